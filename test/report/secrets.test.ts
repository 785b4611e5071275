import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../src/cli.js';
import { createMemoryHost } from '../support/memory-host.js';

/** Every place of a project in which a secret may stand, as `@`. */
const PLACES: readonly (readonly [file: string, line: string])[] = [
  ['.env', 'OPENAI_API_KEY=@'],
  ['.env', 'SECRET_KEY="@"'],
  ['.env', 'ENVIRONMENT=@'],
  ['.env', 'OPENAI_MODEL=@'],
  ['.env', 'DATABASE_URL=postgres://u:@@postgres:5432/db'],
  ['.env', 'GROQ_BASE_URL=http://user:@@api.groq.com/openai'],
  ['.env', 'ALLOWED_ORIGINS=https://a.org,@'],
  ['.env', 'OPENROUTER_DEFAULT_MODEL=@'],
  ['.env', 'A=1 # @'],
  ['.env', '# @'],
  ['.env', '@'],
  ['Dockerfile', 'ENV OPENAI_API_KEY=@'],
  ['Dockerfile', 'ARG SECRET_KEY=@'],
  ['Dockerfile', 'RUN curl -H "Authorization: Bearer @" https://example.org'],
  ['compose.yaml', '      OPENAI_API_KEY: "@"'],
  ['compose.yaml', '      DATABASE_URL: postgresql://u:@@db/x'],
];

function projectWith(places: readonly (readonly [string, string])[], secret: string): Record<string, string> {
  const lines = (file: string) =>
    places.flatMap(([name, line]) => (name === file ? [line.replaceAll('@', secret)] : [])).join('\n');
  return {
    '.env': `AI_FALLBACK_ENABLED=true\n${lines('.env')}\n`,
    Dockerfile: `FROM python:3.8\nRUN apt-get install curl\n${lines('Dockerfile')}\n`,
    'compose.yaml': `services:\n  backend:\n    build: .\n    env_file: .env\n    environment:\n      A: "1"\n${lines('compose.yaml')}\n`,
  };
}

async function run(files: Record<string, string>, ...args: string[]) {
  const host = createMemoryHost(files);
  const program = createProgram(host, () => {});
  await program.parseAsync(['node', 'catalyst', ...args]);
  return host;
}

/** The page, Markdown and JSON of a run, then the page of two such reports put together and compared. */
async function allOutputs(files: Record<string, string>): Promise<string> {
  const made = await run(
    files,
    'report',
    '--out',
    'a.html',
    '-f',
    'html',
    '-f',
    'markdown:a.md',
    '-f',
    'json:a.json',
    '--select',
    'all',
  );
  const text = (name: string) => made.files.get(`/project/${name}`) ?? '';
  const json = text('a.json');
  const fleet = await run(
    { 'a.json': json, 'b.json': json },
    'report',
    '--from',
    'a.json',
    'b.json',
    '--compare',
    'a.json',
    '-f',
    'html:f.html',
    '-f',
    'markdown',
  );
  const pages = [text('a.html'), text('a.md'), json, fleet.files.get('/project/f.html') ?? '', fleet.out()];
  for (const page of pages) expect(page.length).toBeGreaterThan(1000);
  return [...pages, made.out(), made.err(), fleet.err()].join('\n');
}

function piecesIn(text: string, secret: string): string[] {
  const pieces = Array.from({ length: Math.max(secret.length - 5, 0) }, (_, i) => secret.slice(i, i + 6));
  return pieces.filter((piece) => text.includes(piece));
}

// No letter pair of the toolkit's own words: a random piece cannot be one of them by chance.
const secret = fc.string({
  unit: fc.constantFrom(...'QXZJWVqxzjwv0123456789'),
  minLength: 16,
  maxLength: 40,
});

describe('made-up secrets', () => {
  it('reach no page, no Markdown, no JSON with its frames, no page of a fleet', {
    timeout: 300_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        secret,
        fc.constantFrom('', 'sk-proj-', 'sk-ant-', 'gsk_', 'hf_', 'AIza'),
        fc.uniqueArray(fc.constantFrom(...PLACES), { minLength: 1, maxLength: 8 }),
        async (random, prefix, places) => {
          expect(piecesIn(await allOutputs(projectWith(places, prefix + random)), random)).toEqual([]);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('are looked for in each place at least once', { timeout: 300_000 }, async () => {
    const random = 'QXZJ0W1V2q3x4z5j6w7v8QXZJ9';
    for (const place of PLACES)
      expect(piecesIn(await allOutputs(projectWith([place], random)), random), place.join(': ')).toEqual([]);
  });
});
