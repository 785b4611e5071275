import { groupAssignments } from '../../syntax/dotenv/find.js';
import { defineRule } from '../define-rule.js';
import { fixOf } from '../env-shared/fixes.js';
import { showName } from '../env-shared/show-name.js';

export default defineRule({
  id: 'env/lower-case-key',
  aliases: ['dotenv-linter:LowercaseKey'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'unsafe',
  docs: {
    what: 'The name of a variable has lower-case letters.',
    why: 'On Linux `Debug` and `DEBUG` are two variables; the custom is capital letters.',
    bad: 'debug=true',
    good: 'DEBUG=true',
    refs: ['https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html'],
  },
  messages: { lower: (a: { name: string }) => `the name ${a.name} has lower-case letters` },
  *check({ file }) {
    const groups = groupAssignments(file.syntax);
    const seen = new Set<string>();
    for (const entry of file.syntax.entries) {
      const key = entry.kind === 'assignment' || entry.kind === 'junk' ? entry.key : null;
      if (!key) continue;
      const name = file.text.slice(key.start, key.end);
      const upper = name.toUpperCase();
      if (name === upper) continue;
      const args = { name: showName(name) };
      // All lines with the name change together; beside the other name it would become a duplicate.
      const isFree = !seen.has(name) && !groups.has(upper);
      seen.add(name);
      const edits = isFree ? (groups.get(name) ?? []).map((one) => ({ ...one.key, text: upper })) : [];
      yield {
        messageId: 'lower',
        args,
        range: key,
        ...fixOf(file, 'unsafe', 'write it in capital letters', edits, [name, upper]),
      };
    }
  },
});
