import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { runProgram, withFolder } from '../support/run-program.js';

const SAMPLE = 'fixtures/misaligned-backend';
const run = (...args: string[]) => runProgram([...args, '--as-of', '2026-11-22'], { cwd: SAMPLE });
const compile = (file: string) =>
  new Ajv2020({ allErrors: true, strict: false }).compile(JSON.parse(readFileSync(file, 'utf8')));
const isReport = compile('schemas/report.schema.json');
const isTrace = compile('schemas/trace.schema.json');
/** Values of the sample's env files and code, none of which may be seen. */
const VALUES = ['50MB', 'pdf,txt', 'http://search', 'openai/gpt-4', '52428800'];

interface Shown extends Readonly<Record<'kind' | 'file' | 'by', string>> {
  readonly range: { readonly start: { readonly line: number; readonly column: number } };
  readonly service?: string;
  readonly host?: string;
  readonly port?: number;
  readonly agrees?: boolean;
}

describe('catalyst align', () => {
  it('finds what does not agree, with exit code 1, in every format', () => {
    for (const format of [
      'pretty',
      'compact',
      'json',
      'jsonl',
      'sarif',
      'junit',
      'gitlab',
      'checkstyle',
      'rdjson',
      'markdown',
      'html',
      'github',
    ]) {
      const { stdout, code } = run('align', '-f', format);
      expect([format, code]).toEqual([format, 1]);
      expect(stdout).toContain('align/near-miss');
      for (const value of VALUES) expect([format, stdout.includes(value)]).toEqual([format, false]);
    }
  });

  it('leaves a pragma of hadolint that is void to `docker`', () =>
    withFolder(
      {
        Dockerfile: '# hadolint ignore=DL3029\n\nFROM alpine:3.22\n',
        'app.py': 'import os\nx = os.getenv("A", "b")\n',
      },
      (folder) => {
        const rulesOf = (command: string): string[] =>
          JSON.parse(runProgram([command, '-f', 'json'], { cwd: folder }).stdout).findings.map(
            ({ rule }: { rule: string }) => rule,
          );
        expect(rulesOf('docker')).toContain('project/suppression-unused');
        expect(rulesOf('align')).not.toContain('project/suppression-unused');
      },
    ));

  it('has what nginx and Prometheus speak to in the graph, with the rest of the chain', () =>
    withFolder(
      {
        'api/Dockerfile':
          'FROM python:3.13-slim\nEXPOSE 8000\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0", "--port", "8000"]\n',
        'api/main.py': 'import os\nx = os.getenv("A", "b")\n',
        'compose.yaml':
          'services:\n  api:\n    build: ./api\n    ports: ["80:8000"]\n    healthcheck: { test: "curl -f http://localhost:8000/" }\n' +
          '  nginx:\n    image: nginx:1.29\n    environment: { API: "http://api:8000" }\n    volumes: ["./nginx.conf:/etc/nginx/nginx.conf"]\n',
        'nginx.conf': 'upstream web { server api:8001; }\nserver { location / { proxy_pass http://web; } }\n',
        'other/nginx.conf': 'server { location / { proxy_pass https://example.com; } }\n',
        'monitoring/prometheus.yml':
          'scrape_configs:\n  - job_name: api\n    static_configs:\n      - targets: ["api:9090", "host.docker.internal:9100"]\n',
      },
      (folder) => {
        const report = JSON.parse(runProgram(['align', '-f', 'json'], { cwd: folder }).stdout);
        expect(isReport(report), JSON.stringify(isReport.errors)).toBe(true);
        const shown = report.graph.ports.map((one: Shown) => {
          const { line, column } = one.range.start;
          const rest = [one.service, one.host, one.port, one.by, one.agrees]
            .map((part) => part ?? '-')
            .join(' ');
          return `${one.kind} ${one.file}:${line}:${column} ${rest}`;
        });
        expect(shown).toEqual([
          'expose api/Dockerfile:2:8 api - 8000 api true',
          'listen api/Dockerfile:3:60 api - 8000 uvicorn -',
          'target compose.yaml:4:13 api - 8000 api true',
          'healthcheck compose.yaml:5:52 api - 8000 api true',
          'address compose.yaml:8:33 api - 8000 API true',
          'scrape monitoring/prometheus.yml:4:19 - api 9090 monitoring/prometheus.yml -',
          'scrape monitoring/prometheus.yml:4:31 - host.docker.internal 9100 monitoring/prometheus.yml -',
          'upstream nginx.conf:1:23 api api 8001 nginx.conf false',
          'upstream other/nginx.conf:1:42 - example.com - other/nginx.conf -',
        ]);
      },
    ));

  it('has the whole graph in json, within the schema', () => {
    const report = JSON.parse(run('align', '-f', 'json').stdout);
    expect(isReport(report), JSON.stringify(isReport.errors)).toBe(true);
    const variable = report.graph.variables.find(({ name }: { name: string }) => name === 'MAX_FILE_SIZE');
    expect(variable.findings).toEqual(['align/type-mismatch']);
    expect(variable.places.map(({ kind, file }: { kind: string; file: string }) => [kind, file])).toEqual([
      ['env-file', 'backend/.env.docker'],
      ['template', 'backend/.env.template'],
      ['code', 'backend/app/config.py'],
    ]);
    // The template shows what the code falls back on; the env file sets another value.
    expect(variable.places.map(({ value }: { value: { same: number } }) => value.same)).toEqual([1, 2, 2]);
    expect(report.graph.providers.map(({ id }: { id: string }) => id)).toEqual(['openrouter']);
    expect(report.graph.services.find(({ name }: { name: string }) => name === 'backend')).toMatchObject({
      folder: 'backend',
      envFiles: ['backend/.env.docker'],
    });
  });

  it('draws variables × places', () => {
    const { stdout, code } = run('align', '--as', 'matrix');
    expect(code).toBe(1);
    const row = stdout.split('\n').find((line) => line.startsWith('MAX_FILE_SIZE'))!;
    expect(row.split(/\s{2,}/)).toEqual([
      'MAX_FILE_SIZE',
      'set 1',
      'set 2',
      'integer, default',
      'type-mismatch',
    ]);
    for (const value of VALUES) expect(stdout).not.toContain(value);
  });

  it('says what it could not decide, and calls nothing ready where there is nothing to compare', () =>
    withFolder({ '.env': 'A_B=1\n' }, (folder) => {
      const { stdout, stderr, code } = runProgram(['align', '-f', 'compact', '-f', 'json:out.json'], {
        cwd: folder,
      });
      expect(code).toBe(0);
      expect(stderr).toContain('not decided');
      expect(stdout).not.toContain('ready');
      expect(JSON.parse(readFileSync(`${folder}/out.json`, 'utf8'))).not.toHaveProperty('verdict');
    }));

  it('is quiet where a comment asks for it, in an env file and in code', () =>
    withFolder(
      {
        '.env': '# catalyst-ignore align/set-never-read -- for the old image\nOLD_SIZE=1\n',
        'main.py':
          'import os\n\n# catalyst-ignore align/read-never-set -- set by the operator\nurl = os.environ["SEARCH_URL"]\n',
      },
      (folder) => {
        const { findings } = JSON.parse(runProgram(['align', '-f', 'json'], { cwd: folder }).stdout);
        expect(
          findings.map(({ rule, suppressed }: { rule: string; suppressed: boolean }) => [rule, suppressed]),
        ).toEqual([
          ['align/set-never-read', true],
          ['align/read-never-set', true],
        ]);
      },
    ));

  it('is part of doctor, where nothing is told twice', () => {
    const { findings } = JSON.parse(run('doctor', '-f', 'json').stdout);
    const rules = findings.map(({ rule }: { rule: string }) => rule);
    expect(rules).toContain('align/near-miss');
    expect(rules).toContain('dockerfile/env-unused');
    expect(rules).not.toContain('align/hard-coded-setting');
  });
});

describe('catalyst trace', () => {
  it('shows the chain with the winner, and no value', () => {
    const { stdout, code } = run('trace', 'LOG_LEVEL', '-f', 'pretty');
    expect(code).toBe(0);
    const lines = stdout.split('\n');
    expect(lines.find((line) => line.includes('▸'))).toMatch(/environment\s+compose\.yaml:7\s.*wins$/);
    expect(lines.find((line) => line.includes('backend/.env.docker:2'))).toMatch(/shadowed$/);
    expect(stdout).not.toMatch(/DEBUG|INFO/);
  });

  it('fits its schema', () => {
    for (const name of [
      'LOG_LEVEL',
      'SEARCH_URL',
      'MAX_FILE_SIZE',
      'API_PORT',
      'PORT',
      'WORKERS',
      'OPENROUTER_MODEL',
    ]) {
      const report = JSON.parse(run('trace', name, '-f', 'json').stdout);
      expect(isTrace(report), `${name}: ${JSON.stringify(isTrace.errors)}`).toBe(true);
    }
    const { near } = JSON.parse(run('trace', 'API_PORT', '-f', 'json').stdout);
    expect(near).toEqual({ set: 'API_PORT', read: 'PORT' });
  });

  it('takes an unknown name or service as a mistake, and says what may have been meant', () => {
    const name = run('trace', 'MAX_FILESIZE');
    expect(name.code).toBe(2);
    expect(name.stderr).toContain('MAX_FILE_SIZE');
    const service = run('trace', 'LOG_LEVEL', '--service', 'bakend');
    expect(service.code).toBe(2);
    expect(service.stderr).toContain('backend');
    expect(run('trace', 'LOG_LEVEL', '-f', 'sarif').code).toBe(2);
  });
});
