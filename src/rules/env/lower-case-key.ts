import { renameKey } from '../../syntax/dotenv/edit-entries.js';
import { PROVEN_READERS } from '../../fixes/verify-env.js';
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
    const seen = new Set<string>();
    for (const entry of file.syntax.entries) {
      const key = entry.kind === 'assignment' || entry.kind === 'junk' ? entry.key : null;
      if (!key) continue;
      const name = file.text.slice(key.start, key.end);
      const upper = name.toUpperCase();
      if (name === upper) continue;
      const args = { name: showName(name) };
      const first = !seen.has(name) && seen.size < 50;
      seen.add(name);
      const plan = first ? renameKey(file.syntax, name, upper, { readers: PROVEN_READERS }) : undefined;
      const edits = plan?.ok ? plan.edits : [];
      yield {
        messageId: 'lower',
        args,
        range: key,
        ...fixOf(file, 'unsafe', 'write it in capital letters', edits, [name, upper]),
      };
    }
  },
});
