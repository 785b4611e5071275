import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../src/core/rule.js';
import adminExposed from '../../../src/rules/compose/admin-exposed.js';
import noAuth from '../../../src/rules/compose/datastore-no-auth.js';
import published from '../../../src/rules/compose/datastore-published.js';
import credentials from '../../../src/rules/compose/default-credentials.js';
import devInProduction from '../../../src/rules/compose/dev-in-production.js';
import dockerSocket from '../../../src/rules/compose/docker-socket.js';
import newPrivileges from '../../../src/rules/compose/new-privileges.js';
import seccomp from '../../../src/rules/compose/seccomp-unconfined.js';
import secretLiteral from '../../../src/rules/compose/secret-literal.js';
import sensitiveMount from '../../../src/rules/compose/sensitive-mount.js';
import { type ComposeLintOptions, lintCompose, summarizeCompose } from '../../support/lint-compose.js';

const judge = (rule: Rule, text: string, options: ComposeLintOptions = {}) =>
  summarizeCompose(text, lintCompose(text, [rule], options), options);
const severities = (rule: Rule, text: string, options: ComposeLintOptions = {}) =>
  lintCompose(text, [rule], options).map(({ severity }) => severity);
const service = (lines: string, name = 'db') => `services:\n  ${name}:\n${lines.replace(/^/gm, '    ')}\n`;

describe('compose/secret-literal', () => {
  const random = 'made-up-3fa9c1d87e';
  it('takes one value in several places for one secret', () => {
    const text = `services:
  db:
    image: postgres:17
    environment:
      - POSTGRES_PASSWORD=${random}
  api:
    image: example/api:1.0
    environment:
      DATABASE_URL: postgres://app:${random}@db:5432/app
`;
    const [finding, ...others] = lintCompose(text, [secretLiteral]);
    expect(others).toEqual([]);
    expect(summarizeCompose(text, [finding!])).toEqual([
      '5:9 written db POSTGRES_PASSWORD POSTGRES_PASSWORD_FILE',
    ]);
    expect(finding!.related?.map(({ args }) => args)).toEqual([{ service: 'api', key: 'DATABASE_URL' }]);
    expect(JSON.stringify(finding)).not.toContain(random);
  });
  it.each([
    ['a variable', 'POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:?}'],
    ['a default of a variable', `POSTGRES_PASSWORD: \${PASSWORD:-${random}}`],
    ['a file', 'POSTGRES_PASSWORD_FILE: /run/secrets/password'],
    ['a switch', 'SECRET_KEY: "true"'],
    ['a path', 'TLS_KEY: /certs/server.key'],
    ['an address without a password', 'DATABASE_URL: postgres://app@db:5432/app'],
    ['a password from a variable', 'DATABASE_URL: postgres://app:${PASSWORD}@db:5432/app'],
    ['a number of tokens', 'MAX_TOKENS: "4096"'],
  ])('passes %s', (_, line) => {
    expect(judge(secretLiteral, service(`image: postgres:17\nenvironment:\n  ${line}`))).toEqual([]);
  });
  it('knows a key by its shape, in development too', () => {
    const text = service(
      `image: example/api:1.0\nenvironment:\n  SETTING: sk-ant-madeup${'a1b2c3d4'.repeat(4)}`,
    );
    expect(judge(secretLiteral, text, { path: 'compose.dev.yaml' })).toEqual([
      '5:7 shaped db SETTING an Anthropic key',
    ]);
    expect(severities(secretLiteral, text, { path: 'compose.dev.yaml' })).toEqual(['error']);
  });
});

describe('compose/default-credentials', () => {
  it('names what the image comes with', () => {
    const text = service('image: rabbitmq:4\nenvironment:\n  RABBITMQ_DEFAULT_PASS: guest');
    expect(judge(credentials, text)).toEqual(['5:7 imageDefault db RABBITMQ_DEFAULT_PASS RabbitMQ']);
  });
  it('misses a password where the image has one and the port is open', () => {
    const open = service('image: grafana/grafana:12.0.0\nports: ["3000:3000"]');
    expect(judge(credentials, open)).toEqual(['2:3 unset db GF_SECURITY_ADMIN_PASSWORD Grafana']);
    const inner = service('image: grafana/grafana:12.0.0\nports: ["127.0.0.1:3000:3000"]');
    expect(judge(credentials, inner)).toEqual([]);
  });
  it('is information in development', () => {
    const text = service(
      'image: postgres:17\nports: ["5432:5432"]\nenvironment:\n  POSTGRES_PASSWORD: postgres',
    );
    expect(severities(credentials, text)).toEqual(['error']);
    expect(severities(credentials, text, { path: 'compose.test.yaml' })).toEqual(['info']);
  });
});

describe('compose/datastore-no-auth', () => {
  const redis = (more: string) => service(`image: redis:8\n${more}`);
  it('reads the command', () => {
    expect(judge(noAuth, redis('command: redis-server --appendonly yes'))).toEqual([
      '4:14 nothing db Redis --requirepass',
    ]);
    expect(judge(noAuth, redis('command: redis-server --requirepass ${REDIS_PASSWORD:?}'))).toEqual([]);
    expect(judge(noAuth, redis('command: sh -c "redis-server --requirepass x"'))).toEqual([]);
    expect(judge(noAuth, redis('command: ${REDIS_COMMAND}'))).toEqual([]);
  });
  it('reads the configuration that is mounted', () => {
    const text = redis('command: redis-server /etc/redis.conf\nvolumes: ["./redis.conf:/etc/redis.conf:ro"]');
    expect(judge(noAuth, text, { disk: { 'redis.conf': '# requirepass x\nport 6379\n' } })).toHaveLength(1);
    expect(judge(noAuth, text, { disk: { 'redis.conf': 'requirepass made-up\n' } })).toEqual([]);
    expect(judge(noAuth, text)).toEqual([]);
  });
  it('is an error where the port is open', () => {
    expect(severities(noAuth, redis('ports: ["6379:6379"]'))).toEqual(['error']);
    expect(severities(noAuth, redis('ports: ["127.0.0.1:6379:6379"]'))).toEqual(['info']);
  });
  it('knows switches of other stores', () => {
    const trust = service('image: postgres:17\nenvironment:\n  POSTGRES_HOST_AUTH_METHOD: trust');
    expect(judge(noAuth, trust)).toEqual(['5:7 trust db PostgreSQL POSTGRES_HOST_AUTH_METHOD']);
    const elastic = service('image: elasticsearch:9.0.0\nenvironment:\n  - xpack.security.enabled=false');
    expect(judge(noAuth, elastic)).toEqual(['5:9 off db Elasticsearch xpack.security.enabled']);
    expect(judge(noAuth, service('image: mongo:8\nenv_file: x.env'))).toEqual([]);
  });
  it('does not take a client for a server', () => {
    expect(judge(noAuth, redis('command: redis-cli -h cache ping'))).toEqual([]);
  });
});

describe('compose/datastore-published', () => {
  it('goes by the image, and by the port where that is not known', () => {
    expect(judge(published, service('image: postgres:17\nports: ["9999:5432"]'))).toEqual([
      '4:13 open db PostgreSQL',
    ]);
    expect(judge(published, service('image: example/own:1\nports: ["2375:2375"]'))).toEqual([
      '4:13 open db the Docker daemon without TLS',
    ]);
  });
  it.each([
    '"127.0.0.1:5432:5432"',
    '"[::1]:5432:5432"',
    '"${BIND}:5432:5432"',
    '"10.0.0.5:5432:5432"',
  ])('passes %s', (port) => {
    expect(judge(published, service(`image: postgres:17\nports: [${port}]`))).toEqual([]);
  });
  it('is milder in development', () => {
    const text = service('image: postgres:17\nports: ["5432:5432"]');
    expect(severities(published, text, { path: 'compose.override.yaml' })).toEqual(['info']);
  });
});

describe('mounts and rights', () => {
  it('finds the socket in the long form, read-only too', () => {
    const text = service(
      'image: example/a:1\nvolumes:\n  - type: bind\n    source: /var/run/docker.sock\n    target: /s\n    read_only: true',
    );
    expect(judge(dockerSocket, text)).toEqual(['5:9 socket db']);
    expect(severities(dockerSocket, text.replace('example/a:1', 'traefik:3.6'))).toEqual(['info']);
  });
  it('judges folders of the host', () => {
    const mounts = [
      '/:/host',
      '/etc/localtime:/etc/localtime:ro',
      '/var/lib/docker/containers:/c:ro',
      '~/.ssh:/root/.ssh',
      './data:/data',
    ];
    const text = service(`image: example/a:1\nvolumes:\n${mounts.map((mount) => `  - ${mount}`).join('\n')}`);
    expect(judge(sensitiveMount, text)).toEqual(['5:9 mount db / true', '8:9 mount db ~/.ssh true']);
  });
  it('knows the spellings of no-new-privileges', () => {
    for (const right of ['no-new-privileges', 'no-new-privileges:true', 'no-new-privileges=true'])
      expect(judge(newPrivileges, service(`image: a:1\nsecurity_opt: ["${right}"]`))).toEqual([]);
    expect(judge(newPrivileges, service('image: a:1\nsecurity_opt: ["label:x"]'))).toEqual(['4:5 absent db']);
    expect(judge(seccomp, service('image: a:1\nsecurity_opt: ["seccomp=unconfined"]'))).toEqual([
      '4:20 off db',
    ]);
  });
  it('reports a value that an anchor shares once', () => {
    const text =
      'x-a: &a\n  security_opt: [seccomp:unconfined]\nservices:\n  a:\n    <<: *a\n    image: a:1\n  b:\n    <<: *a\n    image: b:1\n';
    expect(judge(seccomp, text)).toEqual(['2:18 off a']);
  });
});

describe('compose/admin-exposed and compose/dev-in-production', () => {
  it('finds an open dashboard', () => {
    const text = service('image: traefik:3.6\ncommand:\n  - --api.insecure=true\nports: ["8080:8080"]');
    expect(judge(adminExposed, text)).toEqual(['5:9 traefik db']);
    expect(judge(adminExposed, text.replace('"8080', '"127.0.0.1:8080'))).toEqual([]);
  });
  it('says nothing where another file is for production', () => {
    const text = service('build: .\nvolumes: [".:/app"]\ncommand: uvicorn app:app --reload');
    expect(judge(devInProduction, text)).toEqual(['4:15 source db', '5:14 reload db --reload']);
    expect(judge(devInProduction, text, { disk: { 'compose.prod.yaml': 'services: {}\n' } })).toEqual([]);
    expect(judge(devInProduction, text, { path: 'compose.dev.yaml' })).toEqual([]);
  });
});
