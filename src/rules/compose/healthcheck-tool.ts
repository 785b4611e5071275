import { lacksTool, referenceOf } from '../compose-shared/images-service.js';
import { rangeOfWord, scriptOfCheck } from '../compose-shared/service-health.js';
import { createOnce } from '../compose-shared/service-place.js';
import { parseImageName } from '../dockerfile-shared/image-name.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/healthcheck-tool',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A health check calls a program that the image does not have: curl in postgres, redis or ollama, mysqladmin in mariadb from 11 on, mongo in mongo from 6 on.',
    why: 'Every check fails, the container is unhealthy for ever, and whatever waits for it never starts.',
    bad: 'services:\n  ollama:\n    image: ollama/ollama:0.12.0\n    healthcheck:\n      test: ["CMD", "curl", "-f", "http://localhost:11434"]',
    good: 'services:\n  ollama:\n    image: ollama/ollama:0.12.0\n    healthcheck:\n      test: ["CMD", "ollama", "list"]',
    refs: ['https://docs.docker.com/reference/compose-file/services/#healthcheck'],
  },
  messages: {
    missing: (a: { service: string; tool: string; image: string }) =>
      `${a.image} has no ${a.tool}: the health check of ${a.service} always fails`,
  },
  *check(model) {
    const once = createOnce();
    for (const service of model.project.services) {
      const test = service.healthcheck?.test;
      // What a Dockerfile installs is judged with the Dockerfile.
      if (test === undefined || service.build !== undefined) continue;
      const reference = referenceOf(model, service);
      const check = scriptOfCheck(test);
      if (reference === undefined || check === undefined || service.image?.text.assumed) continue;
      const names = check.script.commands.map(({ name }) => name);
      // `curl … || wget …`: one of them is enough.
      const alternatives = names.filter(
        (name): name is string =>
          name !== undefined && !/^(?:exit|true|false|echo|:|test|\[|kill|sh)$/.test(name),
      );
      const lacking = alternatives.filter((name) => lacksTool(reference, name) === true);
      const [tool] = lacking;
      const hasChoice = check.script.lists.length > 0 && lacking.length < alternatives.length;
      if (
        tool === undefined ||
        (hasChoice &&
          /\|\||\bcommand -v\b|\bwhich\b/.test(
            names.join(' ') + (test.text ?? test.words?.join(' ') ?? ''),
          ) &&
          new Set(alternatives).size > 1)
      )
        continue;
      const place = rangeOfWord(model, test, tool);
      if (!once(place)) continue;
      const { short, tag } = parseImageName(reference);
      yield {
        messageId: 'missing',
        args: { service: service.name, tool, image: tag ? `${short}:${tag}` : short },
        ...place,
      };
    }
  },
});
