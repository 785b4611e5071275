import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeDocuments } from '../../../src/syntax/yaml/compose-documents.js';
import { findTooDeep } from '../../../src/syntax/yaml/depth.js';
import { readFast } from '../../../src/syntax/yaml/fast/index.js';
import type { RawNode } from '../../../src/syntax/yaml/raw.js';
import { findForbidden } from '../../../src/syntax/yaml/syntax-errors.js';

/** Without the ends of block collections, which neither reader is asked for. */
function comparable(node: RawNode | null): unknown {
  if (node?.kind === 'seq')
    return { ...node, end: node.flow ? node.end : 0, items: node.items.map(comparable) };
  if (node?.kind !== 'map') return node;
  const pairs = node.pairs.map(({ key, value }) => [comparable(key), comparable(value)]);
  return { ...node, end: node.flow ? node.end : 0, pairs };
}

/** Whether a text is read here; then the whole parser must accept it, and see the same. */
function compare(text: string): boolean {
  if (findForbidden(text) !== undefined || findTooDeep(text) !== undefined) return false;
  const fast = readFast(text);
  if (fast === undefined) return false;
  const documents = [...composeDocuments(text)];
  expect(documents.map(({ errors }) => errors.map(({ code }) => code))).toEqual([[]]);
  expect(comparable(fast.root)).toEqual(comparable(documents[0]!.root));
  return true;
}

const indent = (text: string, by: number) => text.replace(/^(?=.)/gm, ' '.repeat(by));
const usual = fc.constantFrom(
  'a',
  'b c',
  '1',
  '"q: r"',
  '[a, b]',
  '{a: b}',
  'x:y',
  'a # c',
  '|\n      lit\n      x',
);
const odd = fc.constantFrom(
  ...[
    'a',
    'b c',
    'x:y',
    '~',
    'true',
    '1',
    'a #c',
    'a # c',
    '-x',
    '?x',
    "'it''s'",
    '"q: r"',
    '"a\\nb\\t\\""',
    "''",
  ],
  ...[
    'http://x/y?a=b#c',
    'é ü',
    '"a" # c',
    '"multi\n   line"',
    'a\n  b',
    'a\n      b\n\n      c',
    'a: b',
    'a:',
  ],
  ...[
    '*x',
    '*x # c',
    '&z v',
    '!reset null',
    '!override',
    '!t "s"',
    '&a',
    '!!str x',
    '!reset []',
    '&z [a]',
    '&a &b c',
  ],
  ...[
    '[]',
    '{}',
    '[a, b]',
    '[a b, "c", {d: e}]',
    '{a: b, "c":1, }',
    '[\n   a,\n   b\n ]',
    '[ # c\n     a ]',
    '[a: b]',
  ],
  ...[
    '{a}',
    '{a: b, c: }',
    '[a]x',
    '[*x, *y]',
    '[a,, b]',
    '- - a',
    'a\t',
    "'x'#c",
    '@a',
    '%a',
    '|x',
    '',
    '"a" b',
  ],
  ...[
    '|\n      lit\n      x',
    '|\n  x',
    '>-\n      f g\n      h\n\n      i',
    '>\n        a\n          b\n        c',
  ],
  ...['|-\n\n      q', '|+\n   a\n\n', '>2\n   a', '|\n\ta'],
);
const scalar = fc.oneof({ weight: 5, arbitrary: usual }, { weight: 1, arbitrary: odd });
const key = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom('a', 'b', 'c d', '"k"', "'k'", 'k-1', 'x:y') },
  { weight: 1, arbitrary: fc.constantFrom('<<', '1', '? a', '&x y') },
);
const block: fc.Memo<string> = fc.memo((depth) => {
  const inner = depth > 1 ? block(depth - 1) : scalar;
  const pair = fc
    .tuple(
      key,
      fc.constantFrom(':', ' :'),
      fc.constantFrom('', '', '', ' &x', ' !override', ' # c'),
      scalar,
      inner,
      fc.nat(4),
    )
    .map(([name, colon, middle, plain, below, by]) =>
      by === 0
        ? `${name}${colon} ${plain}`
        : `${name}${colon}${middle}\n${indent(below, by - (by > 3 ? 3 : 0))}`,
    );
  const item = fc
    .tuple(inner, scalar, fc.constantFrom('- ', '-  ', '-\n  ', '- &x ', '- &y\n  ', '- '), fc.boolean())
    .map(([below, plain, dash, nested]) =>
      nested ? `${dash}${indent(below, 2).trimStart()}` : `- ${plain}`,
    );
  const noise = fc.constantFrom('', '', '', '', '# c', '   # c', '   ');
  const lines = (one: fc.Arbitrary<string>) =>
    fc
      .array(fc.tuple(one, noise), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.map(([part, after]) => (after === '' ? part : `${part}\n${after}`)).join('\n'));
  return fc.oneof({ weight: 3, arbitrary: lines(pair) }, { weight: 1, arbitrary: lines(item) });
});
const document = fc
  .tuple(
    fc.constantFrom('', '', '', '---\n', '# c\n---\n', '\ufeff', '\n'),
    block(4),
    fc.constantFrom('\n', '', '\r\n'),
  )
  .map(([before, body, end]) => {
    const text = `${before}${body}${end}`;
    return end === '\r\n' ? text.replace(/\r?\n/g, '\r\n') : text;
  });

describe('readFast', () => {
  it('sees in random documents what the whole parser sees, or nothing', () => {
    let read = 0;
    fc.assert(
      fc.property(document, (text) => {
        if (compare(text)) read++;
      }),
      { numRuns: 4000 },
    );
    expect(read).toBeGreaterThan(300);
  });

  it('takes no text that the whole parser refuses', () => {
    const pieces = [
      'a',
      'b: ',
      'c:',
      '- ',
      '-',
      ' ',
      '  ',
      '\n',
      '\n  ',
      '\n- ',
      '\na: ',
      '\n  b: ',
      '[',
      ']',
      '{',
      '}',
    ];
    const more = [
      ', ',
      ',',
      '&x ',
      '*x',
      '!t ',
      '|',
      '>',
      '|-',
      '#c',
      ' # c',
      "'",
      '"',
      '\\',
      '\t',
      '---\n',
      '<<: *x',
    ];
    const text = fc.array(fc.constantFrom(...pieces, ...more, '...', '\r\n', '\r', ':', '?', '%', '@'), {
      maxLength: 14,
    });
    fc.assert(
      fc.property(text, (parts) => {
        compare(parts.join(''));
      }),
      { numRuns: 6000 },
    );
  });

  it('reads the compose files of this repository', () => {
    const names = (readdirSync('fixtures', { recursive: true }) as string[]).filter((name) =>
      /compose[^/]*\.ya?ml$/.test(name),
    );
    const read = names.filter((name) => compare(readFileSync(join('fixtures', name), 'utf8')));
    expect(names.length).toBeGreaterThan(3);
    expect(read.length / names.length).toBeGreaterThan(0.7);
  });

  it('leaves deep nesting to the whole parser, without running out of stack', () => {
    expect(readFast(`a: ${'['.repeat(100_000)}`)).toBeUndefined();
    expect(readFast(`${'- '.repeat(100_000)}a`)).toBeUndefined();
    expect(readFast(Array.from({ length: 5000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'))).toBeUndefined();
  });
});
