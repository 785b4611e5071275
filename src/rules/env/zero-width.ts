import { defineRule } from '../define-rule.js';
import { fixOf } from '../env-shared/fixes.js';
import { changedKeys, groupByEntry } from '../env-shared/hidden-characters.js';

const INVISIBLE = /[\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff]/g;

export default defineRule({
  id: 'env/zero-width',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'A character without width stands in a name or a value.',
    why: 'Nobody sees it, and the name or value is another one: the variable is not found, the key is rejected.',
    bad: 'OPENAI_API_KEY=\u200bsk-…',
    good: 'OPENAI_API_KEY=sk-…',
  },
  messages: {
    zeroWidth: (a: { codePoint: string; count: number }) =>
      a.count === 1
        ? `an invisible character stands here (${a.codePoint})`
        : `${a.count} invisible characters stand in this line, the first here (${a.codePoint})`,
  },
  *check({ file }) {
    for (const { entry, at } of groupByEntry(file, file.syntax.characters.zeroWidth)) {
      const found = at.filter(({ start }) => !joinsOtherScript(file.text, start));
      const first = found[0];
      if (!first) continue;
      const codePoint = `U+${file.text.charCodeAt(first.start).toString(16).toUpperCase().padStart(4, '0')}`;
      const edits = found.map((range) => ({ ...range, text: '' }));
      const changes = changedKeys(entry, (text) => text.replace(INVISIBLE, ''));
      yield {
        messageId: 'zeroWidth',
        args: { codePoint, count: found.length },
        range: first,
        subject: entry.kind,
        ...fixOf(file, 'unsafe', 'remove', edits, changes),
      };
    }
  },
});

/** Joiners between emoji, or in scripts that are written with them. */
function joinsOtherScript(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (
    (code === 0x200c || code === 0x200d) && text.charCodeAt(at - 1) > 0x5ff && text.charCodeAt(at + 1) > 0x5ff
  );
}
