import type { ComposeModel } from '../../models/compose.js';
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
    const envFiles = listEnvFiles(model);
    for (const reference of model.project.references) {
      const { name, operator, set, file, range } = reference;
      if (set || operator !== '' || exampleNames.has(name) || isShellText(model, reference) || seen.has(name))
        continue;
      const found = envFiles.find((path) => namesOf(model, path).has(name));
      if (found === undefined) continue;
      seen.add(name);
      yield { messageId: 'notRead', args: { name, file: found }, file, range };
    }
  },
});

/** The env files of all services, each once, without `.env` itself. */
function listEnvFiles({ project }: ComposeModel): readonly string[] {
  const paths = project.services.flatMap(({ envFiles }) =>
    envFiles.flatMap(({ resolved }) => resolved ?? []),
  );
  return [...new Set(paths)].filter((path) => !isDefaultEnv(path, project.directory));
}

function isDefaultEnv(path: string, directory: string): boolean {
  return path === (directory === '' ? '.env' : `${directory}/.env`);
}
