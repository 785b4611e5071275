import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withFolder } from '../support/run-program.js';
import { run, writeStack } from '../support/stack.js';

/** A docker and a catalyst that write down how they were called, and fail where they are told to. */
const DOCKER = `#!/bin/sh
echo "docker $*" >> "$CALLS"
case "$*" in
  *"image inspect"*) [ -z "$NO_IMAGE" ] ;;
  *"nginx -s reload"*) [ -z "$NO_RELOAD" ] ;;
  *"compose up"*) [ "$IMAGE_TAG" != "$BAD_TAG" ] ;;
esac
`;
const CATALYST = `#!/bin/sh
echo "catalyst $*" >> "$CALLS"
[ -z "$DOCTOR_FAILS" ]
`;

async function withDeployment(
  use: (at: {
    folder: string;
    deploy: (
      script: string,
      args?: string[],
      env?: object,
    ) => { code: number | null; out: string; calls: string[] };
    state: (name: string) => string | undefined;
  }) => void,
): Promise<void> {
  await withFolder({}, (folder) => {
    writeStack(folder);
    const env = readFileSync(join(folder, '.env'), 'utf8');
    writeFileSync(join(folder, '.env'), env.replace(/^# catalyst-ignore.*\n/gm, ''));
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    for (const [name, text] of [
      ['docker', DOCKER],
      ['catalyst', CATALYST],
    ] as const) {
      writeFileSync(join(bin, name), text);
      chmodSync(join(bin, name), 0o755);
    }
    let round = 0;
    use({
      folder,
      deploy: (script, args = [], more = {}) => {
        const calls = join(folder, `calls-${round++}`);
        writeFileSync(calls, '');
        const result = run('bash', [join(folder, 'deploy', script), ...args], {
          cwd: '/',
          env: {
            PATH: `${bin}:${process.env['PATH']}`,
            CATALYST: 'catalyst --no-config',
            CALLS: calls,
            ...more,
          },
        });
        return { ...result, calls: readFileSync(calls, 'utf8').split('\n').filter(Boolean) };
      },
      state: (name) => {
        const path = join(folder, '.deploy', name);
        return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined;
      },
    });
  });
}

describe('deploy.sh', () => {
  it('checks, builds, starts, waits, and remembers what ran before', () =>
    withDeployment(({ deploy, state }) => {
      const first = deploy('deploy.sh', ['v1']);
      expect(first.code).toBe(0);
      expect(first.calls).toEqual([
        'docker compose version',
        'catalyst --no-config doctor --environment production',
        'docker compose build --pull backend',
        expect.stringMatching(/^docker compose up --detach --no-build .*--wait --wait-timeout 180$/),
        'docker compose exec -T nginx nginx -s reload',
        'docker compose kill --signal SIGHUP prometheus',
      ]);
      expect([state('current'), state('previous')]).toEqual(['v1', undefined]);
      deploy('deploy.sh', ['v2']);
      expect([state('current'), state('previous')]).toEqual(['v2', 'v1']);
    }));

  it('goes back where the new version does not become healthy', () =>
    withDeployment(({ deploy, state }) => {
      deploy('deploy.sh', ['v1']);
      const run = deploy('deploy.sh', ['v2'], { BAD_TAG: 'v2' });
      expect(run.code).toBe(1);
      expect(run.out).toContain('going back to v1');
      expect(run.calls.filter((call) => call.startsWith('docker compose up'))).toHaveLength(2);
      expect(state('current')).toBe('v1');
    }));

  it('keeps what runs under another name where its tag is built anew, and goes back to that', () =>
    withDeployment(({ deploy, state }) => {
      deploy('deploy.sh', ['v1']);
      const run = deploy('deploy.sh', ['v1'], { BAD_TAG: 'v1' });
      expect([run.code, run.out]).toEqual([1, expect.stringContaining('going back to before')]);
      const kept = run.calls.indexOf('docker image tag shop-backend:v1 shop-backend:before');
      expect(kept).toBeGreaterThan(0);
      expect(run.calls.findIndex((call) => call.includes('compose build'))).toBeGreaterThan(kept);
      expect(state('current')).toBe('before');
      expect(deploy('deploy.sh', ['v1']).code).toBe(0);
      expect([state('current'), state('previous')]).toEqual(['v1', 'before']);
    }));

  it('says so where there is nothing to go back to', () =>
    withDeployment(({ deploy, state }) => {
      const run = deploy('deploy.sh', ['v1'], { BAD_TAG: 'v1' });
      expect([run.code, run.out]).toEqual([1, expect.stringContaining('no version to go back to')]);
      expect(state('current')).toBeUndefined();
    }));

  it('builds nothing where doctor finds errors, or a key is still to be filled in', () =>
    withDeployment(({ folder, deploy }) => {
      const refused = deploy('deploy.sh', ['v1'], { DOCTOR_FAILS: '1' });
      expect(refused.code).toBe(1);
      expect(refused.calls.join()).not.toContain('build');
      writeStack(folder);
      const open = deploy('deploy.sh', ['v1']);
      expect(open.code).toBe(1);
      expect(open.out).toMatch(/OPENAI_API_KEY\n.*ANTHROPIC_API_KEY/);
      expect(open.calls.join()).not.toMatch(/build|doctor/);
    }));

  it('builds nothing where the users of the services cannot read their files; a certificate is nginx its own', () =>
    withDeployment(({ folder, deploy }) => {
      mkdirSync(join(folder, 'deploy/nginx/certs'), { mode: 0o700 });
      writeFileSync(join(folder, 'deploy/redis/redis.conf.bak'), '', { mode: 0o600 });
      expect(deploy('deploy.sh', ['v1']).code).toBe(0);
      for (const [path, closed, open] of [
        ['deploy/postgres/init', 0o700, 0o755],
        ['deploy/redis/redis.conf', 0o600, 0o644],
      ] as const) {
        chmodSync(join(folder, path), closed);
        const run = deploy('deploy.sh', ['v2']);
        expect([run.code, run.out]).toEqual([2, expect.stringContaining(`${path} cannot be read`)]);
        expect(run.calls.join()).not.toMatch(/build|doctor/);
        chmodSync(join(folder, path), open);
      }
    }));

  it.each([' ', '-x', 'a b', 'a;id', '../x', 'a'.repeat(129)])('refuses the tag %j', (tag) =>
    withDeployment(({ deploy }) => {
      const run = deploy('deploy.sh', [tag]);
      expect([run.code, run.calls]).toEqual([2, []]);
    }));
});

describe('rollback.sh', () => {
  it('starts the version before, builds nothing, and back again', () =>
    withDeployment(({ deploy, state }) => {
      deploy('deploy.sh', ['v1']);
      deploy('deploy.sh', ['v2']);
      const run = deploy('rollback.sh');
      expect(run.code).toBe(0);
      expect(run.calls.join()).not.toContain('compose build');
      expect([state('current'), state('previous')]).toEqual(['v1', 'v2']);
      deploy('rollback.sh');
      expect(state('current')).toBe('v2');
    }));

  it('changes nothing where there is no version, or no image of it', () =>
    withDeployment(({ deploy, state }) => {
      expect(deploy('rollback.sh').code).toBe(2);
      deploy('deploy.sh', ['v1']);
      const run = deploy('rollback.sh', ['v0'], { NO_IMAGE: '1' });
      expect([run.code, run.out]).toEqual([2, expect.stringContaining('v0 is not on this machine')]);
      expect(state('current')).toBe('v1');
    }));
});

describe('what runs', () => {
  it('is remembered where nginx does not take the new address', () =>
    withDeployment(({ deploy, state }) => {
      deploy('deploy.sh', ['v1']);
      expect(deploy('deploy.sh', ['v2'], { NO_RELOAD: '1' }).code).not.toBe(0);
      expect([state('current'), state('previous')]).toEqual(['v2', 'v1']);
      expect(deploy('rollback.sh', [], { NO_RELOAD: '1' }).code).not.toBe(0);
      expect([state('current'), state('previous')]).toEqual(['v1', 'v2']);
    }));

  it('stays what it was where the version before does not become healthy, and that is said', () =>
    withDeployment(({ deploy, state }) => {
      deploy('deploy.sh', ['v1']);
      deploy('deploy.sh', ['v2']);
      const run = deploy('rollback.sh', [], { BAD_TAG: 'v1' });
      expect([run.code, run.out]).toEqual([1, expect.stringContaining('v1 did not become healthy')]);
      expect([state('current'), state('previous')]).toEqual(['v2', 'v1']);
    }));
});

describe('probe.sh', () => {
  const PROBE = (code: number, text: string) => `#!/bin/sh
for word; do case "$word" in openmetrics:*) printf '${text}' > "\${word#openmetrics:}" ;; esac; done
exit ${code}
`;

  it.each([
    [0, 'catalyst_probe_up 1\\n', 0, 'catalyst_probe_up 1\n'],
    [1, 'catalyst_probe_up 0\\n', 0, 'catalyst_probe_up 0\n'],
    [2, 'half', 1, 'before\n'],
    [0, '', 1, 'before\n'],
  ])('with exit code %i and %j', (code, text, expected, left) =>
    withDeployment(({ folder, deploy }) => {
      writeFileSync(join(folder, 'bin/catalyst'), PROBE(code, text));
      const path = join(folder, 'deploy/metrics/catalyst.prom');
      writeFileSync(path, 'before\n');
      expect(deploy('probe.sh').code).toBe(expected);
      expect(readFileSync(path, 'utf8')).toBe(left);
      expect(existsSync(join(folder, 'deploy/metrics/.catalyst.prom.new'))).toBe(false);
    }));
});
