import { readFileSync } from 'node:fs';
import { parseDotenv } from '../../src/syntax/dotenv/parse.js';
import { buildEnvModels } from '../../src/collect/env-model.js';
import { contractFromTemplate } from '../../src/contract/generic.js';
import type { Rule } from '../../src/core/rule.js';
import { runRules } from '../../src/core/run.js';
import { indexLines, positionAt } from '../../src/core/text.js';
import { RULES_OF_AREA } from '../../src/rules/env/index.generated.js';
import type { Conformance } from '../conformance.js';
import { explainDifference, REASONS } from './dotenv-linter-reasons.js';

interface Case {
  readonly test: string;
  readonly command: string;
  readonly check: string;
  readonly only?: readonly string[];
  readonly args?: readonly string[];
  readonly text?: string;
  readonly files?: readonly { readonly path: string; readonly text: string }[];
  readonly expected?: readonly string[];
}

const PREFIX = 'dotenv-linter:';
const CHECKS = [...new Set(RULES_OF_AREA.flatMap(({ aliases }) => aliases))]
  .filter((alias) => alias.startsWith(PREFIX))
  .map((alias) => alias.slice(PREFIX.length))
  .sort();

/**
 * Runs dotenv-linter's own test inputs through the rules that bear its names. Counted are lines: those that both
 * report, of those that either does. Cases about options of its command line, and about fixes, are left out.
 */
export function runDotenvLinterConformance(path: string): Conformance {
  const { cases } = JSON.parse(readFileSync(path, 'utf8')) as { cases: readonly Case[] };
  const inputs = cases.filter(isComparable).flatMap(listInputs);
  const differences: string[] = [];
  const rows = CHECKS.map((check) => {
    let [agree, total] = [0, 0];
    for (const { test, text, only, expected } of inputs) {
      if (only && !only.includes(check)) continue;
      const theirs = new Set(expected.filter((one) => one.check === check).map(({ line }) => line));
      const ours = lintLines(text, check);
      for (const line of new Set([...theirs, ...ours])) {
        total++;
        const side = theirs.has(line) ? (ours.has(line) ? 'both' : 'theirs') : 'ours';
        if (side === 'both') agree++;
        else differences.push(describe(check, side, line, text, test));
      }
      // A file on which both are silent counts once.
      if (theirs.size + ours.size === 0) [agree, total] = [agree + 1, total + 1];
    }
    return { name: PREFIX + check, agree, total };
  });
  return { rows, differences };
}

function describe(check: string, side: 'theirs' | 'ours', line: number, text: string, test: string): string {
  const reason = explainDifference(check, side, line, text);
  return `${PREFIX}${check}: line ${line} is reported by ${side} only (${reason ? REASONS[reason] : 'unexplained'}) in ${test}`;
}

/** Only plain checks: not fixes, and no options that choose files or checks. */
function isComparable({ command, expected, args = [] }: Case): boolean {
  const options = args.filter((arg) => arg.startsWith('-') && arg !== '--skip-updates');
  return command === 'check' && expected !== undefined && options.length === 0;
}

function listInputs({ test, text = '', files, expected = [], only }: Case) {
  const lines = expected.flatMap((row) => {
    const match = /^(.+):(\d+) (\w+):/.exec(row);
    return match ? [{ path: match[1]!, line: Number(match[2]), check: match[3]! }] : [];
  });
  if (!files) return [{ test, text, only, expected: lines }];
  // A file that no line names may not have been looked at.
  const chosen =
    files.length === 1 ? files : files.filter(({ path }) => lines.some((one) => one.path === path));
  return chosen.map((file) => ({
    test,
    text: file.text,
    only,
    expected: files.length === 1 ? lines : lines.filter(({ path }) => path === file.path),
  }));
}

function lintLines(text: string, check: string): ReadonlySet<number> {
  const rules: Rule[] = RULES_OF_AREA.filter(({ aliases }) => aliases.includes(PREFIX + check));
  const [model] = buildEnvModels(
    [
      {
        path: '.env',
        syntax: parseDotenv(text),
        content: { text, encoding: 'utf-8', bom: text.startsWith('\ufeff') },
        role: 'env',
        reader: 'python_dotenv',
        readerFrom: 'default',
        readBy: [],
        git: 'unknown',
        copiedBy: [],
        contract: contractFromTemplate(''),
        fallback: 'development',
      },
    ],
    [],
    () => undefined,
  );
  const { findings } = runRules(rules, [{ file: '.env', model: model! }], {
    today: '2026-01-01',
  });
  const index = indexLines(text);
  return new Set(findings.flatMap(({ range }) => (range ? [positionAt(index, range.start).line] : [])));
}
