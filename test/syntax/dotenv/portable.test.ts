import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDotenv } from '../../../src/syntax/dotenv/parse.js';
import { planPortable } from '../../../src/syntax/dotenv/portable.js';
import { isShellName } from '../../../src/syntax/dotenv/readers/bash-names.js';
import { READER_IDS, readDotenv, readOnce } from '../../../src/syntax/dotenv/readers/index.js';
import { COMPARED_IDS } from '../../../src/syntax/dotenv/readers/names.js';
import type { ReaderId } from '../../../src/syntax/dotenv/readers/types.js';
import { hostileText } from './hostile-text.js';

const plan = (text: string, readers: readonly ReaderId[], reference: ReaderId = 'python_dotenv') =>
  planPortable(text, { readers, reference });

const usualLine = fc.constantFrom(
  ...[
    'A=b',
    'B="x y"',
    "C='p$w #'",
    'A=b # c',
    'B="a\\nb"',
    'C=p#s',
    'E=x\\y',
    "F='a\nb'",
    'G=${B:-c}',
    'H=${A}/x',
  ],
  ...[
    'export B=2',
    'A= ',
    'B =2',
    'C: d',
    '# c',
    '',
    'A',
    'I=a b',
    'J="${A}/x" # y',
    'K="\\"q\\""',
    'A=1;B=2',
  ],
);
const usualText = fc
  .tuple(fc.array(usualLine, { maxLength: 8 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
  .map(([lines, end, bom]) => (bom ? '\ufeff' : '') + lines.map((line) => line + end).join(''));

describe('planPortable', () => {
  it.each([
    ['A="b" # c\n', COMPARED_IDS, '# c\nA=b\n'],
    ['export A=b\n', COMPARED_IDS, 'A=b\n'],
    ['A = b\r\n# c\r\n', COMPARED_IDS, 'A=b\n# c\n'],
    ['\ufeffA=b\n', COMPARED_IDS, 'A=b\n'],
    ['A=p#ss # c\n', ['dotenv', 'python_dotenv'], 'A="p#ss" # c\n'],
    ['B=1\nA="${B}/x"\n', COMPARED_IDS, 'B=1\nA=1/x\n'],
    ['A="x y"\n', ['docker_run', 'compose'], 'A=x y\n'],
    ['A=b\n', COMPARED_IDS, 'A=b\n'],
  ] as const)('%j', (text, readers, expected) => {
    expect(plan(text, readers)).toMatchObject({ text: expected, left: [] });
  });

  it.each([
    ['A="two\\nlines"\n', ['compose', 'docker_run'], 'no-form'],
    ['A="x y"\n', ['bash', 'docker_run'], 'no-form'],
    ['A=${HOST}/x\n', ['python_dotenv', 'dotenv'], 'from-outside'],
    ['A-B=1\n', ['python_dotenv', 'bash'], 'name'],
  ] as const)('%j stays', (text, readers, why) => {
    expect(plan(text, readers)).toMatchObject({ text, edits: [], left: [{ offset: 0, why }] });
  });

  it('has nothing to go by where the reference refuses the file', () => {
    expect(plan('A="b\n', ['compose'], 'compose')).toBeUndefined();
  });

  it('loses no value, leaves other lines alone, is read alike, and has nothing to do the second time', () => {
    const some = fc.subarray([...READER_IDS], { minLength: 1, maxLength: 5 });
    const text = fc.oneof(usualText, hostileText);
    fc.assert(
      fc.property(text, some, fc.constantFrom(...READER_IDS), (before, readers, reference) => {
        const planned = planPortable(before, { readers, reference });
        if (planned === undefined) return;
        const old = readDotenv(before, { reader: reference });
        expect(readDotenv(planned.text, { reader: reference }).values).toEqual(old.values);
        const left = new Set(planned.left.map(({ name }) => name));
        const names = parseDotenv(before).entries.flatMap((entry) =>
          entry.kind === 'assignment' && !left.has(entry.name) ? [entry.name] : [],
        );
        for (const reader of readers) {
          const { values } = readDotenv(planned.text, { reader });
          for (const name of names) expect([name, values[name]]).toEqual([name, old.values[name]]);
        }
        // Between the edits every character is there, in order.
        let at = 0;
        let rest = planned.text;
        for (const edit of planned.edits) {
          const kept = before.slice(at, edit.start) + edit.text;
          expect(rest.startsWith(kept)).toBe(true);
          rest = rest.slice(kept.length);
          at = edit.end;
        }
        expect(rest).toBe(before.slice(at));
        const comments = (source: string) =>
          parseDotenv(source)
            .comments.map(({ range }) => source.slice(range.start, range.end).trimEnd())
            .sort();
        expect(comments(planned.text)).toEqual(comments(before));
        const again = planPortable(planned.text, { readers, reference });
        expect(again?.text).toBe(planned.text);
      }),
      { numRuns: 1_500 },
    );
  });

  it('tries lines under another name: no program minds which plain name it is', () => {
    const name = fc
      .oneof(
        fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,8}$/),
        fc.constantFrom(
          ...['if', 'for', 'do', 'then', 'time', 'function', 'case', 'select', 'true', 'set', 'declare'],
          ...['LC_ALL', 'LANG', 'NODE_OPTIONS', 'PYTHONPATH', 'DOTENV_KEY', 'COMPOSE_FILE', 'GLOBIGNORE'],
          ...['constructor', 'toString', 'hasOwnProperty', 'BASH_ENV', 'MAILPATH', 'CDPATH', 'TMOUT', 'ENV'],
        ),
      )
      .filter((one) => !isShellName(one) && one !== 'export');
    const rest = fc.oneof(
      hostileText,
      usualText,
      fc.constantFrom('b', 'x y', '"a#b" # c', "'$A'", '$(x)', 'a;b=c', '~', '~/x', '{a,b}'),
    );
    const before = fc.constantFrom('', 'export ', ' ');
    fc.assert(
      fc.property(before, name, rest, fc.constantFrom(...READER_IDS), (head, own, written, reader) => {
        if (written.includes(own)) return;
        const readAs = (key: string) => {
          const { values, errors, refused, undecided } = readOnce(`${head}${key}=${written}\n`, reader);
          const renamed = Object.entries(values).map(([one, value]) => [
            one.endsWith(key) ? `${one.slice(0, -key.length)}KEY` : one,
            value,
          ]);
          return { values: renamed.sort(), codes: errors.map(({ code }) => code), refused, undecided };
        };
        expect(readAs(own)).toEqual(readAs('CATALYST_STAND_IN'));
      }),
      { numRuns: 4_000 },
    );
  });
});
