import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../src/core/rule.js';
import dataPath from '../../../src/rules/compose/data-path.js';
import dataVolume from '../../../src/rules/compose/data-volume-missing.js';
import dependsOn from '../../../src/rules/compose/depends-on-condition.js';
import healthMissing from '../../../src/rules/compose/healthcheck-missing.js';
import healthPort from '../../../src/rules/compose/healthcheck-port.js';
import healthTool from '../../../src/rules/compose/healthcheck-tool.js';
import healthyWithout from '../../../src/rules/compose/healthy-without-check.js';
import imageTag from '../../../src/rules/compose/image-tag.js';
import logRotation from '../../../src/rules/compose/log-rotation.js';
import restartMissing from '../../../src/rules/compose/restart-missing.js';
import { type ComposeLintOptions, lintCompose, summarizeCompose } from '../../support/lint-compose.js';

const judge = (rule: Rule, text: string, options: ComposeLintOptions = {}) =>
  summarizeCompose(text, lintCompose(text, [rule], options), options);
const service = (lines: string, name = 'db') => `services:\n  ${name}:\n${lines.replace(/^/gm, '    ')}\n`;

describe('compose/healthcheck-tool', () => {
  const check = (image: string, test: string) =>
    judge(healthTool, service(`image: ${image}\nhealthcheck:\n  test: ${test}`));
  it.each([
    ['redis:8', '["CMD", "curl", "localhost"]', 'curl'],
    ['postgres:17-alpine', 'curl -f localhost', 'curl'],
    ['mariadb:11.4', '["CMD", "mysqladmin", "ping"]', 'mysqladmin'],
    ['mongo:8', '["CMD-SHELL", "mongo --eval 1"]', 'mongo'],
    ['qdrant/qdrant:v1.15.0', '["CMD-SHELL", "wget -q localhost || exit 1"]', 'wget'],
    ['prom/prometheus:v3.0.0', '["CMD", "/bin/sh", "-c", "curl -f localhost:9090"]', 'curl'],
    ['python:3.13-slim', '["CMD", "curl", "localhost"]', 'curl'],
  ])('%s %s', (image, test, tool) => {
    expect(check(image, test)).toEqual([expect.stringMatching(new RegExp(`missing db ${tool} ${image}$`))]);
  });
  it.each([
    ['redis:8', '["CMD", "redis-cli", "ping"]'],
    ['redis:8-alpine', '["CMD-SHELL", "wget -q localhost"]'],
    ['mariadb:10.6', '["CMD", "mysqladmin", "ping"]'],
    ['mongo:4.4', 'mongo --eval 1'],
    ['python:3.13', '["CMD", "curl", "localhost"]'],
    ['example/own:1', '["CMD", "curl", "localhost"]'],
    ['elasticsearch:9.0.0', 'curl -f localhost:9200'],
    ['ollama/ollama:0.12.0', '["CMD-SHELL", "curl -f localhost || ollama list"]'],
  ])('passes %s %s', (image, test) => {
    expect(check(image, test)).toEqual([]);
  });
});

describe('compose/healthcheck-port', () => {
  const check = (lines: string) => judge(healthPort, service(lines));
  it('tells the port on the host from that in the container', () => {
    const text =
      'image: example/a:1\nports: ["8080:3000"]\nhealthcheck:\n  test: curl -f http://localhost:8080/';
    expect(check(text)).toEqual(['6:38 published db 8080 3000']);
    expect(check(text.replace('localhost:8080', 'localhost:3000'))).toEqual([]);
    expect(check(`${text}\nenvironment:\n  PORT: 8080`)).toEqual([]);
  });
  it('knows the ports of images', () => {
    expect(check('image: qdrant/qdrant:v1\nhealthcheck:\n  test: curl http://localhost:8080/')).toHaveLength(
      1,
    );
    expect(check('image: qdrant/qdrant:v1\nhealthcheck:\n  test: curl http://localhost:6333/')).toEqual([]);
  });
});

describe('compose/healthy-without-check', () => {
  const text = (db: string) =>
    `services:\n  api:\n    image: example/api:1\n    depends_on:\n      db:\n        condition: service_healthy\n  db:\n    ${db}\n`;
  const run = (db: string, disk = {}) =>
    lintCompose(text(db), [healthyWithout], { disk }).map(
      ({ messageId, outcome }) => `${messageId} ${outcome}`,
    );
  it('looks into the project, the Dockerfile and the image', () => {
    expect(run('image: redis:8')).toEqual(['none fail']);
    expect(run('image: example/own:1')).toEqual(['unknown unknown']);
    expect(run('image: redis:8\n    healthcheck: {disable: true}')).toEqual(['off fail']);
    expect(run('image: redis:8\n    healthcheck: {test: redis-cli ping}')).toEqual([]);
    expect(run('build: .', { Dockerfile: 'FROM redis:8\nHEALTHCHECK CMD redis-cli ping\n' })).toEqual([]);
    expect(run('build: .', { Dockerfile: 'FROM redis:8\n' })).toEqual(['none fail']);
    expect(
      run('build: {context: ., target: b}', {
        Dockerfile: 'FROM redis:8 AS b\nHEALTHCHECK CMD x\nFROM redis:8\n',
      }),
    ).toEqual([]);
    expect(run('build: .')).toEqual(['unknown unknown']);
  });
});

describe('data', () => {
  const path = (image: string, target: string) =>
    judge(dataPath, `${service(`image: ${image}\nvolumes:\n  - data:${target}`)}volumes:\n  data:\n`);
  it.each([
    ['postgres:18', '/var/lib/postgresql/data', 'otherVersion'],
    ['postgres:18.1-alpine', '/var/lib/postgresql/data', 'otherVersion'],
    ['pgvector/pgvector:0.8.1-pg18', '/var/lib/postgresql/data', 'otherVersion'],
    ['postgres:17', '/var/lib/postgresql', 'otherVersion'],
    ['postgres', '/var/lib/postgresql/data', 'newest'],
    ['chromadb/chroma:1.0.0', '/chroma/chroma', 'otherVersion'],
    ['mysql:8.4', '/data', 'elsewhere'],
  ])('%s with a volume on %s', (image, target, messageId) => {
    expect(path(image, target)).toEqual([expect.stringMatching(new RegExp(`^5:9 ${messageId} `))]);
  });
  it.each([
    ['postgres:18', '/var/lib/postgresql'],
    ['postgres:17', '/var/lib/postgresql/data'],
    ['postgres:${TAG}', '/var/lib/postgresql/data'],
    ['mysql:8.4', '/backup'],
    ['example/own:1', '/var/lib/postgresql'],
  ])('passes %s on %s', (image, target) => {
    expect(path(image, target)).toEqual([]);
  });
  it('is the same folder with a slash behind it', () => {
    expect(path('postgres:18', '/var/lib/postgresql/data/')).toEqual(
      path('postgres:18', '/var/lib/postgresql/data'),
    );
    expect(path('postgres:17', '/var/lib/postgresql/data/')).toEqual([]);
  });
  it('PGDATA decides', () => {
    const text = `${service('image: postgres:18\nenvironment: {PGDATA: /var/lib/postgresql/data}\nvolumes: ["data:/var/lib/postgresql/data"]')}volumes:\n  data:\n`;
    expect(judge(dataPath, text)).toEqual([]);
  });
  it('misses volumes of what keeps data only', () => {
    expect(judge(dataVolume, service('image: mongo:8'))).toEqual(['2:3 none db MongoDB /data/db']);
    expect(judge(dataVolume, service('image: redis:8'))).toEqual([]);
    expect(judge(dataVolume, service('image: postgres:17\ncommand: psql -h db'))).toEqual([]);
    expect(judge(dataVolume, service('image: postgres:17\ntmpfs: /var/lib/postgresql/data'))).toEqual([]);
    expect(judge(dataVolume, service('image: postgres:17'), { companions: ['compose.prod.yaml'] })).toEqual(
      [],
    );
  });
});

describe('running on', () => {
  it('waits for what has a health check, and says once where it has none', () => {
    const text = (db: string) =>
      `services:\n  a:\n    image: a:1\n    depends_on: [db]\n  b:\n    image: b:1\n    depends_on: [db]\n  db:\n    image: postgres:17\n${db}`;
    expect(judge(dependsOn, text('    healthcheck: {test: pg_isready}\n'))).toEqual([
      '4:18 started a db',
      '7:18 started b db',
    ]);
    expect(judge(dependsOn, text(''))).toEqual([]);
    const [missing, ...more] = lintCompose(text(''), [healthMissing]);
    expect(summarizeCompose(text(''), [missing!])).toEqual(['8:3 awaited db a']);
    expect(
      missing!.related?.map(({ range, args }) => [text('').slice(range!.start, range!.end), args]),
    ).toEqual([
      ['db', { by: 'a' }],
      ['db', { by: 'b' }],
    ]);
    expect(more).toEqual([]);
  });
  it('says nothing of a check that is switched off where none is asked for', () => {
    const text = (more: string) => service(`image: a:1\nhealthcheck: {disable: true}\n${more}`, 'worker');
    expect(judge(healthMissing, text(''))).toEqual([]);
    expect(judge(healthMissing, text('restart: always'))).toEqual(['4:19 off worker']);
    expect(judge(healthMissing, text('ports: ["80:80"]'))).toEqual(['4:19 off worker']);
    expect(judge(healthMissing, text('ports: ["80:80"]'), { path: 'compose.dev.yaml' })).toEqual([]);
  });
  it('asks no health check of what watches the source and serves nobody', () => {
    const text = (volume: string, more = '') =>
      service(`build: .\nrestart: unless-stopped\nvolumes: ["${volume}"]\n${more}`, 'js');
    expect(judge(healthMissing, text('.:/app'))).toEqual([]);
    expect(judge(healthMissing, text('.:/app', 'ports: ["80:80"]'))).toEqual(['2:3 absent js']);
    expect(judge(healthMissing, text('./public:/app/public'))).toEqual(['2:3 absent js']);
  });
  it('starts a store without the other stores', () => {
    const text = (image: string) =>
      `services:\n  a:\n    image: ${image}\n    depends_on: [db]\n  db:\n    image: postgres:17\n    healthcheck: {test: pg_isready}\n`;
    expect(judge(dependsOn, text('clickhouse/clickhouse-server:25.12'))).toEqual([]);
    expect(judge(dependsOn, text('a:1'))).toEqual(['4:18 started a db']);
  });
  it('tells once of a variable that many tags come from', () => {
    const one = (name: string, tag: string) => `  ${name}:\n    image: example/${name}:${tag}\n`;
    const text = `services:\n${one('a', '${TAG:-latest}')}${one('b', '${TAG:-latest}')}${one('c', '${OTHER:-latest}')}`;
    const findings = lintCompose(text, [imageTag]);
    expect(summarizeCompose(text, findings)).toEqual([
      '3:12 byDefault a example/a latest',
      '7:12 byDefault c example/c latest',
    ]);
    expect(findings[0]!.related?.map(({ args }) => args)).toEqual([
      { service: 'b', image: 'example/b', tag: 'latest' },
    ]);
  });
  it('leaves out what is meant to end', () => {
    const text =
      'services:\n  web:\n    image: a:1\n    ports: ["80:80"]\n    restart: always\n  migrate:\n    image: a:1\n';
    expect(judge(restartMissing, text)).toEqual([]);
    expect(judge(healthMissing, text)).toEqual([]);
    expect(judge(restartMissing, text.replace('migrate', 'worker'))).toEqual(['6:3 some worker']);
    expect(judge(restartMissing, text, { path: 'compose.dev.yaml' })).toEqual([]);
  });
  it('knows drivers that rotate', () => {
    const text = (logging: string) => service(`image: a:1\nrestart: always\n${logging}`);
    expect(judge(logRotation, text('logging: {driver: local}'))).toEqual([]);
    expect(judge(logRotation, text('logging: {options: {max-size: 10m}}'))).toEqual([]);
    expect(judge(logRotation, text('logging: {options: {max-file: "3"}}'))).toEqual(['2:3 grows db']);
  });
  it.each([
    ['nginx', '3:12 untagged db nginx'],
    ['nginx:latest', '3:12 moving db nginx latest'],
    ['postgres:alpine', '3:12 moving db postgres alpine'],
    ['localhost:5000/a', '3:12 untagged db localhost:5000/a'],
    ['a:${TAG:-latest}', '3:12 byDefault db a latest'],
    ['a:${TAG}', undefined],
    ['a:1.2', undefined],
    ['example/own:alpine', undefined],
    [`nginx@sha256:${'0'.repeat(64)}`, undefined],
  ])('image %s', (image, expected) => {
    expect(judge(imageTag, service(`image: ${image}`))).toEqual(expected === undefined ? [] : [expected]);
  });
});
