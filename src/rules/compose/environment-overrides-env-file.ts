import { readDotenv } from '../../syntax/dotenv/readers/index.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/environment-overrides-env-file',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: '`environment` sets a variable that an `env_file` of the same service sets to another value.',
    why: 'The value in the env file is never used. Who changes it there, and restarts, sees no difference.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    env_file: web.env\n    environment:\n      MODE: fast',
    good: 'services:\n  web:\n    image: nginx:1.29\n    env_file: web.env',
    refs: ['https://docs.docker.com/compose/how-tos/environment-variables/envvars-precedence/'],
  },
  messages: {
    overridden: (a: { service: string; key: string; file: string }) =>
      `${a.key} of ${a.service} is set here; the other value in ${a.file} is never used`,
    other: (_: Record<never, never>) => 'the value that is never used',
  },
  *check(model) {
    for (const { name: service, environment, envFiles } of model.project.services) {
      for (const { resolved, format, file: namedIn } of envFiles) {
        const text = resolved === undefined ? undefined : model.readMounted(resolved);
        if (resolved === undefined || text === undefined || (format !== undefined && format !== '')) continue;
        const { values, origins } = readDotenv(text, { reader: 'compose' });
        for (const { key, value, file, nameRange } of environment) {
          const known = Object.hasOwn(values, key) ? values[key] : undefined;
          // A value that the variables decide, or that is passed on, is overridden on purpose.
          if (value?.value === undefined || value.text.interpolated || typeof known !== 'string') continue;
          if (known === value.value) continue;
          // What an override sets: without it, the files below use the value of the env file.
          if (file !== namedIn && file !== model.file.path) continue;
          const range = origins[key]?.key;
          const related = range ? [{ file: resolved, range, messageId: 'other', args: {} }] : [];
          yield {
            messageId: 'overridden',
            args: { service, key, file: resolved },
            file,
            range: nameRange,
            related,
          };
        }
      }
    }
  },
});
