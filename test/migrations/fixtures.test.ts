import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../src/migrations/index.js';
import { readDotenv } from '../../src/syntax/dotenv/readers/index.js';
import { appliedSteps, planOver, textsAfter } from './support.js';

const ROOT = 'fixtures/migrations';
const textsIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    (readdirSync(folder, { recursive: true }) as string[])
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  );
const lines = (text: string, change: (line: string) => string) => text.split('\n').map(change).join('\n');

/** Other ways of writing the same file. */
const VARIANTS: Readonly<Record<string, (text: string, path: string) => string>> = {
  CRLF: (text) => text.replaceAll('\n', '\r\n'),
  'byte order mark': (text, path) => (/Dockerfile|\.sh$/.test(path) ? text : `\ufeff${text}`),
  'no final line end': (text) => text.replace(/\n$/, ''),
  'comments everywhere': (text) =>
    lines(text, (line) => (/\\$/.test(line) ? line : `# about the next line\n${line}`)),
  export: (text, path) => (path.startsWith('.env') ? text.replace(/^(?=[A-Z]\w*=)/gm, 'export ') : text),
  'double quotes': (text, path) =>
    path.startsWith('.env') ? text.replace(/^([A-Z]\w*=)([\w.:/@-]+)$/gm, '$1"$2"') : text,
  'single quotes': (text, path) =>
    path.startsWith('.env') ? text.replace(/^([A-Z]\w*=)([\w.:/@-]+)$/gm, "$1'$2'") : text,
  'blank lines': (text) => lines(text, (line) => (/\\$/.test(line) || line === '' ? line : `\n${line}`)),
};

describe.each(MIGRATIONS.map(({ id }) => id))('%s', (id) => {
  const before = textsIn(join(ROOT, id, 'before'));
  const after = textsIn(join(ROOT, id, 'after'));

  it('makes of its fixture exactly what is beside it', () => {
    const plan = planOver(before, { only: [id] });
    expect(textsAfter(before, plan)).toEqual(after);
  });

  it('finds nothing to do afterwards', () => {
    const plan = planOver(after, { only: [id] });
    expect([plan.files, appliedSteps(plan)]).toEqual([[], []]);
  });

  it.each(Object.keys(VARIANTS))('does the same with %s', (name) => {
    const change = VARIANTS[name]!;
    const vary = (texts: Record<string, string>) =>
      Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, change(text, path)]));
    const texts = vary(before);
    const plan = planOver(texts, { only: [id] });
    const result = textsAfter(texts, plan);
    // A line that is added has no comment of its own above it.
    const isPlain = name !== 'comments everywhere' && name !== 'blank lines';
    const grows =
      id === '3-foreign-names' ||
      id === '3-compose-secrets' ||
      /2-(?:google|local|server|jwt)/.test(id) ||
      id === '3-compose-version';
    // What it adds to .env is written in its own way.
    const addsLines = id === '3-compose-secrets' && !/^(?:CRLF|byte order mark)$/.test(name);
    if (isPlain && !addsLines) expect(result).toEqual(vary(after));
    else if (!grows) expect(result).toEqual(vary(after));
    for (const [path, text] of Object.entries(result).filter(([file]) => file.startsWith('.env')))
      expect(readDotenv(text, { reader: 'python_dotenv' }).values).toEqual(
        readDotenv(after[path]!, { reader: 'python_dotenv' }).values,
      );
    expect(appliedSteps(planOver(result, { only: [id] }))).toEqual([]);
  });

  it('does nothing where the project is not one of ours, unless it holds for all', () => {
    const plan = planOver(before, { only: [id], profile: 'generic' });
    if (MIGRATIONS.find((one) => one.id === id)!.scope === 'catalyst')
      expect(plan.migrations[0]!.steps).toEqual([]);
  });

  it('has texts: what, why, how to see that it worked', () => {
    const { docs, title, to } = MIGRATIONS.find((one) => one.id === id)!;
    expect(Math.min(docs.what.length, docs.why.length, docs.verify.length, title.length)).toBeGreaterThan(10);
    expect(id.startsWith(`${to}-`)).toBe(true);
  });
});
