import { defineRule } from '../define-rule.js';
import { fixOf } from '../env-shared/fixes.js';
import { changedKeys, groupByEntry } from '../env-shared/hidden-characters.js';

const meant = (text: string): string => text.replace(/[\u00a0\u202f\u2007]/g, ' ').trim();

export default defineRule({
  id: 'env/nbsp',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'A no-break space stands where a space seems to be.',
    why: 'It comes with text that was copied from a web page. Some programs take it for a part of the name or the value, others for a blank: a key with it at its end is rejected.',
    bad: 'API_HOST=0.0.0.0\u00a0',
    good: 'API_HOST=0.0.0.0',
  },
  messages: {
    nbsp: (a: { count: number }) =>
      a.count === 1
        ? 'this is a no-break space, not a space'
        : `${a.count} no-break spaces stand in this line`,
  },
  *check({ file }) {
    for (const { entry, at } of groupByEntry(file, file.syntax.characters.nbsp)) {
      // Within quotes it may be meant: `"10 000"`.
      const outside =
        entry.kind === 'assignment' && entry.quote !== 'none'
          ? at.filter(
              ({ start }) =>
                start < entry.inner.start || start >= entry.inner.end || isEdge(start, entry.inner),
            )
          : at;
      if (outside.length === 0) continue;
      const edits = outside.map((range) => ({ ...range, text: ' ' }));
      yield {
        messageId: 'nbsp',
        args: { count: outside.length },
        range: outside[0]!,
        subject: entry.kind,
        ...fixOf(file, 'unsafe', 'replace by spaces', edits, changedKeys(entry, meant)),
      };
    }
  },
});

function isEdge(at: number, { start, end }: { start: number; end: number }): boolean {
  return at === start || at === end - 1;
}
