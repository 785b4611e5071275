import { chooseLineEnd } from '../../syntax/dotenv/edit.js';
import { defineRule } from '../define-rule.js';
import { fixOf } from '../env-shared/fixes.js';

export default defineRule({
  id: 'env/no-final-newline',
  aliases: ['dotenv-linter:EndingBlankLine'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'safe',
  docs: {
    what: 'The last line has no line end.',
    why: 'What is appended with >> lands in the last line.',
    bad: 'A=1',
    good: 'A=1\n',
  },
  messages: { missing: (_: Record<never, never>) => 'the last line has no line end' },
  *check({ file }) {
    if (file.syntax.finalNewline) return;
    const end = file.text.length;
    const edits = [{ start: end, end, text: chooseLineEnd(file.syntax) }];
    yield {
      messageId: 'missing',
      args: {},
      range: { start: end, end },
      ...fixOf(file, 'safe', 'add one', edits),
    };
  },
});
