import { defineRule } from '../define-rule.js';
import { assignmentsOf } from '../env-shared/entries.js';
import { fixOf } from '../env-shared/fixes.js';
import { showName } from '../env-shared/show-name.js';

export default defineRule({
  id: 'env/space-around-equals',
  aliases: ['dotenv-linter:SpaceCharacter'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'safe',
  docs: {
    what: 'Blanks stand next to the equals sign.',
    why: 'A shell that sources the file takes the name for a command, and docker run --env-file refuses the file or keeps the blank in the value.',
    bad: 'API_PORT = 8000',
    good: 'API_PORT=8000',
  },
  messages: {
    before: (a: { name: string }) =>
      `a blank stands between ${a.name} and its equals sign: docker run --env-file refuses the file, a shell runs the name as a command`,
    after: (a: { name: string }) =>
      `a blank stands behind the equals sign of ${a.name}: docker run --env-file keeps it in the value, a shell runs the value as a command`,
  },
  *check({ file }) {
    for (const entry of assignmentsOf(file)) {
      const { start, end } = entry.separator;
      if (entry.delimiter !== '=' || end - start < 2) continue;
      const edits = [{ start, end, text: '=' }];
      // All programs pass over blanks there, unless nothing but a comment follows.
      const isPlain =
        entry.value.end > entry.value.start && /^[ \t]*=[ \t]*$/.test(file.text.slice(start, end));
      const messageId = file.text[start] === '=' ? 'after' : 'before';
      yield {
        messageId,
        args: { name: showName(entry.name) },
        range: entry.separator,
        ...(isPlain ? fixOf(file, 'safe', 'remove the blanks', edits) : {}),
      };
    }
  },
});
