import { describe, expect, it } from 'vitest';
import { checkDocker } from '../../src/commands/docker-check.js';
import { dropRepeats } from '../../src/commands/drop-repeats.js';
import { frameOfCompose, secretsOfCompose } from '../../src/commands/compose-frame.js';
import { openSession } from '../../src/commands/session.js';
import { createMemoryHost } from '../support/memory-host.js';

async function check(files: Readonly<Record<string, string>>, select?: readonly string[]) {
  const host = createMemoryHost(files);
  const session = await openSession(host, { config: false, ...(select && { select }) });
  return checkDocker(session, host, { dockerfile: undefined, compose: { paths: [], config: {} } });
}

function shown(text: string): string {
  const { hidden } = frameOfCompose(text);
  let result = text;
  for (const { start, end } of [...hidden].reverse())
    result = `${result.slice(0, start)}…${result.slice(end)}`;
  return result;
}

describe('checkDocker, over compose files', () => {
  it('says once what a file is told in several projects', async () => {
    const files = {
      'docker-compose.yml': 'version: "3"\nservices:\n  a:\n    image: x:1\n    depends_on: [b]\n',
      'docker-compose.override.yml': 'services:\n  a:\n    tty: true\n',
      'docker-compose.dev.yml': 'services:\n  a:\n    init: true\n',
    };
    const { findings, compose } = await check(files, ['compose/obsolete-version', 'compose-refuses']);
    expect(compose!.models).toHaveLength(3);
    expect(findings.map(({ rule, file }) => `${file} ${rule}`)).toEqual([
      'docker-compose.yml compose/obsolete-version',
      'docker-compose.yml compose/undefined-service',
    ]);
    expect(dropRepeats(findings)).toEqual(findings);
  });

  it('honours comments, ours with a reason and those of dclint', async () => {
    const text = (comment: string) => `${comment}\nversion: "3"\nservices:\n  a:\n    image: x:1\n`;
    const suppressed = async (comment: string) => {
      const { findings } = await check({ 'compose.yaml': text(comment) }, ['compose/obsolete-version']);
      return findings.map((finding) => finding.suppressed);
    };
    expect(await suppressed('# dclint disable no-version-field')).toEqual([true]);
    expect(await suppressed('# dclint disable')).toEqual([true]);
    expect(await suppressed('# dclint disable other-rule')).toEqual([false]);
    expect(await suppressed('# catalyst-ignore compose/obsolete-version -- kept for a tool')).toEqual([true]);
    expect((await suppressed('# catalyst-ignore compose/obsolete-version'))[0]).toBe(false);
  });

  it('lets only what it has read be written', async () => {
    const { isWritable } = await check({ 'compose.yaml': 'services:\n  a:\n    image: x:1\n' });
    expect([isWritable('compose.yaml'), isWritable('.env')]).toEqual([true, false]);
  });
});

describe('frameOfCompose', () => {
  it('shows names and hides values that may be secret', () => {
    const text = `# made-up-comment
x-env: &env
  KEY: made-up-1
services:
  db:
    image: postgres:\${TAG:-made-up-2}
    command: redis-server --requirepass made-up-3
    environment:
      - PASSWORD=made-up-4
    ports: ["5432:5432"]
    healthcheck:
      test: ["CMD", "made-up-5"]
      interval: 5s
  web:
    build:
      context: .
      args: {TOKEN: "made-up-6"}
    environment: {A: made-up-7, <<: *env}
    labels: {auth: made-up-8}
    something: made-up-9
`;
    const view = shown(text);
    expect(view).not.toContain('made-up');
    for (const kept of [
      'image: postgres:${TAG:-',
      '"5432:5432"',
      'PASSWORD=',
      'interval: 5s',
      'context: .',
      'KEY: ',
    ])
      expect(view).toContain(kept);
  });

  it('shows nothing of a text that it cannot parse', () => {
    expect(shown('services:\n\tPASSWORD: made-up\n')).toBe('…');
  });
});

describe('secretsOfCompose', () => {
  it('gathers values by their names, and defaults', async () => {
    const { compose } = await check({
      'compose.yaml':
        'services:\n  a:\n    image: x:1\n    environment:\n      API_KEY: made-up-one\n      MODE: fast\n      B: ${DB_PASSWORD:-made-up-two}\n',
    });
    const secrets = secretsOfCompose(compose!.models);
    expect([...secrets].sort()).toEqual(['made-up-one', 'made-up-two']);
  });
});
