// Other linters' test cases against the Dockerfile rules, by alias: does a rule that carries the other tool's name
// report (or keep silent) as that tool does, and on the same line?
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readDockerfileRequests } from '../../src/collect/dockerfile-suppressions.js';
import { NO_POLICY } from '../../src/collect/hadolint-config.js';
import { applySuppressions } from '../../src/core/apply-suppressions.js';
import type { Finding } from '../../src/core/finding.js';
import { runRules } from '../../src/core/run.js';
import { type RuleInfo, resolveName } from '../../src/core/select.js';
import { indexLines, positionAt } from '../../src/core/text.js';
import type { DockerfileModel, ImagePolicy } from '../../src/models/dockerfile.js';
import { LOAD_AREA, RULES } from '../../src/rules/registry.generated.js';
import { buildStageGraph, parseDockerfile } from '../../src/syntax/dockerfile/index.js';
import { parseDockerIgnore } from '../../src/syntax/dockerignore/parse.js';
import { createShellReader } from '../../src/syntax/shell/index.js';
import type { Conformance } from '../conformance.js';

const TODAY = '2026-11-22';

interface Reported {
  readonly alias: string;
  readonly line: number;
  /** First line of the instruction, all that the tools whose lines are compared know. */
  readonly instructionLine: number;
  /** First lines of the instructions that the finding names besides: the first definition, the one that counts. */
  readonly relatedLines: readonly number[];
}

interface CaseOptions {
  readonly policy?: ImagePolicy;
  readonly ignore?: string;
  readonly ignored?: readonly string[];
}

/** Runs the cases of a file (hadolint.json, buildkit.json) or folder (kics-dockerfile, trivy-dockerfile). */
export async function runDockerfileConformance(path: string): Promise<Conformance> {
  const tally = createTally();
  const name = basename(path.replace(/\/+$/, ''));
  if (name.startsWith('hadolint')) await runHadolint(path, tally);
  else if (name.startsWith('buildkit')) await runBuildkit(path, tally);
  else await runFolders(path, tally, name.startsWith('kics') ? 'kics' : 'trivy');
  return tally.result();
}

interface Tally {
  readonly add: (row: string, agrees: boolean, difference: string) => void;
  readonly result: () => Conformance;
}

function createTally(): Tally {
  const rows = new Map<string, { agree: number; total: number }>();
  const differences: string[] = [];
  return {
    add(row, agrees, difference) {
      const found = rows.get(row) ?? { agree: 0, total: 0 };
      rows.set(row, { agree: found.agree + Number(agrees), total: found.total + 1 });
      if (!agrees) differences.push(`${row}: ${difference}`);
    },
    result: () => ({
      rows: [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, counts]) => ({ name, ...counts })),
      differences: differences.sort(),
    }),
  };
}

/** Everything that rules with the wanted names report, those that are off unless selected included. */
export async function lintByAlias(
  text: string,
  names: readonly string[],
  options: CaseOptions = {},
): Promise<Reported[]> {
  const wanted = new Map<string, RuleInfo[]>(names.map((name) => [name, resolveName(RULES, name)]));
  const ids = new Set([...wanted.values()].flat().map(({ id }) => id));
  const rules = (await LOAD_AREA.dockerfile()).filter(({ id }) => ids.has(id));
  const dockerfile = parseDockerfile(text);
  const graph = buildStageGraph(dockerfile);
  const reader = createShellReader(dockerfile, graph);
  const file = 'Dockerfile';
  const model: DockerfileModel = {
    file: { path: file, text },
    isDevelopment: false,
    dockerfile,
    graph,
    scriptOf: (instruction) => reader.read(instruction),
    context:
      options.ignore === undefined
        ? undefined
        : {
            folder: '',
            assumed: true,
            files: [],
            folders: [],
            complete: true,
            judgesIgnore: true,
            ignore: parseDockerIgnore({ path: '.dockerignore', text: options.ignore }),
          },
    policy: options.policy ?? NO_POLICY,
  };
  const { findings } = runRules(rules, [{ file, model }], { today: TODAY });
  const lines = indexLines(text);
  const place = ({ range }: Finding) => ({
    first: positionAt(lines, range?.start ?? 0).line,
    last: positionAt(lines, Math.max(range?.start ?? 0, (range?.end ?? 1) - 1)).line,
  });
  const judged = applySuppressions({
    findings,
    suppressions: readDockerfileRequests(file, dockerfile, graph).suppressions,
    configured: [],
    configFile: undefined,
    rules: RULES,
    ran: ids,
    files: [file],
    today: TODAY,
    linesOf: place,
  });
  const open = judged.findings.filter(
    (finding) => !finding.suppressed && finding.outcome !== 'not-applicable',
  );
  return open.flatMap((finding) =>
    [...wanted]
      .filter(
        ([alias, infos]) => !options.ignored?.includes(alias) && infos.some(({ id }) => id === finding.rule),
      )
      .map(([alias]) => ({
        alias,
        line: place(finding).first,
        instructionLine: lineOfInstruction(finding.range?.start ?? 0),
        relatedLines: (finding.related ?? []).flatMap(({ range }) =>
          range ? [lineOfInstruction(range.start)] : [],
        ),
      })),
  );

  function lineOfInstruction(offset: number): number {
    const one = dockerfile.instructions.find(({ range }) => range.start <= offset && offset < range.end);
    return positionAt(lines, one?.range.start ?? offset).line;
  }
}

interface HadolintCase {
  readonly rule: string;
  readonly expect: boolean;
  readonly dockerfile: string;
  readonly name: string;
  readonly config: string | null;
}

async function runHadolint(path: string, tally: Tally): Promise<void> {
  const cases = JSON.parse(readFileSync(path, 'utf8')) as HadolintCase[];
  const shellNames = [
    ...new Set(RULES.flatMap(({ aliases }) => aliases.filter((alias) => /^SC\d/.test(alias)))),
  ];
  for (const { rule, expect, dockerfile, name, config } of cases) {
    const names =
      rule === 'SC*'
        ? shellNames
        : rule === '*'
          ? RULES.flatMap(({ aliases }) => aliases.filter((alias) => /^(?:DL|SC)\d/.test(alias)))
          : [rule];
    if (names.length === 0 || names.every((one) => resolveName(RULES, one).length === 0)) continue;
    const options = readHaskellConfig(config);
    const reported = await lintByAlias(`${dockerfile}\n`, names, options);
    const got = reported.length > 0;
    tally.add(
      rule,
      got === expect,
      `"${name}" expects ${expect ? 'a finding' : 'none'}, got ${got ? lineList(reported) : 'none'}: ${JSON.stringify(dockerfile)}`,
    );
  }
}

/** The configuration of a case, as the record that hadolint's own tests write. */
function readHaskellConfig(config: string | null): CaseOptions {
  if (!config) return {};
  const list = (name: string) => {
    const found =
      new RegExp(`${name}\\s*=\\s*(?:Set\\.fromList\\s*)?\\[([^\\]]*)\\]`).exec(config)?.[1] ?? '';
    return [...found.matchAll(/"([^"]*)"/g)].map(([, item]) => item!);
  };
  const schema: Record<string, string> = {};
  const pairs = /labelSchema\s*=\s*(?:Map\.fromList\s*)?\[(.*?)\]/s.exec(config)?.[1] ?? '';
  for (const [, label, type] of pairs.matchAll(/\(\s*"([^"]*)"\s*,\s*(?:Rule\.)?(\w+)\s*\)/g))
    schema[label!] = TYPES[type!] ?? 'text';
  return {
    policy: {
      trustedRegistries: list('allowedRegistries'),
      labelSchema: schema,
      strictLabels: /strictLabels\s*=\s*True/.test(config),
    },
    ignored: list('ignoreRules'),
  };
}

const TYPES: Readonly<Record<string, string>> = {
  RawText: 'text',
  Url: 'url',
  Rfc3339: 'rfc3339',
  SemVer: 'semver',
  GitHash: 'hash',
  Spdx: 'spdx',
  Email: 'email',
};

interface BuildkitCase {
  readonly test: string;
  readonly dockerfile: string;
  readonly dockerignore?: string;
  readonly warnings: readonly { readonly rule: string; readonly line: number }[];
  readonly goLine: number;
}

async function runBuildkit(path: string, tally: Tally): Promise<void> {
  const cases = JSON.parse(readFileSync(path, 'utf8')) as BuildkitCase[];
  const names = RULES.flatMap(({ aliases }) =>
    aliases.filter(
      (alias) => /^(?:[A-Z][a-z]+|JSON|FromAs)\w*[A-Z]\w*$/.test(alias) && !/^(?:DL|SC|DS)/.test(alias),
    ),
  );
  const known = [...new Set(names)];
  for (const { test, dockerfile, dockerignore, warnings, goLine } of cases) {
    // What is experimental is reported only where the file asks for it.
    const used = known.filter(
      (name) =>
        name !== 'InvalidDefinitionDescription' ||
        /experimental=(?:all|InvalidDefinitionDescription)/.test(dockerfile),
    );
    const reported = await lintByAlias(
      dockerfile,
      used,
      dockerignore === undefined ? {} : { ignore: dockerignore },
    );
    const got = reported.map(({ alias, line }) => `${alias}:${line}`).sort();
    const wanted = warnings.map(({ rule, line }) => `${rule}:${line}`).sort();
    tally.add(
      test,
      got.join() === wanted.join(),
      `(case ${goLine}) expects [${wanted.join(' ')}], got [${got.join(' ')}]: ${JSON.stringify(dockerfile)}`,
    );
  }
}

interface KicsResult {
  readonly line: number;
  readonly fileName?: string;
  readonly filename?: string;
}

async function runFolders(path: string, tally: Tally, tool: 'kics' | 'trivy'): Promise<void> {
  for (const folder of readdirSync(path).sort()) {
    const at = join(path, folder);
    if (!statSync(at).isDirectory()) continue;
    const alias = tool === 'kics' ? `kics:${folder}` : (/^DS-\d+/.exec(folder)?.[0] ?? folder);
    if (resolveName(RULES, alias).length === 0) {
      tally.add(alias, false, 'no rule carries this name');
      continue;
    }
    const expected = readExpected(at);
    for (const file of readdirSync(at).sort()) {
      if (!/^(?:positive|negative)\d*\./.test(file) || file.endsWith('.json')) continue;
      const reported = await lintByAlias(readFileSync(join(at, file), 'utf8'), [alias]);
      // A finding about two places (the second stage of a name, and the first) agrees at either.
      const wanted = expected(file);
      const got = [
        ...new Set(
          reported.map(
            ({ instructionLine, relatedLines }) =>
              relatedLines.find((line) => wanted?.includes(line)) ?? instructionLine,
          ),
        ),
      ].sort((a, b) => a - b);
      const isPositive = file.startsWith('positive');
      const agrees = wanted ? got.join() === wanted.join() : isPositive === got.length > 0;
      tally.add(
        alias,
        agrees,
        `${file} expects ${isPositive ? (wanted ? `lines ${wanted.join()}` : 'a finding') : 'none'}, got ${got.length ? `lines ${got.join()}` : 'none'}`,
      );
    }
  }
}

/** File → expected lines, sorted; undefined where only the fact of a finding is known. */
function readExpected(folder: string): (file: string) => number[] | undefined {
  const path = join(folder, 'positive_expected_result.json');
  if (!existsSync(path)) return () => undefined;
  const results = JSON.parse(readFileSync(path, 'utf8')) as KicsResult[];
  const positives = readdirSync(folder).filter(
    (file) => /^positive\d*\./.test(file) && !file.endsWith('.json'),
  );
  return (file) => {
    if (!file.startsWith('positive')) return undefined;
    const mine = results.filter((result) => {
      const name = result.fileName ?? result.filename;
      return name === undefined ? positives.length === 1 : name === file;
    });
    return [...new Set(mine.map(({ line }) => line))].sort((a, b) => a - b);
  };
}

function lineList(reported: readonly Reported[]): string {
  return `line ${[...new Set(reported.map(({ line }) => line))].join()}`;
}
