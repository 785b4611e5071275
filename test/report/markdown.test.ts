import { describe, expect, it } from 'vitest';
import { mergeReports } from '../../src/report/fleet.js';
import { escapeMarkdown, markdownBlock, markdownCode } from '../../src/report/markdown-text.js';
import { renderMarkdown } from '../../src/report/markdown.js';
import { CONTEXT, HOSTILE, makeFinding, makeHostileReport, makeReport, makeScore } from './support.js';

/** A line without its code spans, escapes and entities: what Markdown would act on. */
function activeOf(line: string): string {
  return line
    .replace(/\\[\\`*_{}[\]#|~$+=.)-]/g, '')
    .replace(/(`+)(?!`)(.*?)(?<!`)\1(?!`)/g, '')
    .replace(/&(?:amp|lt|gt);/g, '');
}

describe('markdown', () => {
  it.each(HOSTILE.map((text) => [JSON.stringify(text), text]))('shows %s as text', (_, text) => {
    const report = makeHostileReport(text);
    const fleet = mergeReports([
      { name: text, report },
      { name: 'b', report: makeReport() },
    ]);
    for (const page of [renderMarkdown(report, CONTEXT), renderMarkdown(fleet, CONTEXT)]) {
      // Blocks of code show what they hold; their fences are longer than any in them.
      const prose = page.replace(/^ {2}(`{3,})text\n[\s\S]*?\n {2}\1$/gm, '');
      for (const line of prose.split('\n')) {
        const active = activeOf(line);
        expect(active.replace(/<\/?(?:details|summary)>/g, ''), line).not.toMatch(/[<>`]|\]\(|!\[/);
        expect(active, line).not.toMatch(/(?<![\w\u200b])@\w|#\d|https?:\/\/|www\.[a-z]/);
        if (line.startsWith('- ')) expect(line.slice(2), line).not.toMatch(/^(?:[-+*#>]|\d+[.)])\s/);
      }
      expect(page).not.toMatch(
        /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/,
      );
    }
  });

  it('keeps the columns of every table', () => {
    for (const text of HOSTILE) {
      const page = renderMarkdown(
        mergeReports([
          { name: text, report: makeHostileReport(text) },
          { name: 'b', report: makeReport() },
        ]),
        CONTEXT,
      );
      const tables = page.split('\n\n').filter((part) => part.startsWith('|'));
      expect(tables.length).toBeGreaterThan(0);
      for (const table of tables) {
        const widths = table.split('\n').map((line) => line.replace(/\\[\\|`]/g, '').split('|').length);
        expect(new Set(widths).size, table).toBe(1);
      }
    }
  });

  it('escapes what would be something else', () => {
    expect(escapeMarkdown('a*b_c`d|e<f>&[g](h)')).toBe('a\\*b\\_c\\`d\\|e&lt;f&gt;&amp;\\[g\\](h)');
    expect(escapeMarkdown('- x')).toBe('\\- x');
    expect(escapeMarkdown('12. x')).toBe('12\\. x');
    expect(escapeMarkdown('user@host')).toBe('user@host');
    expect(escapeMarkdown('@octocat')).toBe('@\u200boctocat');
    expect(escapeMarkdown('postgres://db')).toBe('postgres://db');
  });

  it('fences code by more backticks than it holds', () => {
    expect(markdownCode('a')).toBe('`a`');
    expect(markdownCode('a`b')).toBe('``a`b``');
    expect(markdownCode('`')).toBe('`` ` ``');
    expect(markdownCode('a|b')).toBe('`a|b`');
    expect(markdownCode('a|b', true)).toBe('`a\\|b`');
    expect(markdownBlock(['````'], '  ')).toBe('  `````text\n  ````\n  `````');
  });

  it('stays within what GitHub shows, and says what it left out', () => {
    const findings = Array.from({ length: 2000 }, (_, i) =>
      makeFinding({ message: `${i} is set twice`, severity: 'error' }),
    );
    const page = renderMarkdown(makeReport({ findings, score: makeScore([1, 2000], [0, 0]) }), CONTEXT);
    expect(page.length).toBeLessThan(65_536);
    const shown = page.match(/^- `\.env:2` \d+ is set twice/gm)!.length;
    expect(shown).toBeGreaterThan(300);
    expect(page).toContain(`- … ${2000 - shown} more\n`);
    expect(page).toContain('`-f html` and `-f json` have all of it');
  });

  it('has verdict, score, arithmetic, new findings and lines of errors', () => {
    const error = makeFinding({
      severity: 'error',
      state: 'new',
      frame: ['2 │ A=‹set, 1 character›', '  │   ^'],
    });
    const report = makeReport({ findings: [error], score: makeScore([4, 1], [0, 0]) });
    const page = renderMarkdown(
      { ...report, comparison: { with: 'old', new: 1, persisting: 0, fixed: [] } },
      CONTEXT,
    );
    expect(page).toMatch(/^## ❌ not ready · 80 of 100\n/);
    expect(page).toContain('| environment | 4 of 5 | 0 of 0 | 0 of 0 | 80 | 3 | 0 | 0 |');
    expect(page).toContain('(80 × 3) ÷ 3 = **80**');
    expect(page).toContain('- **new** `.env:2`');
    expect(page).toContain('  ```text\n  2 │ A=‹set, 1 character›\n    │   ^\n  ```');
    expect(page).toContain('**1 new**, **0 fixed**, 0 as before');
  });
});
