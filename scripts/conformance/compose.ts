import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { buildComposeModel, type Disk } from '../../src/collect/compose-model.js';
import type { Finding } from '../../src/core/finding.js';
import type { Rule } from '../../src/core/rule.js';
import { runRules } from '../../src/core/run.js';
import { indexLines, positionAt } from '../../src/core/text.js';
import { RULES_OF_AREA } from '../../src/rules/compose/index.generated.js';
import type { Conformance } from '../conformance.js';

interface ComposeGoCase {
  readonly name: string;
  readonly yaml: string;
  readonly extraFiles: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly expectError: string | null;
  readonly alsoAccept?: readonly string[];
  readonly options: readonly string[];
  readonly consistencyChecked: boolean;
}

const today = '2026-11-22';
const refusing = RULES_OF_AREA.filter((rule) => rule.aliases.includes('compose-refuses'));

/**
 * Compares what `--select compose-refuses` says with what Compose says: each case that Compose refuses must get a
 * finding that is an error, at the path that Compose names; each that it loads must get none.
 */
export async function runComposeGoConformance(path: string): Promise<Conformance> {
  const cases = JSON.parse(readFileSync(path, 'utf8')) as readonly ComposeGoCase[];
  const beside = readTree(join(dirname(path), 'compose-go-files'), 'testdata');
  const rows = new Map<string, { name: string; agree: number; total: number }>();
  const differences: string[] = [];
  for (const test of cases) {
    const findings = lintCase(test, beside);
    const errors = findings.filter(({ severity, outcome }) => severity === 'error' && outcome !== 'unknown');
    const refused = test.expectError !== null;
    const name = refused
      ? 'refused: an error at its path'
      : test.consistencyChecked
        ? 'loaded: no error'
        : 'loaded without consistency checks: no error';
    const row = rows.get(name) ?? { name, agree: 0, total: 0 };
    const agree = refused ? errors.some((finding) => isAt(finding, test)) : errors.length === 0;
    row.total++;
    if (agree) row.agree++;
    rows.set(name, row);
    if (agree) continue;
    const seen = findings.map((f) => `${f.severity} ${f.rule} ${f.messageId} ${f.subject ?? ''}`).join(' | ');
    differences.push(
      `${test.name}: ${refused ? `expected ${JSON.stringify(test.expectError)}` : 'loads'}; ${seen}`,
    );
  }
  return { rows: [...rows.values()].sort((a, b) => (a.name < b.name ? -1 : 1)), differences };
}

function lintCase(test: ComposeGoCase, beside: Readonly<Record<string, string>>): Finding[] {
  const files = [test.yaml, ...test.extraFiles].map((text, i) => ({
    path: i === 0 ? 'compose.yaml' : `compose.${i}.yaml`,
    text,
  }));
  const assignments = Object.entries(test.env).map(([name, value]) => `${name}='${value}'\n`);
  const model = buildComposeModel({
    files,
    disk: createDisk({ ...beside, '.env': assignments.join('') }),
    environment: test.env,
    environmentComplete: true,
    ...(test.expectError === 'project name must not be empty' ? { projectName: '' } : {}),
  });
  return [...runRules(refusing, [{ file: 'compose.yaml', model }], { today }).findings];
}

/** Whether a finding is about what Compose's message names: a path, or the service, volume, … in quotes. */
function isAt(finding: Finding, test: ComposeGoCase): boolean {
  const [, ...words] = (finding.subject ?? '').split(' ');
  const place = words.join(' ');
  const paths = /\b(?:services|networks|volumes|secrets|configs|models|include)\.[\w.[\]-]+/.exec(
    test.expectError ?? '',
  );
  if (paths) {
    const wanted = paths[0]
      .replace(/\[\d*\]|[.:]+$/g, '')
      .split('.')
      .slice(0, 3);
    const got = place.split('.');
    return wanted.every((step, i) => step === '' || got[i] === undefined || got[i] === step);
  }
  const named = [
    ...(test.expectError ?? '').matchAll(/(?:service|volume|network|secret|config|model) "([\w-]+)"/g),
  ];
  const known = `${place} ${JSON.stringify(finding.args)}`;
  return named.length === 0 || named.some(([, name]) => known.includes(name!)) || place === '';
}

interface ExpectedLine {
  readonly line: number;
  /** KICS writes the key either way. */
  readonly fileName?: string;
  readonly filename?: string;
}

/** Compares with KICS, file by file and line by line; queries that no rule here has as an alias are named. */
export async function runKicsComposeConformance(path: string): Promise<Conformance> {
  const rows: { name: string; agree: number; total: number }[] = [];
  const differences: string[] = [];
  for (const query of readdirSync(path).sort()) {
    const folder = join(path, query, 'test');
    if (!statSync(join(path, query)).isDirectory()) continue;
    const rules = RULES_OF_AREA.filter((rule) => rule.aliases.includes(`kics:${query}`));
    const row = { name: query, agree: 0, total: 0 };
    rows.push(row);
    if (rules.length === 0) {
      row.total = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name)).length;
      differences.push(`${query}: no rule has this alias`);
      continue;
    }
    const expected = JSON.parse(
      readFileSync(join(folder, 'positive_expected_result.json'), 'utf8'),
    ) as readonly ExpectedLine[];
    for (const name of readdirSync(folder).sort()) {
      if (!/\.ya?ml$/.test(name)) continue;
      const want = expected.filter((row) => (row.fileName ?? row.filename) === name).map(({ line }) => line);
      const got = lintFile(join(folder, name), rules);
      const agree = want.length > 0 === got.length > 0 && want.every((line) => got.includes(line));
      row.total++;
      if (agree) row.agree++;
      else
        differences.push(
          `${query}/${name}: KICS says lines ${want.join(', ') || 'none'}, found ${got.join(', ') || 'none'}`,
        );
    }
  }
  return { rows, differences };
}

function lintFile(path: string, rules: readonly Rule[]): number[] {
  const text = readFileSync(path, 'utf8');
  const file = basename(path);
  const model = buildComposeModel({ files: [{ path: file, text }], disk: createDisk({ [file]: text }) });
  const lines = indexLines(text);
  const { findings } = runRules(rules, [{ file, model }], { today });
  return findings.map(({ range }) => positionAt(lines, range?.start ?? 0).line);
}

function createDisk(files: Readonly<Record<string, string>>): Disk {
  const paths = Object.keys(files);
  return {
    kindOf: (path) =>
      Object.hasOwn(files, path)
        ? 'file'
        : paths.some((file) => file.startsWith(`${path}/`))
          ? 'directory'
          : 'missing',
    textOf: (path) => (Object.hasOwn(files, path) ? files[path] : undefined),
    namesIn: () => [],
  };
}

function readTree(folder: string, as: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) Object.assign(found, readTree(path, `${as}/${entry.name}`));
    else found[`${as}/${entry.name}`] = readFileSync(path, 'utf8');
  }
  return found;
}
