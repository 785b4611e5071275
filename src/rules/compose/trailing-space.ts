import type { Edit } from '../../core/edits.js';
import { buildFix } from '../compose-shared/edits-place.js';
import { blockScalarsOf, styledFiles } from '../compose-shared/edits-restyle.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/trailing-space',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'safe',
  docs: {
    what: 'A compose file has white space at the ends of lines, or no line end at its end.',
    why: 'Editors take it away by themselves, and then changes show where nothing changed.',
    bad: 'services:\n  web: \n    image: nginx:1.29',
    good: 'services:\n  web:\n    image: nginx:1.29\n',
    refs: ['https://editorconfig.org'],
  },
  messages: {
    space: (a: { lines: number }) =>
      `${a.lines} ${a.lines === 1 ? 'line has' : 'lines have'} white space at the end`,
    ending: (_: Record<never, never>) => 'the last line does not end',
  },
  *check(model) {
    for (const { file, text, node, editable } of styledFiles(model)) {
      const kept = blockScalarsOf(node);
      const edits: Edit[] = [];
      for (const match of text.matchAll(/(?<![ \t])[ \t]+(?=\r?\n|$)/g)) {
        const [start, end] = [match.index, match.index + match[0].length];
        // Inside a text over several lines it is part of the text.
        if (kept.some((range) => range.start <= start && start <= range.end)) continue;
        edits.push({ file, start, end, text: '' });
      }
      const [first] = edits;
      if (first) {
        const fixes = buildFix('take it away', 'safe', editable ? edits : undefined, []);
        yield {
          messageId: 'space',
          args: { lines: edits.length },
          file,
          range: { start: first.start, end: first.end },
          fixes,
        };
      }
      if (text === '' || text.endsWith('\n') || edits.some(({ end }) => end === text.length)) continue;
      const last = kept.some(({ end }) => end >= text.length);
      const eol = text.includes('\r\n') ? '\r\n' : '\n';
      const edit = { file, start: text.length, end: text.length, text: eol };
      yield {
        messageId: 'ending',
        args: {},
        file,
        range: { start: text.length - 1, end: text.length },
        fixes: buildFix('end it', 'safe', last ? undefined : [edit], []),
      };
    }
  },
});
