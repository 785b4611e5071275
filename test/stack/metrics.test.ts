import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { renderOpenMetrics } from '../../src/report/openmetrics.js';
import { SERVICES } from '../../src/stack/types.js';
import { stackFiles, stackOptions } from '../support/stack.js';
import {
  APP_METRICS,
  metricsIn,
  POSTGRES_METRICS,
  PROBE_METRICS,
  PROMETHEUS_METRICS,
  REDIS_METRICS,
} from '../support/stack-metrics.js';

interface Rules {
  groups: { name: string; rules: { alert: string; expr: string }[] }[];
}
interface Dashboard {
  panels: {
    title: string;
    gridPos: { x: number; y: number; w: number; h: number };
    id: number;
    targets?: { expr: string }[];
  }[];
}

const textOf = (path: string, without: readonly string[] = []) => {
  const services = new Set(SERVICES.filter((name) => !without.includes(name)));
  return stackFiles(stackOptions({ services })).find((file) => file.path === path)?.text ?? '';
};
const rulesOf = (without?: readonly string[]) =>
  (parse(textOf('deploy/prometheus/rules/alerts.yml', without)) as Rules).groups.flatMap(
    ({ rules }) => rules,
  );
const dashboardOf = (without?: readonly string[]) =>
  JSON.parse(textOf('deploy/grafana/dashboards/backend.json', without)) as Dashboard;
const expressions = (without?: readonly string[]) => [
  ...rulesOf(without).map(({ alert, expr }) => ({ name: alert, expr })),
  ...dashboardOf(without).panels.flatMap(({ title, targets = [] }) =>
    targets.map(({ expr }) => ({ name: title, expr })),
  ),
];

/** Metrics that an expression of PromQL names: what is left of its words without labels, functions and operators. */
function namesIn(expr: string): string[] {
  const bare = expr
    .replace(/"[^"]*"/g, '')
    .replace(/\{[^}]*\}/g, '')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)/g, '');
  return [...bare.matchAll(/[a-zA-Z_:][\w:]*(?!\s*\()(?![\w:])/g)]
    .map(([name]) => name)
    .filter(
      (name) => !/^(?:and|or|unless|bool|offset)$/.test(name) && !new RegExp(`\\b${name}\\s*\\(`).test(bare),
    );
}

describe('what the dashboard and the alerts name', () => {
  it('is read out of PromQL', () => {
    expect(namesIn('sum by (a) (rate(x_total{b="c"}[5m])) / max(y) > 0.8 and time() - z > 1')).toEqual([
      'x_total',
      'y',
      'z',
    ]);
  });

  it('is exposed by something', () => {
    const known = new Set<string>([
      ...APP_METRICS,
      ...PROBE_METRICS,
      ...POSTGRES_METRICS,
      ...REDIS_METRICS,
      ...PROMETHEUS_METRICS,
    ]);
    const all = expressions();
    expect(all.length).toBeGreaterThan(30);
    const unknown = all.flatMap(({ name, expr }) =>
      namesIn(expr)
        .filter((metric) => !known.has(metric))
        .map((metric) => `${name}: ${metric}`),
    );
    expect(unknown).toEqual([]);
    for (const { name, expr } of all) expect(namesIn(expr).length, name).toBeGreaterThan(0);
  });

  it('is not of a service that is left out', () => {
    const names = expressions(['postgres', 'redis']).flatMap(({ expr }) => namesIn(expr));
    expect(names.filter((name) => /^(?:pg|redis)_/.test(name))).toEqual([]);
  });

  it('names jobs that Prometheus scrapes', () => {
    const { scrape_configs } = parse(textOf('deploy/prometheus/prometheus.yml')) as {
      scrape_configs: { job_name: string }[];
    };
    const jobs = new Set(scrape_configs.map(({ job_name }) => job_name));
    for (const { expr } of expressions())
      for (const [, job = ''] of expr.matchAll(/job="([^"]*)"/g)) expect(jobs).toContain(job);
  });

  it('covers what has to be watched', () => {
    expect(rulesOf().map(({ alert }) => alert)).toEqual(
      expect.arrayContaining([
        'BackendDown',
        'BackendErrors',
        'BackendSlow',
        'PostgresConnections',
        'ProviderKeyRejected',
        'ModelShutdownNear',
      ]),
    );
    expect(rulesOf().find(({ alert }) => alert === 'ModelShutdownNear')!.expr).toMatch(/< 30$/);
  });

  it('lies on the dashboard without overlap, each with a number of its own', () => {
    const { panels } = dashboardOf(['redis']);
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    for (const [i, a] of panels.entries())
      for (const b of panels.slice(i + 1)) {
        const [p, q] = [a.gridPos, b.gridPos];
        const apart = p.x + p.w <= q.x || q.x + q.w <= p.x || p.y + p.h <= q.y || q.y + q.h <= p.y;
        expect(apart, `${a.title} / ${b.title}`).toBe(true);
      }
  });
});

describe('what a probe exposes', () => {
  it('is what the list says', () => {
    const result = {
      provider: 'openai',
      isProbed: true,
      verdict: 'verified',
      latencyMs: 12,
      requests: 1,
      evidence: { status: 200 },
      credit: { state: 'available' },
      model: { id: 'gpt-6', available: 'yes', daysLeft: 12 },
    } as const;
    expect([...metricsIn(renderOpenMetrics([result as never], 0))].sort()).toEqual([...PROBE_METRICS]);
  });
});
