import { describeEnvironment } from '../compose-shared/references-environment.js';
import { isShellText, namesOf } from '../compose-shared/references-variables.js';
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
    const { exampleNames } = describeEnvironment(model);
    const seen = new Set<string>();
    for (const reference of model.project.references) {
      const { name, operator, set, file, range } = reference;
      if (set || operator !== '' || exampleNames.has(name) || isShellText(model, reference) || seen.has(name))
        continue;
      const envFiles = model.project.services.flatMap((service) => service.envFiles);
      const found = envFiles.find(
        ({ resolved }) =>
          !isDefaultEnv(resolved, model.project.directory) && namesOf(model, resolved).includes(name),
      );
      if (found?.resolved === undefined) continue;
      seen.add(name);
      yield { messageId: 'notRead', args: { name, file: found.resolved }, file, range };
    }
  },
});

function isDefaultEnv(path: string | undefined, directory: string): boolean {
  return path === (directory === '' ? '.env' : `${directory}/.env`);
}
