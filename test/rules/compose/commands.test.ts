import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../src/core/rule.js';
import { secretsOfCompose } from '../../../src/commands/compose-frame.js';
import credentials from '../../../src/rules/compose/default-credentials.js';
import redisPassword from '../../../src/rules/compose/redis-password-missing.js';
import secretLiteral from '../../../src/rules/compose/secret-literal.js';
import {
  type ComposeLintOptions,
  composeModel,
  lintCompose,
  summarizeCompose,
} from '../../support/lint-compose.js';

const judge = (rule: Rule, text: string, options: ComposeLintOptions = {}) =>
  summarizeCompose(text, lintCompose(text, [rule], options), options);
const SECRET = 'made-up-3fa9c1d87e';
const redis = (line: string) => `services:\n  cache:\n    image: redis:8\n    ${line}\n`;

describe('secrets in commands', () => {
  it.each([
    [`command: redis-server --requirepass ${SECRET}`, '4:41 argument cache --requirepass command'],
    [`command: ["redis-server", "--requirepass", "${SECRET}"]`, '4:49 argument cache --requirepass command'],
    [
      `command:\n      - redis-server\n      - --requirepass\n      - ${SECRET}`,
      '7:9 argument cache --requirepass command',
    ],
    [`command: run --broker=redis://:${SECRET}@redis:6379/0`, '4:36 argument cache redis command'],
    [`command: run --api-key=${SECRET}`, '4:28 argument cache --api-key command'],
    [`entrypoint: sh -c "export API_KEY=${SECRET}; run"`, '4:39 argument cache API_KEY entrypoint'],
    [
      `healthcheck: {test: ["CMD","redis-cli","-a","${SECRET}","ping"]}`,
      '4:50 argument cache -a healthcheck',
    ],
    [`healthcheck: {test: "mysqladmin ping -uroot -p${SECRET}"}`, '4:51 argument cache -p healthcheck'],
  ])('%s', (line, expected) => {
    const text = redis(line);
    expect(judge(secretLiteral, text)).toEqual([expected]);
    expect(JSON.stringify(lintCompose(text, [secretLiteral]))).not.toContain(SECRET);
    expect(secretsOfCompose([composeModel(text)])).toContain(SECRET);
  });

  it.each([
    'command: redis-server --requirepass ${REDIS_PASSWORD:?}',
    'command: redis-server --requirepass $$REDIS_PASSWORD',
    'command: run --password-file /run/secrets/db --token-file=/x --key /etc/tls.key --max-tokens 4096',
    'command: run --ssl-key=server.pem --secret-name=db --auth none -a made-up-3fa9c1d87e',
    'command: run --primary-key=id --cache-key=session-of-user',
    'command: run redis://redis:6379/0 --password --verbose',
    'command: mysqld --default-authentication-plugin=mysql_native_password -p 3306',
    'healthcheck: {test: ["CMD-SHELL", "mysqladmin ping -p$$MYSQL_ROOT_PASSWORD"]}',
  ])('nothing in %s', (line) => {
    expect(judge(secretLiteral, redis(line))).toEqual([]);
    expect(judge(credentials, redis(line))).toEqual([]);
  });

  it('a weak one is among those that are tried; one of a variable is not said twice', () => {
    expect(judge(credentials, redis('command: redis-server --requirepass redis'))).toEqual([
      '4:41 argument cache --requirepass command',
    ]);
    const text = `services:
  db:
    image: mysql:8.4
    environment:
      MYSQL_ROOT_PASSWORD: ${SECRET}
    healthcheck:
      test: mysqladmin ping -p${SECRET}
`;
    const [finding, ...others] = lintCompose(text, [secretLiteral]);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      messageId: 'written',
      related: [{ messageId: 'same', args: { service: 'db', key: '-p' } }],
    });
  });
});

describe('compose/redis-password-missing', () => {
  const project = (environment: string, command = 'redis-server --requirepass ${P:?}') => `services:
  api:
    image: example/api:1.0
${environment}
  cache:
    image: redis:8
    command: ${command}
`;
  const url = '    environment:\n      REDIS_URL: redis://cache:6379/0';

  it('names both places', () => {
    const [finding, ...others] = lintCompose(project(url), [redisPassword]);
    expect(others).toEqual([]);
    expect(summarizeCompose(project(url), [finding!])).toEqual(['5:18 missing api REDIS_URL cache']);
    expect(finding!.related).toMatchObject([{ messageId: 'asked', args: { host: 'cache' } }]);
    expect(judge(redisPassword, project(url, '["redis-server", "--requirepass", "x1"]'))).toHaveLength(1);
  });

  it('reads the env files of the service', () => {
    const text = project('    env_file: [a.env, b.env]');
    const disk = { 'a.env': 'A=1\nCELERY_BROKER=redis://cache:6379/1\n', 'b.env': 'B=1\n' };
    expect(judge(redisPassword, text, { disk })).toEqual(['a.env 2:15 missing api CELERY_BROKER cache']);
    expect(judge(redisPassword, text, { disk: { ...disk, 'b.env': 'REDIS_PASSWORD=x\n' } })).toEqual([]);
    expect(judge(redisPassword, text, { disk: { ...disk, 'b.env': 'SESSION_SECRET=x\n' } })).toHaveLength(1);
    expect(judge(redisPassword, text, { disk: { 'a.env': disk['a.env'] } })).toEqual([]);
  });

  it.each([
    [url.replace('cache:', ':${P:?}@cache:'), undefined],
    [url.replace('cache:', 'elsewhere:'), undefined],
    [`${url}\n      REDIS_PASSWORD: \${P:?}`, undefined],
    [url, 'redis-server --appendonly yes'],
    [url, 'redis-server --requirepass ${P:-}'],
    [url, 'redis-server --requirepass ""'],
    [url, 'sh -c "if [ -n $$P ]; then redis-server --requirepass $$P; fi"'],
  ])('nothing for %j with %j', (environment, command) => {
    expect(judge(redisPassword, project(environment, command))).toEqual([]);
  });
});
