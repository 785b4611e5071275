import { describe, expect, it } from 'vitest';
import loopbackHost from '../../../src/rules/compose/loopback-host.js';
import unknownHost from '../../../src/rules/compose/unknown-host.js';
import unreachableHost from '../../../src/rules/compose/unreachable-host.js';
import wrongPort from '../../../src/rules/compose/wrong-port.js';
import { type ComposeLintOptions, lintCompose, summarizeCompose } from '../../support/lint-compose.js';

const rules = [unknownHost, unreachableHost, wrongPort, loopbackHost];

function judge(text: string, disk: ComposeLintOptions['disk'] = {}): string[] {
  return summarizeCompose(text, lintCompose(text, rules, { disk }), { disk });
}

/** A project of one service with a variable, and others. */
function project(value: string, others: string, key = 'DATABASE_URL', more = ''): string {
  return `services:\n  web:\n    image: example/web:1.0\n    environment:\n      ${key}: ${value}\n${more}${others}`;
}

const db = '  db:\n    image: postgres:17\n';

describe('hosts in variables', () => {
  it.each([
    ['a service', 'postgresql://app@db:5432/app', db],
    ['a service, its default port', 'postgresql+asyncpg://db/app', db],
    ['a name with dots', 'postgresql://db.example.com:5433/app', db],
    ['an address', 'postgresql://10.0.0.5:5432/app', db],
    ['a container name', 'postgresql://shop-db/app', `${db}    container_name: shop-db\n`],
    ['an alias', 'postgresql://data/app', `${db}    networks:\n      default:\n        aliases: [data]\n`],
    ['a host name', 'postgresql://data/app', `${db}    hostname: data\n`],
    ['an unknown host', 'postgresql://${HOST}/app', db],
    ['a sample', 'postgresql://your-host:5432/app', db],
    ['a file', 'sqlite:///data/app.db', db],
    ['a socket', 'unix:///var/run/app.sock', db],
    ['a bucket', 's3://uploads/files', db],
  ])('are left alone: %s', (_, value, others) => {
    expect(judge(project(value, others))).toEqual([]);
  });

  it('that name nobody are reported at the host, credentials not shown', () => {
    const value = 'postgresql://app:made-up-for-tests@dbb:5432/app';
    const text = project(value, '  database:\n    image: postgres:17\n');
    const [finding] = lintCompose(text, rules);
    expect(judge(text)).toEqual(['5:56 variable web dbb DATABASE_URL']);
    expect(JSON.stringify(finding)).not.toContain('made-up');
    expect(text.slice(finding!.range!.start, finding!.range!.end)).toBe('dbb');
  });

  it('that nearly name a service get its name', () => {
    expect(judge(project('redis://chache:6379', '  cache:\n    image: redis:8\n'))).toEqual([
      '5:29 variable web chache cache DATABASE_URL',
    ]);
    expect(judge(project('postgresql://postgres/app', '  shop-postgres:\n    image: postgres:17\n'))).toEqual(
      ['5:34 variable web postgres shop-postgres DATABASE_URL'],
    );
  });

  it.each([
    ['a network of somebody else', '    networks: [shared]\n', 'networks:\n  shared:\n    external: true\n'],
    ['an address that is added', '    extra_hosts: ["other:10.0.0.5"]\n', ''],
    ['a link', '    external_links: ["somebody:other"]\n', ''],
    ['the network of the host', '    network_mode: host\n', ''],
  ])('prove nothing with %s', (_, more, end) => {
    expect(judge(project('redis://other:6379', db + end, 'REDIS_URL', more))).toEqual([]);
  });

  it('are read from variables whose names say so, and from those only', () => {
    expect(judge(project('redis', db, 'REDIS_HOST'))).toEqual(['5:19 variable web redis REDIS_HOST']);
    expect(judge(project('redis', db, 'VIRTUAL_HOST'))).toEqual([]);
    expect(judge(project('trust', db, 'POSTGRES_HOST_AUTH_METHOD'))).toEqual([]);
    expect(judge(project('http://frontend:3000', db, 'CORS_ORIGINS'))).toEqual([]);
    expect(judge(project('http://api:8000', db, 'API_UPSTREAM'))).toEqual([
      '5:28 variable web api API_UPSTREAM',
    ]);
  });

  it('are read from the env files of a service, unless environment sets the variable', () => {
    const text = `services:\n  web:\n    image: example/web:1.0\n    env_file: web.env\n${db}`;
    const disk = { 'web.env': 'A=1\nDB_HOST=postgres\n' };
    expect(judge(text, disk)).toEqual(['web.env 2:9 variable web postgres DB_HOST']);
    expect(
      judge(text.replace('env_file: web.env', 'env_file: web.env\n    environment: {DB_HOST: db}'), disk),
    ).toEqual([]);
  });

  it('on no shared network are unreachable', () => {
    const text = project(
      'redis://cache:6379',
      '  cache:\n    image: redis:8\n    networks: [back]\nnetworks:\n  back:\n',
      'REDIS_URL',
    );
    expect(judge(text)).toEqual(['5:26 apart web cache REDIS_URL default back']);
  });

  it('through the network of another service have its networks', () => {
    const text = `services:
  vpn:
    image: example/vpn:1.0
    networks: [back]
  web:
    image: example/web:1.0
    network_mode: service:vpn
    environment:
      REDIS_URL: redis://cache:6379
  cache:
    image: redis:8
    networks: [back]
networks:
  back:
`;
    expect(judge(text)).toEqual([]);
  });
});

describe('ports', () => {
  const published = `${db}    ports: ["5433:5432"]\n`;

  it('of the host are not those of the container', () => {
    expect(judge(project('postgresql://db:5433/app', published))).toEqual([
      '5:34 published web db 5433 5432 DATABASE_URL',
    ]);
    expect(judge(project('postgresql://db:5432/app', published))).toEqual([]);
  });

  it('that a known image does not listen on are reported, unless the service names them', () => {
    expect(judge(project('redis://cache:6380', '  cache:\n    image: redis:8\n'))).toEqual([
      '5:29 other web cache 6380 6379 DATABASE_URL',
    ]);
    const command = '  cache:\n    image: redis:8\n    command: redis-server --port 6380\n';
    expect(judge(project('redis://cache:6380', command))).toEqual([]);
    const variable = '  db:\n    image: postgres:17\n    environment:\n      PGPORT: 5544\n';
    expect(judge(project('postgresql://db:5544/app', variable))).toEqual([]);
  });

  it('of an image that is not known prove nothing', () => {
    expect(judge(project('http://api:9999', '  api:\n    build: .\n', 'API_UPSTREAM'))).toEqual([]);
  });
});

describe('localhost', () => {
  it('is the container itself', () => {
    expect(judge(project('postgresql://localhost/app', db))).toEqual([
      '5:34 loopback web DATABASE_URL 5432 db',
    ]);
    expect(judge(project('127.0.0.1', db, 'PGHOST'))).toEqual(['5:15 loopback web PGHOST 5432 db']);
  });

  it('is right on the network of the host, and for browsers', () => {
    expect(
      judge(project('postgresql://localhost/app', db, 'DATABASE_URL', '    network_mode: host\n')),
    ).toEqual([]);
    expect(judge(project('http://localhost:5432', db, 'APP_URL'))).toEqual([]);
  });
});

describe('files that a service mounts', () => {
  const nginx = (path: string) =>
    `services:\n  proxy:\n    image: nginx:1.29\n    volumes:\n      - ./${path}\n  api:\n    image: example/api:1.0\n    expose: ["8000"]\n`;

  it('nginx: upstreams and passes, not groups, variables and comments', () => {
    const disk = {
      'nginx.conf': `# proxy_pass http://old:80;
upstream backend { server api:8000; server apii:8000 backup; }
server {
  location / { proxy_pass http://backend; }
  location /x { set $up http://nobody:1; proxy_pass $up; }
  location /y { proxy_pass "http://other:9000/path"; }
  location /z { proxy_pass http://127.0.0.1:8080; }
}
`,
    };
    expect(judge(nginx('nginx.conf:/etc/nginx/nginx.conf:ro'), disk)).toEqual([
      'nginx.conf 2:44 nginx proxy apii api',
      'nginx.conf 6:36 nginx proxy other',
    ]);
  });

  it('nginx: the files of a mounted folder', () => {
    const disk = { 'conf.d/site.conf': 'server { location / { proxy_pass http://app:8000; } }' };
    expect(judge(nginx('conf.d:/etc/nginx/conf.d'), disk)).toEqual([
      'conf.d/site.conf 1:41 nginx proxy app api',
    ]);
  });

  it('prometheus: static targets, not those that are relabelled', () => {
    const text = `services:\n  metrics:\n    image: prom/prometheus:v3.5.0\n    volumes:\n      - ./prometheus.yml:/etc/prometheus/prometheus.yml:ro\n  db:\n    image: postgres:17\n`;
    const disk = {
      'prometheus.yml': `scrape_configs:
  - job_name: self
    static_configs:
      - targets: ["localhost:9090", "backend:8000", "db:9187"]
  - job_name: probe
    metrics_path: /probe
    static_configs:
      - targets: [somewhere]
`,
    };
    expect(judge(text, disk)).toEqual([
      'prometheus.yml 4:37 prometheus metrics backend',
      'prometheus.yml 4:53 other metrics db 9187 5432 prometheus.yml',
    ]);
  });
});
