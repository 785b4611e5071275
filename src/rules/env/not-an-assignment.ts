import { defineRule } from '../define-rule.js';
import { junkOf } from '../env-shared/entries.js';
import { programOf } from '../env-shared/programs.js';
import { errorsByEntry, isNameAlone } from '../env-shared/statements.js';

export default defineRule({
  id: 'env/not-an-assignment',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A line is neither an assignment nor a comment.',
    why: 'Compose refuses the whole file for it, a shell runs it as a command. Often it is the second line of a value that needs quotes, or a comment without its #.',
    bad: 'PRIVATE_KEY=-----BEGIN\nMIIE',
    good: 'PRIVATE_KEY="-----BEGIN\nMIIE"',
  },
  messages: {
    refused: (a: { program: string }) => `this line is no assignment: ${a.program} refuses the file`,
    skipped: (a: { program: string }) => `this line is no assignment: ${a.program} passes over it`,
    blankInName: (a: { program: string }) =>
      `a blank stands in the name before the equals sign: ${a.program} passes over the line`,
    noName: (a: { program: string }) =>
      `no name stands before the equals sign: ${a.program} sets nothing by it`,
  },
  *check({ file }) {
    const junk = junkOf(file).filter((entry) => !isNameAlone(file, entry));
    if (junk.length === 0) return;
    const errors = errorsByEntry(file);
    const program = programOf(file.reader);
    for (const entry of junk) {
      const place = { range: entry.content, subject: entry.reason };
      if (errors.get(entry)?.refused)
        yield { messageId: 'refused', args: { program }, severity: 'error', ...place };
      else if (entry.reason === 'blank-in-key')
        yield { messageId: 'blankInName', args: { program }, ...place };
      else if (entry.reason === 'no-key') yield { messageId: 'noName', args: { program }, ...place };
      else yield { messageId: 'skipped', args: { program }, ...place };
    }
  },
});
