import { describe, expect, it } from 'vitest';
import { compareReports } from '../../src/report/compare.js';
import type { Report, ReportFinding } from '../../src/report/types.js';
import { makeFinding, makeReport } from './support.js';

const stay = makeFinding({ message: 'stays' });
const gone = makeFinding({ message: 'goes', rule: 'env/bom' });
const fresh = makeFinding({ message: 'comes' });

/** What a comparison comes to: messages by state, and what became of the old ones. */
function outcome(now: Report, old: Report, chosen?: ReadonlySet<string>) {
  const { findings, comparison } = compareReports(now, old, 'old', chosen);
  const { fixed, undecided = [], suppressed = 0, notes = [] } = comparison!;
  const messages = (all: readonly ReportFinding[]) => all.map(({ message }) => message);
  const inState = (state: string) => messages(findings.filter((one) => one.state === state));
  expect([comparison!.new, comparison!.persisting]).toEqual([
    inState('new').length,
    inState('persisting').length,
  ]);
  return {
    new: inState('new'),
    persisting: inState('persisting'),
    fixed: messages(fixed),
    undecided: messages(undecided),
    suppressed,
    notes,
  };
}

const EMPTY = { new: [], persisting: [], fixed: [], undecided: [], suppressed: 0, notes: [] };

describe('compared with an older report', () => {
  it('a finding is new, persisting or fixed, by its fingerprint alone', () => {
    const moved = { ...stay, message: 'stays, said otherwise', range: undefined, severity: 'error' as const };
    const old = makeReport({ findings: [stay, gone], asOf: '2026-01-01' });
    expect(outcome(makeReport({ findings: [moved, fresh] as ReportFinding[] }), old)).toEqual({
      ...EMPTY,
      new: ['comes'],
      persisting: ['stays, said otherwise'],
      fixed: ['goes'],
    });
  });

  it('the same report changes nothing', () => {
    const report = makeReport({ findings: [stay, gone] });
    expect(outcome(report, report)).toEqual({ ...EMPTY, persisting: ['stays', 'goes'] });
  });

  it('the same finding of another project is another finding', () => {
    const at = (project: string) => makeReport({ findings: [{ ...stay, project }], sections: [] });
    expect(outcome(at('b'), at('a'))).toMatchObject({ new: ['stays'], persisting: [] });
  });

  it('what was suppressed is not fixed', () => {
    const now = makeReport({ findings: [{ ...stay, suppressed: true }] });
    expect(outcome(now, makeReport({ findings: [stay] }))).toEqual({ ...EMPTY, suppressed: 1 });
  });

  it('what no longer can be decided is not fixed', () => {
    const unknown = makeFinding({ outcome: 'unknown', rule: gone.rule, message: 'cannot tell' });
    const now = makeReport({ findings: [unknown] });
    expect(outcome(now, makeReport({ findings: [gone] }))).toMatchObject({ fixed: [], undecided: ['goes'] });
  });

  it.each([
    'error',
    'not-applicable',
  ] as const)('what lies in a section that is %s is not fixed while its file is there', (status) => {
    const sections = [{ id: 'environment', title: 'Environment', status, evidence: 'x' }];
    const old = makeReport({ findings: [gone] });
    expect(outcome(makeReport({ sections }), old)).toMatchObject({ fixed: [], undecided: ['goes'] });
    expect(outcome(makeReport({ sections, files: [] }), old)).toMatchObject({
      fixed: ['goes'],
      undecided: [],
    });
  });

  it('what was left out of the run is not fixed', () => {
    const old = makeReport({ findings: [gone] });
    expect(outcome(makeReport(), old, new Set(['env/duplicate-key']))).toMatchObject({ undecided: ['goes'] });
    expect(outcome(makeReport(), old, new Set(['env/bom']))).toMatchObject({ fixed: ['goes'] });
  });

  it('what a provider answered is not fixed where nobody asked again', () => {
    const rejected = makeFinding({
      rule: 'provider/key-rejected',
      category: 'providers',
      message: 'rejected',
    });
    const sections = [{ id: 'providers', title: 'Providers', status: 'passed' as const, evidence: 'x' }];
    const provider = (asked: boolean) => [
      { id: 'openai', name: 'OpenAI', readiness: 'ready', probe: { verdict: 'unknown' as const, asked } },
    ];
    const old = makeReport({ findings: [rejected], providers: provider(true) });
    expect(outcome(makeReport({ sections, providers: provider(false) }), old)).toMatchObject({
      undecided: ['rejected'],
    });
    expect(outcome(makeReport({ sections, providers: provider(true) }), old)).toMatchObject({
      fixed: ['rejected'],
    });
  });

  it('says why the two may differ although nothing changed', () => {
    const project = (path: string) => ({
      path,
      verdict: 'ready' as const,
      score: { total: null, categories: [] },
      summary: makeReport().summary,
    });
    const old = makeReport({
      tool: { name: 'catalyst', version: '0.0.9' },
      command: 'validate',
      environment: 'staging',
      projects: [project('a')],
    });
    expect(outcome(makeReport({ command: 'report', projects: [project('b')] }), old).notes).toHaveLength(5);
    expect(outcome(makeReport({ command: 'report' }), makeReport()).notes).toEqual([]);
  });

  it('a second comparison forgets the first', () => {
    const first = compareReports(makeReport({ findings: [fresh] }), makeReport(), 'older');
    expect(outcome(first, makeReport({ findings: [fresh] }))).toEqual({ ...EMPTY, persisting: ['comes'] });
  });
});
