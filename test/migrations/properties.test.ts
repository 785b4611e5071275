import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalystContract } from '../../src/contract/catalyst/index.js';
import { MIGRATIONS, renderStep } from '../../src/migrations/index.js';
import { parseDotenv } from '../../src/syntax/dotenv/parse.js';
import { readDotenv } from '../../src/syntax/dotenv/readers/index.js';
import { readData } from '../../src/fixes/compose-data.js';
import { frameOfPlanned } from '../../src/commands/migrate-host.js';
import { renderMaskedDiff } from '../../src/report/diff.js';
import { renderGuide } from '../../src/report/migration/guide.js';
import { renderPlanJson } from '../../src/report/migration/json.js';
import { renderPlan } from '../../src/report/migration/pretty.js';
import { planOver, textsAfter, TODAY } from './support.js';

const SEED = Number(process.env['CATALYST_SEED'] ?? 20261123);
console.log(`seed of the migration properties: ${SEED}`);

const OLD = [...catalystContract.variables.values()].flatMap(({ meta }) =>
  (meta.aliases ?? []).map(({ name }) => name),
);
const name = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...OLD) },
  { weight: 2, arbitrary: fc.constantFrom(...catalystContract.variables.keys()) },
  { weight: 2, arbitrary: fc.stringMatching(/^[A-Z][A-Z0-9_]{1,8}$/) },
  { weight: 1, arbitrary: fc.constantFrom('LOCAL_AI_ENABLED', 'MAX_WORKERS') },
);
const value = fc.oneof(
  fc.constantFrom(
    '',
    'true',
    '8000',
    '50MB',
    '["https://a.made-up.test","https://b.made-up.test"]',
    'gpt-4-turbo-preview',
    'postgres://u:p@db/x',
    'https://api-inference.huggingface.co/models',
    '0.0.0.0',
    'your-key-here',
  ),
  fc.stringMatching(/^[\w./:@%+-]{1,24}$/),
  fc
    .tuple(fc.constantFrom(...OLD, 'OTHER'), fc.constantFrom('${', '$'))
    .map(([to, head]) => (head === '$' ? `x$${to}` : `x\${${to}}y`)),
  fc.string({ maxLength: 16 }).map((text) => text.replace(/[\r\n\0]/g, ' ')),
);
const quote = fc.constantFrom('', '', '', '"', "'");
const assignment = fc
  .tuple(
    fc.constantFrom('', '', '', 'export '),
    name,
    fc.constantFrom('=', '=', '=', ' = '),
    quote,
    value,
    fc.constantFrom('', '', ' # a remark', '  '),
  )
  .map(
    ([head, key, equals, mark, text, tail]) =>
      `${head}${key}${equals}${mark}${mark ? text.replaceAll(mark, '') : text}${mark}${tail}`,
  );
const line = fc.oneof(
  { weight: 6, arbitrary: assignment },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', '# a comment', '   ', '# OPENAI_DEFAULT_MODEL=x', 'junk line'),
  },
);
const envText = fc
  .tuple(fc.array(line, { maxLength: 14 }), fc.constantFrom('\n', '\n', '\r\n'), fc.boolean(), fc.boolean())
  .map(
    ([lines, end, final, bom]) =>
      `${bom ? '\ufeff' : ''}${lines.join(end)}${final && lines.length > 0 ? end : ''}`,
  );

const READERS = ['python_dotenv', 'compose'] as const;

describe('no value is lost', () => {
  it('in 2,000 env files: found under its name, its new name, or in the plan as removed or converted', () => {
    let changed = 0;
    fc.assert(
      fc.property(envText, (text) => {
        const plan = planOver({ '.env': text });
        const after = textsAfter({ '.env': text }, plan)['.env']!;
        if (after !== text) changed++;
        const steps = plan.migrations.flatMap((migration) =>
          migration.steps.filter(({ applied }) => applied),
        );
        const renames = new Map(
          steps.filter(({ action }) => action === 'rename').map(({ from, to }) => [from!, to!]),
        );
        const gone = new Set(plan.removed.map((one) => one.name));
        for (const reader of READERS) {
          const old = readDotenv(text, { reader }).values;
          const now = readDotenv(after, { reader }).values;
          for (const [key, before] of Object.entries(old)) {
            const next = renames.get(key) ?? key;
            if (
              gone.has(key) ||
              gone.has(next) ||
              steps.some(({ to, action }) => to === key && action === 'set')
            )
              continue;
            if (now[next] !== before) throw new Error(`${reader}: ${key} lost (now ${next})`);
          }
        }
        const comments = (source: string) => parseDotenv(source).comments.length;
        expect(comments(after)).toBe(comments(text));
      }),
      { numRuns: 2000, seed: SEED },
    );
    expect(changed).toBeGreaterThan(500);
  });

  it('and lines that no step speaks of are the same, and a second run plans nothing', () => {
    fc.assert(
      fc.property(envText, (text) => {
        const plan = planOver({ '.env': text });
        const texts = textsAfter({ '.env': text }, plan);
        const words = new Set(
          plan.migrations.flatMap(({ steps }) => steps.flatMap(({ from, to }) => [from, to])),
        );
        const untouched = text
          .replace(/^\ufeff/, '')
          .split(/\r?\n/)
          .filter((one) => ![...words].some((word) => word !== undefined && one.includes(word)));
        const left = texts['.env']!.replace(/^\ufeff/, '').split(/\r?\n/);
        for (const one of untouched) expect(left).toContain(one);
        expect(planOver(texts).files).toEqual([]);
      }),
      { numRuns: 2000, seed: SEED },
    );
  });

  it('in 500 compose files', () => {
    const scalar = fc.oneof(
      fc.stringMatching(/^[a-z][\w./-]{0,12}$/),
      fc.constantFrom('"50MB"', '\'["https://a.made-up.test"]\'', '${PORT:-8000}', '$$literal', '"made up"'),
    );
    const entry = fc.tuple(name, scalar);
    const service = fc.tuple(fc.uniqueArray(entry, { selector: ([key]) => key, maxLength: 6 }), fc.boolean());
    const compose = fc
      .tuple(fc.array(service, { minLength: 1, maxLength: 3 }), fc.boolean(), fc.constantFrom('\n', '\r\n'))
      .map(([services, versioned, end]) => {
        const body = services.flatMap(([entries, asList], i) => [
          `  s${i}:`,
          `    image: made-up/${i === 2 ? 'other' : 'backend'}:1 # stays`,
          ...(entries.length > 0 ? ['    environment:'] : []),
          ...entries.map(([key, text]) =>
            asList ? `      - ${key}=${text.replace(/["']/g, '')}` : `      ${key}: ${text}`,
          ),
        ]);
        return [...(versioned ? ['version: "3.8"'] : []), '# the stack', 'services:', ...body, ''].join(end);
      });
    let changed = 0;
    fc.assert(
      fc.property(compose, (text) => {
        const texts = { 'compose.yaml': text };
        const plan = planOver(texts);
        const after = textsAfter(texts, plan);
        if (after['compose.yaml'] !== text) changed++;
        const [old, now] = [readData(text), readData(after['compose.yaml']!)];
        expect([now.broken, now.comments]).toEqual([false, old.comments]);
        const gone = plan.migrations
          .flatMap(({ steps }) => steps)
          .filter(({ applied, action, file }) => applied && action === 'remove' && file === 'compose.yaml');
        const added = plan.migrations
          .flatMap(({ steps }) => steps)
          .filter(({ applied, action, file }) => applied && action === 'add' && file === 'compose.yaml');
        expect(now.leaves.size).toBe(old.leaves.size - gone.length + added.length);
        const values = (data: typeof old) => [...data.leaves.values()].sort();
        const spoken =
          plan.removed.length +
          plan.migrations.flatMap(({ steps }) => steps.filter(({ applied }) => applied)).length;
        const lost = values(old).filter((one) => !values(now).includes(one)).length;
        expect(lost).toBeLessThanOrEqual(spoken);
        for (const one of plan.files.filter(({ path }) => path === '.env'))
          expect(one).toMatchObject({ before: undefined, mode: 0o600 });
        expect(planOver(after).files).toEqual([]);
      }),
      { numRuns: 500, seed: SEED },
    );
    expect(changed).toBeGreaterThan(200);
  });
});

describe('no secret gets out', () => {
  it('in steps, conflicts, JSON, the plan as text, the guide', () => {
    const secret = fc.stringMatching(/^made-up-[A-Za-z0-9]{24}$/);
    const secretNames = [
      'JWT_SECRET_KEY',
      'SECRET_KEY',
      'GOOGLE_API_KEY',
      'HF_TOKEN',
      'OPENAI_API_KEY',
      'SMTP_USER',
      'CORS_ORIGINS',
      'MAX_FILE_SIZE',
      'DATABASE_URL',
      'OLLAMA_HOST',
      'GEMINI_API_KEY',
      'OPENAI_MODEL',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...secretNames), secret), { minLength: 1, maxLength: 8 }),
        (pairs) => {
          const env = pairs.map(([key, text]) => `${key}=${text}\n`).join('');
          const compose = `services:\n  a:\n    environment:\n${pairs.map(([key, text]) => `      - ${key}=${text}\n`).join('')}`;
          const plan = planOver({ '.env': env, 'compose.yaml': compose });
          const { files: _texts, ...told } = plan;
          const shown = [
            JSON.stringify(told),
            renderPlanJson(plan, 'run', (one) => one),
            renderPlan(plan, { color: false, isWritten: true }),
            renderGuide(plan, { today: TODAY, run: 'run' }),
            ...plan.files.map((file) =>
              renderMaskedDiff(
                file.path,
                frameOfPlanned(file, file.before ?? ''),
                frameOfPlanned(file, file.after),
                (text) => text,
              ),
            ),
          ].join('\n');
          for (const [, text] of pairs)
            for (let at = 8; at + 6 <= text.length; at++)
              expect(shown.includes(text.slice(at, at + 6))).toBe(false);
        },
      ),
      { numRuns: 300, seed: SEED },
    );
  });

  it('has a sentence for each step', () => {
    for (const { id, messages } of MIGRATIONS)
      for (const messageId of Object.keys(messages))
        expect(
          renderStep({
            migration: id,
            messageId,
            args: {
              from: 'A',
              to: 'B',
              name: 'C',
              model: 'm',
              via: '',
              source: '',
              next: 'n',
              shutdown: 'd',
              bytes: '1',
              key: 'k',
              env: 'e',
              instead: 'i',
              kept: 'A',
            },
          } as never),
        ).not.toBe(messageId);
  });
});
