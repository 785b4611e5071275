import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalystContract } from '../../src/contract/catalyst/index.js';
import { condenseFiles, expandFile, placeIn } from '../../src/migrations/condense.js';
import { planFiles, planMigrations } from '../../src/migrations/plan.js';
import type { MigratableFile, PlanOptions } from '../../src/migrations/types.js';
import { indexLines, positionAt } from '../../src/core/text.js';
import { fileOf, TODAY } from './support.js';

const SEED = Number(process.env['CATALYST_SEED'] ?? 20261127);
const OLD = [...catalystContract.variables.values()].flatMap(({ meta }) =>
  (meta.aliases ?? []).map(({ name }) => name),
);
const dullName = fc.nat({ max: 30 }).map((n) => `SETTING_${n}`);
const knownName = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...OLD, 'MAX_WORKERS') },
  { weight: 1, arbitrary: fc.constantFrom(...catalystContract.variables.keys()) },
);
const value = fc.oneof(
  fc.constantFrom('', 'true', '8000', '50MB', 'gpt-4-turbo-preview', 'postgres://u:p@db/x', '["a","b"]'),
  fc.constantFrom(
    'https://api-inference.huggingface.co/models',
    'your-key-here',
    'a b',
    'a #b',
    "it's",
    '"q',
  ),
  fc
    .tuple(fc.oneof(knownName, dullName), fc.constantFrom('${', '$'))
    .map(([name, head]) => (head === '$' ? `x$${name}` : `x\${${name}}y`)),
);
const dull = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(dullName, fc.constantFrom('', 'v', 'a.b/c', '12', 'x@y')).map((one) => one.join('=')),
  },
  { weight: 1, arbitrary: fc.constantFrom('', '# a part', '  # — a note 🔑') },
);
const told = fc
  .tuple(
    fc.constantFrom('', '', 'export '),
    fc.oneof(knownName, knownName, dullName),
    fc.constantFrom('', '', '"', "'"),
    value,
    fc.constantFrom('', '', ' # a remark'),
  )
  .map(
    ([head, name, quote, text, tail]) =>
      `${head}${name}=${quote}${quote ? text.replaceAll(quote, '') : text}${quote}${tail}`,
  );
const line = fc.oneof(
  { weight: 30, arbitrary: dull },
  { weight: 8, arbitrary: told },
  { weight: 1, arbitrary: fc.constantFrom('# PORT is for others', '# HOST=x', 'NAME', 'A: b', '\t') },
);
const text = fc
  .tuple(
    fc.array(line, { minLength: 4, maxLength: 40 }),
    fc.constantFrom('\n', '\n', '\r\n'),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([lines, end, final, bom]) => `${bom ? '\ufeff' : ''}${lines.join(end)}${final ? end : ''}`);
const readers = fc.constantFrom<MigratableFile['readers']>(
  ['python_dotenv'],
  ['python_dotenv', 'compose'],
  ['dotenv'],
  ['compose'],
);
const project = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom('.env', '.env.local', 'a/.env', '.env.example'), { minLength: 1 }),
    fc.array(text, { minLength: 4, maxLength: 4 }),
    readers,
    fc.boolean(),
  )
  .map(([paths, texts, by, hasCompose]) => [
    ...paths.map((path, i) => fileOf(path, texts[i]!, by)),
    ...(hasCompose
      ? [
          fileOf(
            'compose.yaml',
            'services:\n  backend:\n    image: made-up/backend:1\n    env_file: a/.env\n    environment:\n      - PORT=1\n',
          ),
        ]
      : []),
  ]);

describe('lines that no migration is interested in', () => {
  it('are left out and come back: 500 projects have the same plan with and without them', () => {
    const seen = { condensed: 0, changed: 0 };
    fc.assert(
      fc.property(
        project,
        fc.constantFrom('safe', 'review'),
        fc.constantFrom(undefined, 'old', 'new'),
        (files, accept, prefer) => {
          const options: PlanOptions = {
            profile: 'catalyst',
            today: TODAY,
            accept,
            ...(prefer ? { prefer } : {}),
          };
          const condensed = condenseFiles(files);
          expect(condensed.map(expandFile)).toEqual(files);
          const plan = planMigrations(files, options);
          expect(plan).toEqual(planFiles(files, options));
          seen.condensed += condensed.filter(({ gaps }) => gaps !== undefined).length;
          seen.changed += plan.files.length;
        },
      ),
      { numRuns: 500, seed: SEED },
    );
    expect(Math.min(seen.condensed, seen.changed)).toBeGreaterThan(100);
  });

  it('stay where a line is set twice, referred to, in quotes, or known', () => {
    const kept = [
      'A=x$B',
      'B=1',
      'export C=1',
      'C=2',
      'D="1"',
      'D=2',
      'PORT=1',
      'E=http://a.test',
      '# HOST is here',
    ];
    const rest = ['F=1', '', '# a note', 'G=2', 'H=3'];
    const [file] = condenseFiles([fileOf('a/.env', `${[...kept, ...rest, 'PORT=2'].join('\n')}\n`)]);
    expect(file!.gaps).toEqual([{ text: rest.join('\n'), lines: rest.length }]);
    expect(file!.text.split('\n').filter((one) => !one.includes('\ue000'))).toEqual([...kept, 'PORT=2', '']);
  });

  it.each([
    ['a quote that reaches further', 'A="x\nB=1\nC=2\nD=3\nE=4"\n'],
    ['line ends of two kinds', 'A=1\r\nB=1\nC=2\r\nD=3\r\nE=4\r\n'],
    ['a line end of one program', 'A=1\nB=1\u2028\nC=2\nD=3\nE=4\n'],
    ['what a stub is made of', 'A=1\nB=1\nC=2\nD=3\n# \ue0000\ue000\n'],
  ])('all stay with %s', (_what, content) => {
    const files = [fileOf('a/.env', content)];
    expect(condenseFiles(files)).toEqual(files);
  });

  it('count in places', () => {
    const content = 'A=1\nB=1\nC=2\nD=3\nE=4\nexport PORT=1\nF=1\nG=1\nH=1\n\nHOST=a\n';
    const [file] = condenseFiles([fileOf('a/.env', content)]);
    expect(file!.gaps).toHaveLength(2);
    for (const name of ['PORT', 'HOST'])
      expect(placeIn(file!, file!.text.indexOf(name))).toEqual(
        positionAt(indexLines(content), content.indexOf(name)),
      );
  });
});
