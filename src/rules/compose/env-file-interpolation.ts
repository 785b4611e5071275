import { findOtherFile } from '../compose-shared/references-env-files.js';
import { isInForce } from '../compose-shared/references-variables.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/env-file-interpolation',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The compose file uses `${NAME}`, which only an `env_file` of the service sets.',
    why: '`env_file` fills the container, not the compose file: Compose looks in the shell and in `.env`, and puts nothing there.',
    bad: 'services:\n  web:\n    image: example/web:${WEB_TAG}\n    env_file: web.env',
    good: 'services:\n  web:\n    image: example/web:1.0\n    env_file: web.env',
    refs: ['https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/'],
  },
  messages: {
    notRead: (a: { name: string; file: string }) =>
      `${a.name} is set in ${a.file}, which fills the container only; here it is empty`,
  },
  advice: { notRead: (a) => `set ${a.name} in .env too, or start with --env-file ${a.file}` },
  *check(model) {
    const seen = new Set<string>();
    for (const reference of model.project.references) {
      const { name, file, range } = reference;
      const found = findOtherFile(model, reference);
      // What a later file clears or replaces is used nowhere.
      if (found === undefined || seen.has(name) || !isInForce(model, reference)) continue;
      seen.add(name);
      yield { messageId: 'notRead', args: { name, file: found }, file, range };
    }
  },
});
