import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { withFolder } from '../support/run-program.js';
import { findProgram, run, skipLoudly, writeStack } from '../support/stack.js';

/** A series of values, one a minute, and the alerts that it raises in the end. */
const ALARMS: readonly (readonly [
  alert: string,
  series: readonly (readonly [string, string])[],
  minute: number,
])[] = [
  ['BackendDown', [['up{job="backend",instance="a"}', '1 0x20']], 10],
  [
    'BackendErrors',
    [
      ['http_requests_total{job="backend",status="200"}', '0+60x30'],
      ['http_requests_total{job="backend",status="503"}', '0+6x30'],
    ],
    20,
  ],
  [
    'BackendSlow',
    [
      ['http_request_duration_seconds_bucket{job="backend",le="1"}', '0+1x30'],
      ['http_request_duration_seconds_bucket{job="backend",le="5"}', '0+60x30'],
      ['http_request_duration_seconds_bucket{job="backend",le="+Inf"}', '0+60x30'],
    ],
    25,
  ],
  ['BackendWorkersMissing', [['catalyst_workers{job="backend"}', '4 3x20']], 10],
  ['DependencyDown', [['catalyst_dependency_up{job="backend",dependency="redis"}', '1 0x20']], 10],
  ['ExporterDown', [['up{job="redis",instance="a"}', '1 0x20']], 10],
  ['PostgresDown', [['pg_up', '0x20']], 10],
  [
    'PostgresConnections',
    [
      ['pg_stat_database_numbackends{datname="a"}', '50x20'],
      ['pg_stat_database_numbackends{datname="b"}', '31x20'],
      ['pg_settings_max_connections', '100x20'],
    ],
    10,
  ],
  ['RedisDown', [['redis_up', '0x20']], 10],
  [
    'RedisMemory',
    [
      ['redis_memory_used_bytes', '95x20'],
      ['redis_memory_max_bytes', '100x20'],
    ],
    15,
  ],
  ['ProviderKeyRejected', [['catalyst_probe_verdict{provider="openai",verdict="rejected"}', '1x20']], 10],
  ['ProviderUnreachable', [['catalyst_probe_up{provider="openai"}', '0x60']], 40],
  ['ProviderModelUnavailable', [['catalyst_probe_model_available{provider="openai",model="m"}', '0x20']], 10],
  ['ModelShutdownNear', [['catalyst_probe_model_shutdown_days{provider="openai",model="m"}', '29x90']], 80],
  ['ProviderCreditExhausted', [['catalyst_probe_credit_exhausted{provider="openai"}', '1x20']], 10],
  ['ProviderProbeStale', [['catalyst_probe_timestamp_seconds', '0x200']], 140],
];
/** What is well, and raises nothing. */
const CALM: readonly (readonly [string, string])[] = [
  ['up{job="backend",instance="a"}', '1x200'],
  ['up{job="postgres",instance="a"}', '1x200'],
  ['http_requests_total{job="backend",status="200"}', '0+60x200'],
  ['http_requests_total{job="backend",status="503"}', '0+1x200'],
  ['http_request_duration_seconds_bucket{job="backend",le="1"}', '0+60x200'],
  ['http_request_duration_seconds_bucket{job="backend",le="+Inf"}', '0+60x200'],
  ['catalyst_workers{job="backend"}', '4x200'],
  ['catalyst_dependency_up{job="backend",dependency="redis"}', '1x200'],
  ['pg_up', '1x200'],
  ['pg_stat_database_numbackends{datname="a"}', '80x200'],
  ['pg_settings_max_connections', '100x200'],
  ['redis_up', '1x200'],
  ['redis_memory_used_bytes', '95x200'],
  // Without a limit there is nothing to reach.
  ['redis_memory_max_bytes', '0x200'],
  ['catalyst_probe_verdict{provider="openai",verdict="rejected"}', '0x200'],
  ['catalyst_probe_up{provider="openai"}', '1x200'],
  ['catalyst_probe_model_available{provider="openai",model="m"}', '1x200'],
  ['catalyst_probe_model_shutdown_days{provider="openai",model="m"}', '30x200'],
  ['catalyst_probe_credit_exhausted{provider="openai"}', '0x200'],
  ['catalyst_probe_timestamp_seconds', '0+60x200'],
];

describe('the alerts', () => {
  const promtool = findProgram('promtool');
  const lay = (folder: string) => {
    writeStack(folder);
    const { groups } = parse(readFileSync(join(folder, 'deploy/prometheus/rules/alerts.yml'), 'utf8')) as {
      groups: { rules: { alert: string }[] }[];
    };
    return groups.flatMap(({ rules }) => rules.map(({ alert }) => alert));
  };
  /** promtool wants the labels of each alert to the letter, so it is asked with an expression over ALERTS. */
  const testOf = (
    series: readonly (readonly [string, string])[],
    minute: number,
    alerts: readonly string[],
  ) => ({
    interval: '1m',
    input_series: series.map(([name, values]) => ({ series: name, values })),
    promql_expr_test: [
      {
        expr: 'count by (alertname) (ALERTS{alertstate="firing"})',
        eval_time: `${minute}m`,
        exp_samples: alerts.map((alert) => ({ labels: `{alertname="${alert}"}`, value: 1 })),
      },
    ],
  });
  const judge = (folder: string, tests: readonly object[]) => {
    const rule_files = ['deploy/prometheus/rules/alerts.yml'];
    writeFileSync(
      join(folder, 'test.json'),
      JSON.stringify({ rule_files, evaluation_interval: '1m', tests }),
    );
    return run(promtool!, ['test', 'rules', 'test.json'], { cwd: folder });
  };

  it('are raised by what they are for, each by itself, and by nothing that is well', ({ skip }) => {
    if (promtool === undefined) return skipLoudly(skip, 'promtool is not installed, so no alert was raised');
    return withFolder({}, (folder) => {
      expect(lay(folder).sort()).toEqual(ALARMS.map(([alert]) => alert).sort());
      const tests = ALARMS.map(([alert, series, minute]) => testOf(series, minute, [alert]));
      expect(judge(folder, [...tests, testOf(CALM, 180, [])])).toMatchObject({ code: 0 });
      // What is expected is compared: a missing alert and one too many are both seen.
      const [[, series, minute]] = ALARMS as [(typeof ALARMS)[number]];
      expect(judge(folder, [testOf(series, minute, [])]).code).not.toBe(0);
      expect(judge(folder, [testOf(CALM, 180, ['BackendDown'])]).code).not.toBe(0);
    });
  });
});
