import type { EnvFile } from '../../models/env.js';
import { readDotenv } from '../../syntax/dotenv/readers/index.js';
import type { AssignmentEntry } from '../../syntax/dotenv/types.js';
import { defineRule } from '../define-rule.js';
import { hasKeptComment, readersOf } from '../env-shared/disagreements.js';
import { assignmentsOf, isDeciding, readValue } from '../env-shared/entries.js';
import { fixOf } from '../env-shared/fixes.js';
import { listNames, programOf } from '../env-shared/programs.js';
import { showName } from '../env-shared/show-name.js';
import { chooseLineEnd } from '../../syntax/dotenv/edit.js';

export default defineRule({
  id: 'env/inline-comment-kept',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'A comment behind a value becomes a part of the value.',
    why: 'python-dotenv and Compose read `NAME= # optional` as the text "# optional", and Compose keeps a comment behind a tab: a variable that looks empty is set to a sentence.',
    bad: 'SENTRY_DSN= # optional',
    good: '# optional\nSENTRY_DSN=',
  },
  messages: {
    kept: (a: { name: string; program: string }) =>
      `${a.program} makes the comment a part of the value of ${a.name}`,
    isValue: (a: { name: string; program: string }) =>
      `${a.program} sets ${a.name} to the comment behind it: nothing stands between the equals sign and the #`,
    keptBy: (a: { name: string; program: string }) =>
      `${a.program} would make the comment a part of the value of ${a.name}`,
  },
  advice: { kept: 'put the comment on a line of its own', isValue: 'put the comment on a line of its own' },
  *check({ file, project }) {
    for (const entry of assignmentsOf(file)) {
      if (!hasKeptComment(file, entry) || !entry.comment) continue;
      const { range } = entry.comment;
      const comment = file.text.slice(range.start, range.end).trimEnd();
      const name = showName(entry.name);
      const place = { range, subject: name, ...moveFix(file, entry, comment) };
      if (isDeciding(file, entry) && readValue(file, entry.name)?.endsWith(comment)) {
        const isValue = readValue(file, entry.name) === comment;
        const args = { name, program: programOf(file.reader) };
        yield { messageId: isValue ? 'isValue' : 'kept', args, ...place };
        continue;
      }
      const snippet = file.text.slice(entry.range.start, entry.range.end);
      const keepers = [...readersOf(file, project)].filter(
        (reader) =>
          reader !== file.reader && readDotenv(snippet, { reader }).values[entry.name]?.endsWith(comment),
      );
      if (keepers.length === 0) continue;
      yield {
        messageId: 'keptBy',
        args: { name, program: listNames(keepers.map(programOf)) },
        severity: 'info',
        ...place,
      };
    }
  },
});

function moveFix(file: EnvFile, entry: AssignmentEntry, comment: string) {
  const { start } = entry.range;
  const edits = [
    { start, end: start, text: `${comment}${chooseLineEnd(file.syntax)}` },
    { start: entry.value.end, end: entry.lineEnd.start, text: '' },
  ];
  return fixOf(file, 'unsafe', 'move the comment to a line of its own', edits, [entry.name]);
}
