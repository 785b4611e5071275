import { indexLines, positionAt } from '../../core/text.js';
import { readDotenv } from '../../syntax/dotenv/readers/index.js';
import { REFUSES } from '../compose-shared/problems.js';
import { defineRule } from '../define-rule.js';

/** What depends on more than the file. */
const OUTSIDE = new Set(['required-variable', 'expansion-too-large']);

export default defineRule({
  id: 'compose/env-file-refused',
  aliases: [REFUSES],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'An `env_file` of a service has a line that Compose cannot read: a blank in a name, a quote that is never closed.',
    why: 'Compose refuses the whole project: "failed to read …: line 3: key cannot contain a space".',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    env_file: ./web.env',
    good: 'services:\n  web:\n    image: nginx:1.29',
    refs: ['https://docs.docker.com/reference/compose-file/services/#env_file'],
  },
  messages: {
    refused: (a: { service: string; file: string; line: number }) =>
      `Compose cannot read ${a.file}, an env file of ${a.service}: its line ${a.line} is no assignment`,
    here: (_: Record<never, never>) => 'this is where Compose stops',
  },
  *check(model) {
    const seen = new Set<string>();
    for (const service of model.project.services) {
      for (const { resolved, format, path } of service.envFiles) {
        if (resolved === undefined || seen.has(resolved) || (format !== undefined && format !== '')) continue;
        const text = model.readMounted(resolved);
        if (text === undefined) continue;
        seen.add(resolved);
        const error = readDotenv(text, { reader: 'compose' }).errors.find((one) => one.refused);
        if (!error || OUTSIDE.has(error.code)) continue;
        const { line } = positionAt(indexLines(text), error.range.start);
        yield {
          messageId: 'refused',
          args: { service: service.name, file: resolved, line },
          file: path.file,
          range: path.range,
          subject: `services.${service.name}.env_file ${resolved}`,
          related: [{ file: resolved, range: error.range, messageId: 'here', args: {} }],
        };
      }
    }
  },
});
