import { describeEnvironment, joinPath } from '../compose-shared/references-environment.js';
import { readDotenv } from '../../syntax/dotenv/readers/index.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/dotenv-unused',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'The `.env` beside the compose file sets a variable that the file does not use, and that no service reads.',
    why: 'Compose uses `.env` to fill in its own file only: what is set there reaches no container by itself.',
    bad: 'services:\n  web:\n    image: nginx:1.29',
    good: 'services:\n  web:\n    image: nginx:1.29\n    env_file: .env',
    refs: ['https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/'],
  },
  messages: {
    unused: (a: { name: string; file: string }) => `${a.file} sets ${a.name}, which reaches no container`,
  },
  *check(model) {
    const { file } = describeEnvironment(model);
    const { project } = model;
    const path = joinPath(project.directory, '.env');
    const isRead = project.services.some(({ envFiles }) =>
      envFiles.some(({ resolved }) => resolved === path),
    );
    if (file === undefined || isRead || project.incomplete) return;
    const used = new Set([
      ...project.references.map(({ name }) => name),
      ...project.services.flatMap(({ environment }) => environment.map(({ key }) => key)),
    ]);
    const { origins } = readDotenv(model.readMounted(file) ?? '', { reader: 'compose' });
    for (const [name, { key }] of Object.entries(origins)) {
      if (used.has(name) || /^(?:COMPOSE|DOCKER|BUILDKIT)_/.test(name)) continue;
      yield { messageId: 'unused', args: { name, file }, file, range: key };
    }
  },
});
