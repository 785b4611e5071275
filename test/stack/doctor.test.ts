import { describe, expect, it } from 'vitest';
import { doctor } from '../../src/commands/doctor.js';
import type { Report } from '../../src/report/types.js';
import { OPEN_MARK } from '../../src/stack/env-file.js';
import { checkServices } from '../../src/stack/check-options.js';
import { SERVICES, type StackOptions } from '../../src/stack/types.js';
import { createMemoryHost } from '../support/memory-host.js';
import { pairwise } from '../support/pairwise.js';
import { stackFiles, stackOptions } from '../support/stack.js';

/** What a project brings that has an application of its own. */
const OWN: Readonly<Record<string, string>> = {
  // What the image starts is there, as `init` says that it must be.
  'requirements.txt': 'fastapi==0.165.0\ngunicorn==27.0.1\n',
  'requirements.lock': 'fastapi==0.165.0\ngunicorn==27.0.1\n',
  'pyproject.toml': '[project]\nname = "shop"\ndependencies = ["fastapi==0.165.0", "gunicorn==27.0.1"]\n',
  'app/main.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n',
  'package.json': '{"name":"shop","scripts":{"build":"tsc"}}\n',
  'package-lock.json': '{"name":"shop","lockfileVersion":3,"packages":{}}\n',
  'tsconfig.json': '{}\n',
  'src/server.ts': 'export {};\n',
};

function ownFiles({ template, withApp, packages }: StackOptions): [string, string][] {
  if (withApp) return [];
  const names =
    template === 'python'
      ? [packages, 'app/main.py']
      : ['package.json', 'package-lock.json', 'tsconfig.json', 'src/server.ts'];
  return names.map((name) => [name, OWN[name]!]);
}

async function judge(
  options: StackOptions,
  { withSecrets = true, change = (text: string) => text } = {},
): Promise<Report> {
  const files = stackFiles(options)
    .filter(({ path }) => withSecrets || path !== '.env')
    .map(({ path, text }): [string, string] => [path, path === '.env' ? change(text) : text]);
  const host = createMemoryHost(Object.fromEntries([...ownFiles(options), ...files]));
  await doctor(host, [], { format: ['json'], quiet: true, asOf: '2026-11-27', config: false } as never);
  return JSON.parse(host.out()) as Report;
}

const openFindings = ({ findings }: Report) =>
  findings
    .filter(({ suppressed, outcome, severity }) => !suppressed && outcome !== 'pass' && severity !== 'info')
    .map(({ rule, file, message }) => `${file}: ${rule}: ${message}`);

describe('doctor over a stack that was just written', () => {
  it('finds nothing, and what is suppressed is a key to fill in', async () => {
    const report = await judge(stackOptions());
    expect(openFindings(report)).toEqual([]);
    expect(report.verdict).toBe('ready');
    expect(report.score!.total).toBeGreaterThanOrEqual(98);
    const suppressed = report.findings.filter((one) => one.suppressed && one.file === '.env');
    expect(suppressed.map(({ rule }) => rule).sort()).toEqual([
      'env/placeholder-secret',
      'env/placeholder-secret',
      'provider/default-provider-not-ready',
      'provider/fallback-without-second-provider',
    ]);
  });

  it('reports each suppression once the key is there', async () => {
    const report = await judge(stackOptions({ providers: ['deepseek'] }), {
      change: (text) =>
        text.replace(/^(DEEPSEEK_API_KEY)=.*$/m, `$1=sk-${'0fa1b2c3d4e5968778695a4b3c2d1e0f'}`),
    });
    expect(report.findings.filter(({ rule }) => rule === 'project/suppression-unused')).toHaveLength(2);
  });

  it('has something to find where a secret is weak: the check looks', async () => {
    const report = await judge(stackOptions(), {
      change: (text) => text.replace(/^(SECRET_KEY)=.*$/m, '$1=changeme'),
    });
    expect(openFindings(report).join()).toMatch(/SECRET_KEY/);
  });

  const on = [true, false] as const;
  const rows = pairwise({
    template: ['python', 'node'],
    withApp: on,
    withSecrets: on,
    postgres: on,
    redis: on,
    nginx: on,
    prometheus: on,
    grafana: on,
    entry: ['usual', 'other'],
    port: [8000, 18080],
    providers: [['openai'], ['ollama'], ['google_ai', 'groq', 'huggingface', 'ollama', 'openrouter']],
    packages: ['requirements.txt', 'requirements.lock', 'pyproject.toml'],
  } as const);

  it.each(
    rows.map((row) => [JSON.stringify(row), row] as const),
  )('finds nothing but a missing .env in %s', async (_, row) => {
    const { template, withApp, port, providers, withSecrets } = row;
    const packages = template === 'node' ? 'package.json' : withApp ? 'requirements.lock' : row.packages;
    const other = template === 'python' ? 'app.main:app' : 'src/server.js';
    const services = checkServices(SERVICES.filter((name) => !row[name]));
    const options = stackOptions({
      ...{ template, withApp, port, providers, packages, services },
      ...(row.entry === 'other' && !withApp ? { entry: other } : {}),
    });
    const report = await judge(options, { withSecrets });
    const left = withSecrets
      ? []
      : [expect.stringMatching(/^compose\.yaml: compose\/env-file-missing: \.env/)];
    expect(openFindings(report)).toEqual(left);
    if (withSecrets) expect(report.score!.total).toBeGreaterThanOrEqual(98);
  });

  it('names the reason in every suppression of .env', () => {
    const [env] = stackFiles(stackOptions()).slice(-1);
    const lines = env!.text.split('\n').filter((line) => line.includes('catalyst-ignore'));
    expect(lines).toHaveLength(4);
    for (const line of lines) expect(line).toContain(` -- ${OPEN_MARK}`);
  });
});
