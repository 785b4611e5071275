import { defineRule } from '../define-rule.js';
import { junkOf } from '../env-shared/entries.js';
import { fixOf } from '../env-shared/fixes.js';
import { programOf } from '../env-shared/programs.js';
import { showName } from '../env-shared/show-name.js';
import { isNameAlone } from '../env-shared/statements.js';

export default defineRule({
  id: 'env/key-without-value',
  aliases: ['dotenv-linter:KeyWithoutValue'],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'A name stands alone, without an equals sign.',
    why: 'Compose and docker run take the value from the host then; npm dotenv and python-dotenv set nothing, and Node glues the line to the next.',
    bad: 'DEBUG\nAPI_PORT=8000',
    good: 'DEBUG=\nAPI_PORT=8000',
  },
  messages: {
    nothing: (a: { name: string; program: string }) =>
      `${a.name} has no equals sign: ${a.program} sets nothing`,
    host: (a: { name: string; program: string }) =>
      `${a.name} has no equals sign: ${a.program} takes the host's value, if it has one`,
    lastLine: (a: { name: string; program: string }) =>
      `${a.name} has no equals sign and the line no end: ${a.program} takes it for the value of a variable without a name`,
  },
  *check({ file }) {
    const program = programOf(file.reader);
    for (const entry of junkOf(file)) {
      if (!isNameAlone(file, entry) || !entry.key) continue;
      const { start, end } = entry.key;
      const key = file.text.slice(start, end);
      const args = { name: showName(key), program };
      const fix = fixOf(file, 'unsafe', 'write = behind it', [{ start: end, end, text: '=' }], [key, '']);
      const isLastLine = entry.lineEnd.start === entry.lineEnd.end;
      if (file.reader !== 'compose') yield { messageId: 'nothing', args, range: entry.key, ...fix };
      else if (isLastLine) yield { messageId: 'lastLine', args, range: entry.key, ...fix };
      else yield { messageId: 'host', args, severity: 'info', range: entry.key };
    }
  },
});
