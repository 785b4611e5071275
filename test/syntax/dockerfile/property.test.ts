import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Range } from '../../../src/core/text.js';
import { buildStageGraph, expandVariables, parseDockerfile } from '../../../src/syntax/dockerfile/index.js';
import { createShellReader } from '../../../src/syntax/shell/index.js';
import { processorTime } from '../../support/processor-time.js';

const pieces = [
  ...[
    'FROM ',
    'RUN ',
    'COPY ',
    'ENV ',
    'ARG ',
    'CMD ',
    'ONBUILD ',
    'HEALTHCHECK ',
    'EXPOSE ',
    'SHELL ',
    'FOO ',
  ],
  ...['\n', '\r\n', '\r', '\\\n', '`\n', '\\', '\ufeff', '# escape=`\n', '# c\n', '\t', ' ', '\u00a0'],
  ...[
    '<<A',
    '<<-B',
    '\nA\n',
    '\n\tB\n',
    '"',
    "'",
    '[',
    ']',
    '["a", "b"]',
    '$',
    '${',
    '}',
    ':-',
    '##',
    '/',
    '$(',
    ')',
  ],
  ...[
    '`',
    '&&',
    '|',
    ';',
    'if x; then',
    'fi',
    'sh -c ',
    'sudo ',
    '--mount=type=cache,',
    '--from=',
    '=',
    ',',
    'a',
    'b c',
  ],
];
const garbage = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join('')),
);

/** Every range anywhere in a model. */
function collectRanges(root: object): Range[] {
  const ranges: Range[] = [];
  const seen = new Set<object>();
  const waiting: object[] = [root];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (seen.has(value)) continue;
    seen.add(value);
    if ('start' in value && 'end' in value) ranges.push(value as Range);
    for (const child of Object.values(value))
      if (typeof child === 'object' && child !== null) waiting.push(child);
  }
  return ranges;
}

describe('any text', () => {
  it('is parsed without loss, and every range lies in it', () => {
    fc.assert(
      fc.property(garbage, (text) => {
        const file = parseDockerfile(text);
        expect(file.nodes.map((node) => text.slice(node.extent.start, node.extent.end)).join('')).toBe(text);
        for (const { start, end } of collectRanges(file)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 600 },
    );
  });

  it('has stages, scopes and scripts', () => {
    fc.assert(
      fc.property(garbage, (text) => {
        const file = parseDockerfile(text);
        const graph = buildStageGraph(file);
        const reader = createShellReader(file, graph);
        for (const stage of graph.stages) {
          for (const { start, end } of collectRanges({ ...stage.effective, references: stage.references })) {
            expect(start <= end && end <= text.length).toBe(true);
          }
        }
        for (const instruction of file.instructions) {
          graph.scopeBefore(instruction).list();
          if (instruction.kind === 'env') {
            for (const { value } of instruction.entries) {
              if (value !== undefined) expandVariables(value, graph.scopeBefore(instruction), text);
            }
          }
          const script = reader.read(instruction);
          for (const { start, end } of script === undefined ? [] : collectRanges(script)) {
            expect(start <= end && start >= 0 && end <= text.length).toBe(true);
          }
          for (const command of script?.commands ?? []) expect(script!.commands[command.index]).toBe(command);
        }
      }),
      { numRuns: 600 },
    );
  });

  it('maps every character of a logical line to where it stands', () => {
    fc.assert(
      fc.property(garbage, (text) => {
        for (const { logical } of parseDockerfile(text).instructions) {
          logical.starts.forEach((start, i) => {
            const piece = logical.text.slice(start, logical.starts[i + 1] ?? logical.text.length);
            expect(text.slice(logical.sources[i]!, logical.sources[i]! + piece.length)).toBe(piece);
          });
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('hostile text', () => {
  const read = (text: string) => {
    const file = parseDockerfile(text);
    const reader = createShellReader(file, buildStageGraph(file));
    return file.instructions.map((instruction) => reader.read(instruction)?.status);
  };
  const many = 10_000;

  it.each([
    ['a line of 5 MB', `RUN echo ${'a'.repeat(5_000_000)}`, ['too-complex']],
    ['100,000 continuations', `RUN a${' && b \\\n'.repeat(100_000)}c`, ['parsed']],
    ['100,000 comments in a continuation', `RUN a \\\n${'# c\n'.repeat(100_000)}b`, ['parsed']],
    ['nested substitutions', `RUN ${'$('.repeat(many)}${')'.repeat(many)}`, ['too-complex']],
    ['nested quotes', `RUN ${'"$('.repeat(many)}`, ['too-complex']],
    ['backticks', `RUN ${'`'.repeat(many)}`, ['parsed']],
    ['nested variables', `ENV A=${'${a:-'.repeat(many)}`, [undefined]],
    ['functions of functions', `RUN ${'f() '.repeat(many)}`, ['too-complex']],
    ['wrappers of wrappers', `RUN ${'sudo '.repeat(many)}`, ['parsed']],
    ['triggers of triggers', `${'ONBUILD '.repeat(many)}RUN x`, [undefined]],
    ['brackets', `CMD ${'['.repeat(many)}`, ['parsed']],
    [
      'a long pattern',
      `ENV A=${'a'.repeat(20_000)}\nENV B=\${A//${'*a'.repeat(200)}/x}`,
      [undefined, undefined],
    ],
  ])('%s', (_, text, expected) => {
    let statuses: unknown[] = [];
    const time = processorTime(() => {
      statuses = read(text);
    });
    expect(time).toBeLessThan(10_000);
    if (!text.startsWith('CMD')) expect(statuses).toEqual(expected);
  });

  it('of unclosed heredocs', () => {
    const time = processorTime(() => {
      expect(parseDockerfile('RUN <<A\n'.repeat(many)).problems).toHaveLength(many);
    });
    expect(time).toBeLessThan(10_000);
  });

  it('of stages upon stages', () => {
    const lines = Array.from(
      { length: many },
      (_, i) => `FROM s${i} AS s${i + 1}\nENV A${i}=\${A${i - 1}}b\n`,
    );
    const time = processorTime(() => {
      const graph = buildStageGraph(parseDockerfile(`FROM scratch AS s0\n${lines.join('')}`));
      expect(graph.needed).toHaveLength(many + 1);
      expect(graph.stages.at(-1)!.scope.lookup('A9')?.value).toBe(`1${'b'.repeat(10)}`);
    });
    expect(time).toBeLessThan(10_000);
  });
});
