// Applies every safe and unsafe fix of every compose rule to the compose files of a folder, in memory, and checks what
// comes out: node scripts/run.js compose-fixes <folder> [--safe] [--crlf] [--rules id,alias,…]
// The data may differ by what the fixes promised only, lines outside their edits not at all, comments not at all, and
// afterwards nothing is left to fix. Prints no value of any file.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildComposeModel, type Disk } from '../src/collect/compose-model.js';
import type { Edit } from '../src/core/edits.js';
import type { Rule } from '../src/core/rule.js';
import { runRules } from '../src/core/run.js';
import { applyFixes, proposeFixes } from '../src/fixes/apply.js';
import { findBrokenPromise, verifyCompose } from '../src/fixes/verify-compose.js';
import { RULES_OF_AREA } from '../src/rules/compose/index.generated.js';
import { findProjects, isComposeName } from '../src/syntax/compose/index.js';

const args = process.argv.slice(2);
const folder = args.find((arg) => !arg.startsWith('--'));
if (folder === undefined) {
  console.error('usage: node scripts/run.js compose-fixes <folder> [--safe] [--crlf] [--rules id,alias,…]');
  process.exit(2);
}
const unsafe = !args.includes('--safe');
const asCrlf = args.includes('--crlf');
const wanted = args.includes('--rules') ? args[args.indexOf('--rules') + 1]!.split(',') : undefined;
const rules: readonly Rule[] = RULES_OF_AREA.filter(
  (rule) =>
    rule.fix !== 'none' &&
    (wanted === undefined || [rule.id, ...rule.aliases].some((name) => wanted.includes(name))),
);

const counts = {
  files: 0,
  changed: 0,
  fixes: 0,
  edits: 0,
  parsed: 0,
  promised: 0,
  untouched: 0,
  settled: 0,
  display: 0,
  refused: 0,
};
const byRule = new Map<string, number>();
const failures: string[] = [];
const texts = new Map<string, string>();
const read = (path: string): string | undefined => {
  if (texts.has(path)) return texts.get(path);
  const full = join(folder, path);
  if (!existsSync(full) || !statSync(full).isFile() || statSync(full).size > 2_000_000) return undefined;
  const text = readFileSync(full, 'utf8');
  return asCrlf && isComposeName(path) ? text.replace(/\r?\n/g, '\r\n') : text;
};

const paths = listFiles('');
for (const { files } of findProjects(paths, read)) judge(files);

function judge(files: readonly string[]): void {
  counts.files += files.length;
  const before = new Map(files.map((path) => [path, read(path) ?? '']));
  for (const [path, text] of before) texts.set(path, text);
  let lastKey = '';
  const promises = new Map<string, string[]>();
  let changed = false;
  for (let pass = 0; pass < 12; pass++) {
    const findings = lint(files);
    if (pass === 0) {
      for (const finding of findings)
        counts.display += finding.fixes?.some(({ safety }) => safety === 'display') ? 1 : 0;
    }
    const proposals = proposeFixes(findings, unsafe).filter(({ edits }) =>
      edits.every(({ file }) => before.has(file)),
    );
    if (proposals.length === 0) {
      counts.settled++;
      break;
    }
    const current = new Map([...texts].filter(([path]) => before.has(path)));
    const step = applyFixes(current, proposals, verifyCompose);
    const broken = step.refused.filter(({ edits, fix }) => isRefused(current, edits, fix.changes ?? []));
    counts.refused += broken.length;
    for (const { finding } of broken)
      failures.push(`${finding.file}: ${finding.rule} proposes what breaks its promise`);
    const key = JSON.stringify([...step.texts]);
    if (step.texts.size === 0 || key === lastKey) {
      failures.push(
        `${files[0]}: does not settle: ${[...new Set(proposals.map(({ finding }) => finding.rule))].join(', ')}`,
      );
      break;
    }
    lastKey = key;
    changed = true;
    counts.fixes += step.applied.length;
    for (const { finding, fix, edits } of step.applied) {
      byRule.set(finding.rule, (byRule.get(finding.rule) ?? 0) + 1);
      counts.edits += edits.length;
      for (const { file } of edits)
        promises.set(file, [...(promises.get(file) ?? []), ...(fix.changes ?? [])]);
    }
    for (const [file, after] of step.texts) {
      if (
        !keepsOtherLines(
          current.get(file)!,
          after,
          step.applied.flatMap(({ edits }) => edits.filter((edit) => edit.file === file)),
        )
      ) {
        failures.push(`${file}: a line outside the edits differs`);
      } else counts.untouched++;
      texts.set(file, after);
    }
    if (pass === 11) failures.push(`${files[0]}: still changing after 12 passes`);
  }
  if (!changed) return;
  for (const [file, text] of before) {
    const after = texts.get(file)!;
    if (after === text) continue;
    counts.changed++;
    if (asCrlf && /(^|[^\r])\n/.test(after)) failures.push(`${file}: a line end is not CRLF`);
    const broken = findBrokenPromise(text, after, promises.get(file) ?? []);
    if (broken !== 'syntax') counts.parsed++;
    // Paths of lists move when their order does; each step was checked against its own promises.
    if (broken === undefined || isInMovedList(broken, promises.get(file) ?? [])) counts.promised++;
    else failures.push(`${file}: differs in ${broken}`);
  }
}

function isInMovedList(path: string, changes: readonly string[]): boolean {
  return changes.some(
    (change) => change.startsWith('order:') && path.startsWith(change.slice('order:'.length)),
  );
}

function isRefused(
  current: ReadonlyMap<string, string>,
  edits: readonly Edit[],
  changes: readonly string[],
): boolean {
  const file = edits[0]?.file ?? '';
  const finding = { finding: {}, fix: { changes, edits, title: '', safety: 'safe' }, edits } as never;
  return applyFixes(new Map([[file, current.get(file)!]]), [finding], verifyCompose).applied.length === 0;
}

/** Whether every line that no edit touches is there as it was, in its place between the edits. */
function keepsOtherLines(before: string, after: string, edits: readonly Edit[]): boolean {
  let at = 0;
  let shift = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (before.slice(at, edit.start) !== after.slice(at + shift, edit.start + shift)) return false;
    shift += edit.text.length - (edit.end - edit.start);
    at = edit.end;
  }
  return before.slice(at) === after.slice(at + shift);
}

function lint(files: readonly string[]) {
  const disk: Disk = {
    textOf: read,
    kindOf: (path) => {
      const full = join(folder!, path);
      if (!existsSync(full)) return 'missing';
      return statSync(full).isDirectory() ? 'directory' : 'file';
    },
    namesIn: (path) => {
      const full = join(folder!, path);
      return existsSync(full) && statSync(full).isDirectory() ? readdirSync(full) : [];
    },
  };
  const model = buildComposeModel({ files: files.map((path) => ({ path, text: read(path) ?? '' })), disk });
  return runRules(rules, [{ file: model.file.path, model }], { today: '2026-11-22' }).findings;
}

function listFiles(path: string): string[] {
  return readdirSync(join(folder!, path), { withFileTypes: true }).flatMap((entry) => {
    const full = path === '' ? entry.name : `${path}/${entry.name}`;
    if (entry.isDirectory()) return listFiles(full);
    return isComposeName(full) ? [full] : [];
  });
}

const share = (part: number, whole: number) =>
  `${part} of ${whole}${whole === 0 ? '' : ` (${((100 * part) / whole).toFixed(1)}%)`}`;
console.log(
  `${counts.files} files read, ${counts.changed} changed by ${counts.fixes} fixes with ${counts.edits} edits; ${counts.display} shown only`,
);
console.log(`parse afterwards           ${share(counts.parsed, counts.changed)}`);
console.log(`differ as promised         ${share(counts.promised, counts.changed)}`);
console.log(`fixes that were refused    ${counts.refused}`);
for (const [rule, count] of [...byRule].sort((a, b) => b[1] - a[1]))
  console.log(`  ${rule.padEnd(36)} ${count}`);
for (const failure of failures) console.log(`  fails  ${failure}`);
console.log(
  failures.length === 0
    ? 'every project settles, other lines and all comments as before'
    : `${failures.length} failures`,
);
if (failures.length > 0) process.exitCode = 1;
