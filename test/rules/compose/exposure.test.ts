import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../src/core/rule.js';
import credentials from '../../../src/rules/compose/default-credentials.js';
import dockerSocket from '../../../src/rules/compose/docker-socket.js';
import envFileMissing from '../../../src/rules/compose/env-file-missing.js';
import secretDefault from '../../../src/rules/compose/secret-default.js';
import secretLiteral from '../../../src/rules/compose/secret-literal.js';
import { type ComposeLintOptions, lintCompose, summarizeCompose } from '../../support/lint-compose.js';

/** `severity line:column message args` of each finding. */
const judge = (rule: Rule, text: string, options: ComposeLintOptions = {}) => {
  const findings = lintCompose(text, [rule], options);
  const lines = summarizeCompose(text, findings, options);
  return findings.map(({ severity }, i) => `${severity} ${lines[i]}`);
};
const database = (more = '', rest = '', password = 'postgres') =>
  `services:
  db:
    image: postgres:17
    environment:
      POSTGRES_PASSWORD: ${password}
${more.replace(/^(?=.)/gm, '    ')}
${rest}`;

describe('the password of a store', () => {
  const weak = '5:7 weak db POSTGRES_PASSWORD';

  it.each([
    ['publishes nothing', ''],
    ['publishes on the machine itself only', 'ports: ["127.0.0.1:5432:5432"]'],
    ['shows its port to its network', 'expose: ["5432"]'],
    ['has no network', 'network_mode: none'],
  ])('is a warning where the store %s', (_, more) => {
    expect(judge(credentials, database(more))).toEqual([`warning ${weak}`]);
  });

  it.each([
    ['publishes its port', 'ports: ["5432:5432"]'],
    ['publishes another', 'ports: ["8080:80"]'],
    ['publishes on an address', 'ports: ["10.0.0.5:5432:5432"]'],
    ['publishes where a variable says', 'ports: ["${BIND}:5432:5432"]'],
    ['is on the network of the host', 'network_mode: host'],
    ['shares the network of an unknown container', 'network_mode: container:other'],
    ['has an unknown network', 'network_mode: ${MODE}'],
    ['asks a proxy for visitors', 'labels: ["traefik.enable=true"]'],
  ])('is an error where it %s', (_, more) => {
    expect(judge(credentials, database(more))).toEqual([`error ${weak}`]);
  });

  it('goes by the network: of the project, or of others', () => {
    const text = (external: string) => database('networks: [data]', `networks:\n  data:\n    ${external}\n`);
    expect(judge(credentials, text('internal: true'))).toEqual([`warning ${weak}`]);
    expect(judge(credentials, text('external: false'))).toEqual([`warning ${weak}`]);
    expect(judge(credentials, text('external: true'))).toEqual([`error ${weak}`]);
    expect(judge(credentials, text('external: ${SHARED}'))).toEqual([`error ${weak}`]);
  });

  it('goes by the service whose network it has', () => {
    const text = (ports: string) =>
      database('network_mode: service:vpn', `  vpn:\n    image: example/vpn:1\n    ports: [${ports}]\n`);
    expect(judge(credentials, text(''))).toEqual([`warning ${weak}`]);
    expect(judge(credentials, text('"5432:5432"'))).toEqual([`error ${weak}`]);
    const circle = database('network_mode: service:db');
    expect(judge(credentials, circle)).toEqual([`error ${weak}`]);
  });

  it('is an error where a part of the project is not seen', () => {
    expect(judge(credentials, `include: [./other.yaml]\n${database()}`)[0]).toMatch(/^error 6:7 weak db /);
  });

  it('includes the copies that its clients have', () => {
    const api = (variable: string) =>
      `  api:\n    image: example/api:1\n    ports: ["80:80"]\n    environment:\n      ${variable}\n`;
    const of = (variable: string) => judge(credentials, database('', api(variable)));
    expect(of('DATABASE_URL: postgres://app:postgres@db:5432/app')).toEqual([`warning ${weak}`]);
    expect(of('DATABASE_URL: postgres://app:postgres@${DB_HOST}/app')).toEqual([`warning ${weak}`]);
    expect(of('DB_PASSWORD: postgres')).toEqual([`warning ${weak}`]);
    // The same word opens what everybody reaches.
    expect(of('ADMIN_PASSWORD: postgres')).toEqual([`error ${weak}`]);
    expect(of('DATABASE_URL: postgres://app:postgres@db.example.com/app')).toEqual([`error ${weak}`]);
  });

  it('is known by its variable where the image is not', () => {
    const own = (more: string) => database(more).replace('postgres:17', 'example/postgres-with-more:1');
    expect(judge(credentials, own(''))).toEqual([`warning ${weak}`]);
    expect(judge(credentials, own('ports: ["5432:5432"]'))).toEqual([`error ${weak}`]);
    expect(judge(credentials, own('build: .'))).toEqual([`error ${weak}`]);
  });

  it('is an error for what people open, whatever it publishes itself', () => {
    const text =
      'services:\n  board:\n    image: grafana/grafana:12.0.0\n    environment:\n      GF_SECURITY_ADMIN_PASSWORD: admin\n';
    expect(judge(credentials, text)).toEqual([
      'error 5:7 imageDefault board GF_SECURITY_ADMIN_PASSWORD Grafana',
    ]);
  });

  it('is no worse written out than easy to guess', () => {
    const text = (more: string) => database(more, '', 'made-up-3fa9c1d87e');
    const written = '5:7 written db POSTGRES_PASSWORD POSTGRES_PASSWORD_FILE';
    expect(judge(secretLiteral, text(''))).toEqual([`warning ${written}`]);
    expect(judge(secretLiteral, text('ports: ["5432:5432"]'))).toEqual([`error ${written}`]);
    expect(judge(secretLiteral, text(''), { path: 'compose.dev.yaml' })).toEqual([`info ${written}`]);
  });
});

describe('the half of a pair that names who asks', () => {
  const app = (lines: string) =>
    `services:\n  app:\n    image: example/app:1\n    environment:\n${lines.replace(/^/gm, '      ')}\n`;

  it('is no secret beside its other half', () => {
    const pair = app('S3_ACCESS_KEY: made-up-user-1\nS3_SECRET_KEY: made-up-3fa9c1d87e');
    expect(judge(secretLiteral, pair)).toEqual(['error 6:7 written app S3_SECRET_KEY']);
    expect(judge(secretLiteral, app('S3_ACCESS_KEY: made-up-3fa9c1d87e'))).toEqual([
      'error 5:7 written app S3_ACCESS_KEY',
    ]);
    expect(judge(secretLiteral, app('A_ACCESS_KEY: made-up-3fa9c1d87e\nB_SECRET_KEY: ${X:?}'))).toEqual([
      'error 5:7 written app A_ACCESS_KEY',
    ]);
  });

  it('may have a default', () => {
    const pair = app('A: ${PUSHER_APP_KEY:-demo-key}\nB: ${PUSHER_APP_SECRET:-demo-secret}');
    expect(judge(secretDefault, pair)).toEqual(['warning 6:10 default PUSHER_APP_SECRET']);
    const alone = app('A: ${PUSHER_APP_KEY:-demo-key}');
    expect(judge(secretDefault, alone)).toEqual(['warning 5:10 default PUSHER_APP_KEY']);
  });
});

describe('what others bring', () => {
  it('knows a proxy that watches Docker', () => {
    const text = (image: string) =>
      `services:\n  web:\n    image: ${image}\n    volumes: ["/var/run/docker.sock:/tmp/docker.sock:ro"]\n`;
    expect(judge(dockerSocket, text('wemakeservices/caddy-gen:1.0'))).toEqual(['info 4:15 expected web']);
    expect(judge(dockerSocket, text('caddy:2.10'))).toEqual(['error 4:15 socket web']);
  });

  it('knows the env file that Portainer makes', () => {
    const text = 'services:\n  web:\n    image: example/web:1\n    env_file: [stack.env, other.conf]\n';
    expect(judge(envFileMissing, text)).toEqual([
      'info 4:16 portainer web stack.env',
      'error 4:27 missing web other.conf',
    ]);
  });
});
