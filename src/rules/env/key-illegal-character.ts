import { defineRule } from '../define-rule.js';
import { programOf } from '../env-shared/programs.js';
import { showName } from '../env-shared/show-name.js';

export default defineRule({
  id: 'env/key-illegal-character',
  aliases: ['dotenv-linter:IncorrectDelimiter', 'dotenv-linter:LeadingCharacter'],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A name has other characters than letters, digits and the underscore, or starts with a digit.',
    why: 'Shells cannot set such a variable and systemd drops it; npm dotenv drops names with a slash or a bracket, Compose refuses the file for them.',
    bad: 'API-HOST=0.0.0.0',
    good: 'API_HOST=0.0.0.0',
    refs: ['https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html'],
  },
  messages: {
    character: (a: { name: string; program: string }) =>
      `${a.program} does not read ${a.name}: the name has other characters than letters, digits and underscores`,
    shell: (a: { name: string }) =>
      `no shell can set ${a.name}, and systemd drops it: a name has only letters, digits and underscores`,
    digit: (a: { name: string }) =>
      `no shell can set ${a.name}, and systemd drops it: a name does not start with a digit`,
  },
  *check({ file }) {
    for (const entry of file.syntax.entries) {
      const key = entry.kind === 'assignment' || entry.kind === 'junk' ? entry.key : null;
      if (!key || (entry.kind === 'junk' && entry.reason !== 'no-delimiter')) continue;
      const written = file.text.slice(key.start, key.end);
      if (/^[A-Za-z_]\w*$/.test(written)) continue;
      const name = showName(written);
      const isRead = entry.kind === 'junk' || Object.hasOwn(file.reading.values, written);
      if (!isRead)
        yield { messageId: 'character', args: { name, program: programOf(file.reader) }, range: key };
      else if (/^\d\w*$/.test(written))
        yield { messageId: 'digit', args: { name }, severity: 'info', range: key };
      else yield { messageId: 'shell', args: { name }, severity: 'info', range: key };
    }
  },
});
