import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeReports } from '../../src/report/fleet.js';
import { nameReports } from '../../src/report/report-names.js';
import type { Summary } from '../../src/report/types.js';
import { findContradiction } from '../../src/report/verify-report.js';
import { makeFinding, makeReport, makeScore } from './support.js';

const counts = fc.nat(50);
const pair = fc.tuple(counts, counts);
const severity = fc.constantFrom('error' as const, 'warning' as const, 'info' as const);
const report = fc
  .record({ error: pair, warning: pair, info: pair, severities: fc.array(severity, { maxLength: 6 }) })
  .map(({ error, warning, info, severities }) => {
    const findings = severities.map((one) => makeFinding({ severity: one }));
    const blockers = findings
      .filter((one) => one.severity === 'error')
      .map(({ rule, message, fingerprint }) => ({ rule, message, fingerprint, file: '.env' }));
    return makeReport({ findings, score: { ...makeScore(error, warning, info), blockers } });
  });

describe('a fleet', () => {
  it('adds up counts, computes the score anew, takes the worst verdict', () => {
    fc.assert(
      fc.property(fc.array(report, { minLength: 2, maxLength: 6 }), (reports) => {
        const merged = mergeReports(reports.map((one, i) => ({ name: `s${i}`, report: one })));
        for (const key of Object.keys(merged.summary) as (keyof Summary)[])
          expect(merged.summary[key]).toBe(reports.reduce((sum, one) => sum + one.summary[key], 0));
        expect(merged.findings).toHaveLength(reports.reduce((sum, one) => sum + one.findings.length, 0));
        const points = (key: 'passed' | 'failed') =>
          reports.reduce((sum, { score }) => {
            const { error, warning, info } = score!.categories[0]!.bySeverity!;
            return sum + 5 * error[key] + 3 * warning[key] + info[key];
          }, 0);
        const [passed, failed] = [points('passed'), points('failed')];
        const exact = (100 * passed) / (passed + failed);
        const expected = passed + failed === 0 ? null : failed > 0 ? Math.min(99, Math.round(exact)) : 100;
        expect(merged.score!.total).toBe(expected);
        expect(merged.verdict).toBe(
          reports.some(({ verdict }) => verdict === 'not-ready') ? 'not-ready' : 'ready-with-warnings',
        );
        expect(merged.score!.blockers).toHaveLength(merged.summary.errors);
        expect(findContradiction(merged)).toBeUndefined();
      }),
    );
  });

  it('names files, findings, providers and migrations from the service', () => {
    const one = makeReport({
      findings: [makeFinding({ related: [{ file: 'b.env', message: 'here' }] })],
      providers: [
        { id: 'openai', name: 'OpenAI', file: '.env', readiness: 'ready', probe: { verdict: 'unknown' } },
      ],
      migrations: [
        { id: 'm', title: 'm', risk: 'safe', state: 'pending', places: [{ file: '.env', line: 1 }] },
      ],
      unchecked: [{ what: 'Compose', why: 'none' }],
    });
    const merged = mergeReports([
      { name: 'shop', report: one },
      { name: 'bank', report: makeReport() },
    ]);
    expect(merged.findings[0]).toMatchObject({
      file: 'shop/.env',
      project: 'shop',
      related: [{ file: 'shop/b.env' }],
    });
    expect(merged.files.map(({ path }) => path)).toEqual(['shop/.env', 'bank/.env']);
    expect(merged.providers[0]).toMatchObject({ name: 'OpenAI', project: 'shop', file: 'shop/.env' });
    expect(merged.migrations![0]!.places).toEqual([{ file: 'shop/.env', line: 1 }]);
    expect(merged.unchecked).toContainEqual({ what: 'shop: Compose', why: 'none' });
    expect(new Set(merged.sections!.map(({ project }) => project))).toEqual(new Set(['shop', 'bank']));
    expect(merged.projects!.map(({ path }) => path)).toEqual(['shop', 'bank']);
  });

  const ofProject = (path: string, finding = makeFinding({ project: path, file: `${path}/.env` })) =>
    makeReport({
      findings: [finding],
      projects: [
        {
          path,
          verdict: 'ready-with-warnings',
          score: makeScore([1, 0], [1, 1]),
          summary: makeReport({ findings: [finding] }).summary,
        },
      ],
      files: [{ path: `${path}/.env`, kind: 'env' }],
    });

  it('leaves shards of one repository their own paths', () => {
    const merged = mergeReports([
      { name: 'doctor-1', report: ofProject('api') },
      { name: 'doctor-2', report: ofProject('web') },
    ]);
    expect(merged.projects!.map(({ path }) => path)).toEqual(['api', 'web']);
    expect(merged.findings.map(({ file, project }) => [file, project])).toEqual([
      ['api/.env', 'api'],
      ['web/.env', 'web'],
    ]);
  });

  it('puts projects of a repository below its name where two share one', () => {
    const merged = mergeReports([
      { name: 'shop', report: ofProject('api') },
      { name: 'bank', report: ofProject('api') },
    ]);
    expect(merged.projects!.map(({ path }) => path)).toEqual(['shop/api', 'bank/api']);
    expect(merged.findings.map(({ file, project }) => [file, project])).toEqual([
      ['shop/api/.env', 'shop/api'],
      ['bank/api/.env', 'bank/api'],
    ]);
  });

  it('lists a report that says nothing or is older, and calls neither ready', () => {
    const { verdict: _, ...nothing } = makeReport({ files: [] });
    const merged = mergeReports([
      { name: 'empty', report: nothing },
      { name: 'old', report: makeReport({ asOf: '2026-01-01', score: makeScore([1, 0], [0, 0]) }) },
      { name: 'new', report: makeReport() },
    ]);
    expect(merged.projects!.map(({ path }) => path)).toEqual(['old', 'new']);
    expect(merged.unchecked!.map(({ what }) => what)).toEqual(['empty', 'old', 'new']);
    expect(merged.asOf).toBe('2026-11-22');
  });
});

describe('names of reports', () => {
  it.each([
    [
      ['out/shop.json', 'out/bank.json'],
      ['shop', 'bank'],
    ],
    [
      ['shop/doctor.json', 'bank/doctor.json'],
      ['shop', 'bank'],
    ],
    [
      ['a/x/doctor.json', 'a/y/doctor.json'],
      ['x', 'y'],
    ],
    [
      ['a\\x\\doctor.json', 'a\\y\\doctor.json'],
      ['x', 'y'],
    ],
    [['./report.JSON'], ['report']],
    [
      ['a/doctor.json', 'a/b/doctor.json'],
      ['doctor', 'b'],
    ],
    [
      ['/doctor.json', 'doctor.json'],
      ['doctor', 'doctor-2'],
    ],
  ])('%j: %j', (paths, names) => expect(nameReports(paths)).toEqual(names));

  it('are never the same twice, and never empty', () => {
    const path = fc
      .array(fc.constantFrom('a', 'b', 'doctor', '.json', '/', '.', '\\'), { maxLength: 6 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.uniqueArray(path, { minLength: 1, maxLength: 5 }), (paths) => {
        const names = nameReports(paths);
        expect(new Set(names).size).toBe(paths.length);
        expect(names.every((name) => name !== '')).toBe(true);
      }),
    );
  });
});
