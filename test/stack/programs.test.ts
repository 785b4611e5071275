import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkServices } from '../../src/stack/check-options.js';
import type { StackOptions } from '../../src/stack/types.js';
import { withFolder } from '../support/run-program.js';
import { findProgram, run, skipLoudly, writeStack } from '../support/stack.js';

/** Stacks that differ in what the programs below look at. */
const STACKS: readonly (readonly [string, Partial<StackOptions>])[] = [
  ['Python', {}],
  ['Node', { template: 'node' }],
  ['Python without monitoring', { services: checkServices(['prometheus']) }],
  [
    'Node with Ollama',
    { template: 'node', withApp: false, entry: 'src/server.js', providers: ['ollama', 'groq'] },
  ],
  ['Python with pyproject.toml', { withApp: false, packages: 'pyproject.toml' }],
  [
    'Node with nothing beside',
    { template: 'node', services: checkServices(['postgres', 'redis', 'nginx', 'prometheus']) },
  ],
];

const each = (name: string, program: string | undefined, check: (folder: string, program: string) => void) =>
  describe(name, () => {
    it.for(STACKS)('%s', ([, options], { skip }) => {
      if (program === undefined)
        return skipLoudly(skip, `${name} is not installed, so no stack was held against it`);
      return withFolder({}, (folder) => {
        writeStack(folder, options);
        check(folder, program);
      });
    });
  });

const compose = findProgram('docker-compose');
each('docker compose config', compose, (folder, program) => {
  const texts = (...args: string[]) => run(program, [...args, 'config', '--quiet'], { cwd: folder });
  expect(texts()).toEqual({ code: 0, out: '' });
  expect(texts('-f', 'compose.yaml', '-f', 'compose.dev.yaml')).toEqual({ code: 0, out: '' });
  expect(texts('-f', 'compose.yaml', '-f', 'compose.dev.yaml', '--profile', 'tools')).toEqual({
    code: 0,
    out: '',
  });
  writeFileSync(join(folder, 'compose.broken.yaml'), 'services:\n  backend:\n    depends_on: [nobody]\n');
  expect(texts('-f', 'compose.yaml', '-f', 'compose.broken.yaml').code).not.toBe(0);
});

each('hadolint', findProgram('hadolint'), (folder, program) => {
  expect(run(program, ['--failure-threshold', 'style', 'Dockerfile'], { cwd: folder })).toEqual({
    code: 0,
    out: '',
  });
});

each('dclint', findProgram('dclint'), (folder, program) => {
  const { code, out } = run(program, ['.'], { cwd: folder });
  expect([code, out]).toEqual([0, expect.not.stringMatching(/[1-9]\d* error/)]);
});

each('shellcheck', findProgram('shellcheck'), (folder, program) => {
  const scripts = ['deploy/deploy.sh', 'deploy/rollback.sh', 'deploy/probe.sh', 'deploy/redis/start.sh'];
  const there = scripts.filter((script) => run('test', ['-f', script], { cwd: folder }).code === 0);
  expect(there.length).toBeGreaterThanOrEqual(2);
  expect(run(program, ['--severity', 'style', ...there], { cwd: folder })).toEqual({ code: 0, out: '' });
});

const MONITORED = STACKS.filter(([, { services }]) => services === undefined || services.has('prometheus'));
describe('promtool', () => {
  const promtool = findProgram('promtool');
  it.for(MONITORED)('%s', ([, options], { skip }) => {
    if (promtool === undefined)
      return skipLoudly(skip, 'promtool is not installed, so no rules were checked');
    return withFolder({}, (folder) => {
      writeStack(folder, options);
      const config = join(folder, 'deploy/prometheus/prometheus.yml');
      writeFileSync(
        config,
        readFileSync(config, 'utf8').replace('/etc/prometheus', join(folder, 'deploy/prometheus')),
      );
      const checked = run(promtool, ['check', 'config', config]);
      expect([checked.code, checked.out]).toEqual([0, expect.stringMatching(/[1-9]\d* rules found/)]);
      expect(run(promtool, ['check', 'rules', join(folder, 'deploy/prometheus/rules/alerts.yml')]).code).toBe(
        0,
      );
    });
  });
});

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
  const raised = (
    folder: string,
    series: readonly (readonly [string, string])[],
    minute: number,
    alerts: readonly string[],
  ) => {
    const test = {
      rule_files: ['deploy/prometheus/rules/alerts.yml'],
      evaluation_interval: '1m',
      tests: [
        {
          interval: '1m',
          input_series: series.map(([name, values]) => ({ series: name, values })),
          promql_expr_test: [
            {
              expr: 'count by (alertname) (ALERTS{alertstate="firing"})',
              eval_time: `${minute}m`,
              exp_samples: alerts.map((alert) => ({ labels: `{alertname="${alert}"}`, value: 1 })),
            },
          ],
        },
      ],
    };
    writeFileSync(join(folder, 'test.json'), JSON.stringify(test));
    return run(promtool!, ['test', 'rules', 'test.json'], { cwd: folder });
  };

  it('are raised by what they are for, each by itself, and by nothing that is well', ({ skip }) => {
    if (promtool === undefined) return skipLoudly(skip, 'promtool is not installed, so no alert was raised');
    return withFolder({}, (folder) => {
      expect(lay(folder).sort()).toEqual(ALARMS.map(([alert]) => alert).sort());
      for (const [alert, series, minute] of ALARMS) {
        expect(raised(folder, series, minute, [alert]), alert).toMatchObject({ code: 0 });
      }
      expect(raised(folder, CALM, 180, [])).toMatchObject({ code: 0 });
    });
  });
});
