import { addTallies, totalScore } from '../../src/core/score.js';
import { summarize } from '../../src/report/build.js';
import type { Report, ReportContext, ReportFinding, Score } from '../../src/report/types.js';

/** What a reporter gets where there are no files to draw from. */
export const CONTEXT: ReportContext = {
  color: false,
  width: 120,
  frame: () => undefined,
  quiet: false,
  verbose: false,
  mask: (text) => text,
};

let count = 0;

/** A finding of env/duplicate-key in `.env`, or as the overrides say; each with a fingerprint of its own. */
export function makeFinding(overrides: Partial<ReportFinding> = {}): ReportFinding {
  count++;
  return {
    rule: 'env/duplicate-key',
    aliases: [],
    severity: 'warning',
    outcome: 'fail',
    category: 'environment',
    message: 'A is set twice',
    file: '.env',
    range: { start: { line: 2, column: 1 }, end: { line: 2, column: 2 } },
    args: { name: 'A' },
    related: [],
    fingerprint: `sha256:${String(count).padStart(64, '0')}`,
    docs: 'docs/rules/env/duplicate-key.md',
    suppressed: false,
    ...overrides,
  };
}

type Pair = readonly [passed: number, failed: number];

/** A score of the environment category from counts by severity, computed as the program does. */
export function makeScore(error: Pair, warning: Pair, info: Pair = [0, 0]): Score {
  const counts = ([passed, failed]: Pair) => ({ passed, failed });
  const bySeverity = { error: counts(error), warning: counts(warning), info: counts(info) };
  const empty = { weight: 3, passed: 0, failed: 0, unknown: 0, notApplicable: 0, score: null };
  const categories = addTallies([[{ id: 'environment', ...empty, bySeverity }]]);
  return { total: totalScore(categories), categories, blockers: [] };
}

/** A report of doctor that fits its findings. */
export function makeReport(overrides: Partial<Report> = {}): Report {
  const findings = overrides.findings ?? [];
  return {
    schemaVersion: '1',
    tool: { name: 'catalyst', version: '0.1.0' },
    command: 'doctor',
    root: '.',
    asOf: '2026-11-22',
    summary: summarize(findings, []),
    verdict: findings.some(({ severity }) => severity === 'error') ? 'not-ready' : 'ready-with-warnings',
    sections: [
      {
        id: 'environment',
        title: 'Environment',
        status: 'warnings',
        evidence: '1 file',
        passed: ['env/bom'],
      },
      { id: 'compose', title: 'Compose', status: 'not-applicable', evidence: 'no compose files here' },
    ],
    files: [{ path: '.env', kind: 'env', environment: 'production' }],
    providers: [],
    findings,
    ...overrides,
  };
}

/** Texts that would break out of a page, a table, a terminal or a workflow. */
export const HOSTILE: readonly string[] = [
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  '"><svg onload=alert(1)>',
  "' autofocus onfocus='alert(1)",
  ']]>',
  '-->',
  '&lt;b&gt;',
  '\u001b[2J\u001b]8;;https://example.org\u0007x',
  '\u202egnp.exe\u2066',
  '::error::stop',
  'a | b | c',
  '`` ` ```',
  '``` \n# heading',
  '[x](javascript:alert(1))',
  '![x](https://example.org/x.png)',
  '@octocat #1 https://example.org www.example.org',
  '- item\n1. item',
  '\ud800 alone',
  '${7*7}{{7*7}}',
];

/** A report in which every text that may come from outside is hostile. */
export function makeHostileReport(text: string): Report {
  const finding = (severity: 'error' | 'warning') =>
    makeFinding({
      severity,
      message: text,
      advice: text,
      file: text,
      aliases: [text],
      frame: [`1 │ ${text}`],
      related: [{ file: text, message: text }],
      fix: { safety: 'safe', title: text },
      args: { name: text },
    });
  const findings = [
    finding('error'),
    finding('warning'),
    { ...finding('warning'), suppressed: true, suppression: { reason: text } },
  ];
  const { fingerprint } = findings[0]!;
  return makeReport({
    root: text,
    findings,
    score: {
      ...makeScore([1, 1], [1, 1]),
      blockers: [{ rule: 'env/duplicate-key', message: text, file: text, line: 1, fingerprint }],
    },
    sections: [{ id: 'environment', title: text, status: 'failed', evidence: text, action: text }],
    files: [{ path: text, kind: 'env', note: text }],
    providers: [
      {
        id: 'openai',
        name: text,
        file: text,
        readiness: 'placeholder',
        model: { id: text, status: text, shutdown: text, replacement: text },
        probe: { verdict: 'rejected', reason: text, explanation: text, hint: text, asked: true },
      },
    ],
    migrations: [
      { id: text, title: text, risk: 'safe', state: 'pending', places: [{ file: text, line: 1 }] },
    ],
    unchecked: [{ what: text, why: text }],
    profile: { id: text as 'generic', because: [text] },
    comparison: {
      with: text,
      new: 0,
      persisting: 2,
      fixed: [makeFinding({ message: text, file: text })],
      undecided: [makeFinding({ message: text, file: text })],
      notes: [text],
    },
  });
}
