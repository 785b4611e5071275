import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/core/edits.js';
import type { Rule } from '../../../src/core/rule.js';
import bindSourceMissing from '../../../src/rules/compose/bind-source-missing.js';
import buildPath from '../../../src/rules/compose/build-path.js';
import buildTarget from '../../../src/rules/compose/build-target.js';
import duplicatePort from '../../../src/rules/compose/duplicate-port.js';
import imageReference from '../../../src/rules/compose/image-reference.js';
import networkAddress from '../../../src/rules/compose/network-address.js';
import obsoleteVersion from '../../../src/rules/compose/obsolete-version.js';
import portBase60 from '../../../src/rules/compose/port-base-60.js';
import severalDefaultFiles from '../../../src/rules/compose/several-default-files.js';
import undefinedVolume from '../../../src/rules/compose/undefined-volume.js';
import unknownKey from '../../../src/rules/compose/unknown-key.js';
import unusedResource from '../../../src/rules/compose/unused-resource.js';
import { verifyCompose } from '../../../src/fixes/verify-compose.js';
import { type ComposeLintOptions, lintCompose, summarizeCompose } from '../../support/lint-compose.js';

function judge(rule: Rule, text: string, options: ComposeLintOptions = {}): string[] {
  return summarizeCompose(text, lintCompose(text, [rule], options), options);
}

function fix(rule: Rule, text: string): string {
  const fixes = lintCompose(text, [rule]).flatMap((finding) => finding.fixes ?? []);
  const after = applyEdits(
    text,
    fixes.flatMap(({ edits }) => [...edits]),
  );
  const changes = fixes.flatMap((one) => one.changes ?? []);
  expect(verifyCompose('compose.yaml', text, after, changes)).toBe(true);
  return after;
}

describe('paths', () => {
  it('of builds', () => {
    const build = (text: string) => `services:\n  web:\n    build:\n${text}`;
    expect(judge(buildPath, build('      context: ./web\n'), { disk: { 'web/main.py': '' } })).toEqual([
      '4:16 dockerfile web web/Dockerfile',
    ]);
    const outside = build('      context: ./web\n      dockerfile: docker/Dockerfile\n');
    expect(judge(buildPath, outside, { disk: { 'web/a': '', 'docker/Dockerfile': '' } })).toEqual([
      '5:19 notInContext web web/docker/Dockerfile docker/Dockerfile',
    ]);
    expect(judge(buildPath, build('      context: https://example.com/repo.git\n'))).toEqual([]);
    expect(judge(buildPath, build('      context: ../outside\n'))).toEqual([]);
    expect(judge(buildPath, build('      context: ${FOLDER}\n'))).toEqual([]);
    expect(judge(buildPath, build('      context: .\n      dockerfile_inline: FROM nginx:1.29\n'))).toEqual(
      [],
    );
  });

  it('of targets', () => {
    const text = 'services:\n  web:\n    build:\n      context: .\n      target: prod\n';
    expect(judge(buildTarget, text, { disk: { Dockerfile: 'FROM a AS dev\nFROM a AS PROD\n' } })).toEqual([]);
    expect(
      judge(buildTarget, text, { disk: { Dockerfile: 'FROM a AS dev\nFROM a AS production\n' } }),
    ).toEqual(['5:15 unknown web Dockerfile prod']);
    expect(judge(buildTarget, text)).toEqual([]);
  });

  it('of mounts: files, not folders or what each machine makes', () => {
    const mount = (text: string) => `services:\n  web:\n    image: x:1\n    volumes: ["${text}"]\n`;
    const severityOf = (text: string) =>
      lintCompose(mount(text), [bindSourceMissing]).map(({ severity }) => severity);
    expect(severityOf('./nginx.conf:/etc/nginx/nginx.conf')).toEqual(['warning']);
    expect(severityOf('./conf/nginx:/etc/nginx/nginx.conf')).toEqual(['warning']);
    expect(severityOf('./certs/site.pem:/etc/ssl/site.pem')).toEqual(['info']);
    expect(severityOf('./data:/data')).toEqual([]);
    expect(severityOf('./conf.d:/etc/nginx/conf.d')).toEqual([]);
    expect(severityOf('/etc/localtime.conf:/etc/localtime.conf')).toEqual([]);
    expect(severityOf('../up.conf:/etc/up.conf')).toEqual([]);
    expect(judge(bindSourceMissing, mount('./a.conf:/a.conf'), { disk: { 'a.conf': '' } })).toEqual([]);
  });

  it('of volumes that are folders', () => {
    const text = 'services:\n  web:\n    image: x:1\n    volumes: ["data:/data"]\n';
    expect(judge(undefinedVolume, text, { disk: { 'data/a': '' } })).toEqual(['4:15 folder web data']);
  });

  it('of the defaults', () => {
    const disk = { 'docker-compose.yml': 'services: {}\n' };
    expect(judge(severalDefaultFiles, 'services: {}\n', { disk })).toEqual([
      '1:1 several compose.yaml docker-compose.yml',
    ]);
    expect(judge(severalDefaultFiles, 'services: {}\n', { path: 'docker-compose.yml' })).toEqual([]);
  });
});

describe('compose/unknown-key', () => {
  it('knows a service that stands outside of services', () => {
    expect(judge(unknownKey, 'services:\n  a:\n    image: x:1\nweb:\n  image: x:1\n')).toEqual([
      '4:1 serviceOutside web',
    ]);
    expect(judge(unknownKey, 'service:\n  a:\n    image: x:1\n')).toEqual([
      '1:1 unknown service the top level services',
    ]);
  });

  it('is said once of a value that several services share', () => {
    const text =
      'x-base: &base\n  imge: x\nservices:\n  a:\n    <<: *base\n    image: x:1\n  b:\n    <<: *base\n    image: x:1\n';
    expect(judge(unknownKey, text)).toHaveLength(1);
  });
});

describe('compose/duplicate-port', () => {
  const two = (one: string, other: string, more = '') =>
    `services:\n  a:\n    image: x:1\n    ports: [${one}]\n  b:\n    image: x:1\n    ports: [${other}]\n${more}`;
  it.each([
    ['"8080:80"', '"8080:81"', ['7:13 taken b a 8080']],
    ['"8080-8082:80-82"', '"8081:81"', ['7:13 taken b a 8081']],
    ['"127.0.0.1:8080:80"', '"8080:81"', ['7:13 taken b a 8080']],
    ['{published: 8080, target: 80}', '"8080:81"', ['7:13 taken b a 8080']],
    ['"127.0.0.1:8080:80"', '"127.0.0.2:8080:81"', []],
    ['"8080:80/udp"', '"8080:80"', []],
    ['"8080-8090:80"', '"8080:80"', []],
    ['"80"', '"80"', []],
    ['"${PORT}:80"', '"8080:80"', []],
  ])('%s and %s', (one, other, expected) => {
    expect(judge(duplicatePort, two(one, other))).toEqual(expected);
  });

  it('knows replicas and profiles', () => {
    const replicas =
      'services:\n  a:\n    image: x:1\n    ports: ["8080:80"]\n    deploy:\n      replicas: 3\n';
    expect(judge(duplicatePort, replicas)).toEqual(['4:13 replicas a 8080 3']);
    const profiles = (name: string) => two('"8080:80"', '"8080:80"', `    profiles: [${name}]\n`);
    const both = (one: string, other: string) =>
      profiles(other).replace(
        '    ports: ["8080:80"]\n  b',
        `    ports: ["8080:80"]\n    profiles: [${one}]\n  b`,
      );
    expect(judge(duplicatePort, both('gpu', 'cpu'))).toEqual([]);
    expect(judge(duplicatePort, both('gpu', 'gpu'))).toEqual(['8:13 taken b a 8080']);
  });
});

describe('compose/network-address', () => {
  const net = (address: string, ipam: string) =>
    `services:\n  a:\n    image: x:1\n    networks:\n      n:\n        ipv4_address: ${address}\nnetworks:\n  n:\n${ipam}`;
  const subnet = (text: string) => `    ipam:\n      config: [{subnet: "${text}"}]\n`;
  it.each([
    ['10.2.0.5', subnet('10.2.0.0/24'), []],
    ['10.3.0.5', subnet('10.2.0.0/24'), ['6:23 outside a n']],
    ['10.2.0.5', '', ['6:23 noSubnet a n']],
    ['10.2.0.5', '    external: true\n', []],
    ['10.2.0.5', subnet('${SUBNET}'), []],
    ['somewhere', subnet('10.2.0.0/24'), ['6:23 invalid ipv4_address of a']],
    ['10.2.0.5', subnet('10.2.0/24'), ['10:25 subnet n']],
  ])('%s %j', (address, ipam, expected) => {
    expect(judge(networkAddress, net(address, ipam))).toEqual(expected);
  });

  it('sees subnets that overlap', () => {
    const text = `services:\n  a:\n    image: x:1\nnetworks:\n  m:\n${subnet('10.2.0.0/16')}  n:\n${subnet('10.2.3.0/24')}`;
    expect(judge(networkAddress, text)).toEqual(['10:25 overlap n m']);
  });
});

describe('compose/image-reference', () => {
  it.each([
    'nginx',
    'nginx:1.29',
    'library/nginx:1.29-alpine',
    'ghcr.io/owner/x',
    'localhost:5000/x/y:T-1_a',
    'registry.example.com:5000/a/b__c.d@sha256:0000000000000000000000000000000000000000000000000000000000000000',
    '${REGISTRY}/x:1',
  ])('takes %s', (image) => {
    expect(judge(imageReference, `services:\n  a:\n    image: ${image}\n`)).toEqual([]);
  });
  it.each([
    ['MyOrg/x:1', 'upper'],
    ['x:1', undefined],
    ['"x:"', 'invalid'],
    ['"x y"', 'invalid'],
    ['"-x"', 'invalid'],
    ['"http://x/y"', 'invalid'],
  ])('judges %s', (image, expected) => {
    const found = lintCompose(`services:\n  a:\n    image: ${image}\n`, [imageReference]);
    expect(found.map(({ messageId }) => messageId)).toEqual(expected ? [expected] : []);
  });
});

describe('compose/unused-resource', () => {
  it('leaves alone what a companion file may use, and the default network', () => {
    const text = 'services:\n  a:\n    image: x:1\nvolumes:\n  data:\nnetworks:\n  default:\n';
    expect(judge(unusedResource, text)).toEqual(['5:3 unused volume data']);
    expect(judge(unusedResource, text, { companions: ['compose.prod.yaml'] })).toEqual([]);
  });
});

describe('fixes', () => {
  const rest = 'services:\n  a:\n    image: x:1\n';
  it.each([
    [`version: "3.8"\n${rest}`, rest],
    [`# top\nversion: '3' # old\n${rest}`, `# top\n# old\n${rest}`],
    [`\ufeffversion: 3\r\n${rest}`, `\ufeff${rest}`],
    [`${rest}version: "3"`, rest],
  ])('remove version from %j', (text, expected) => {
    expect(fix(obsoleteVersion, text)).toBe(expected);
  });

  it('do not touch a version in a flow map', () => {
    expect(fix(obsoleteVersion, '{version: "3", services: {a: {image: x}}}\n')).toBe(
      '{version: "3", services: {a: {image: x}}}\n',
    );
  });

  it('quote ports that older readers take for numbers', () => {
    const text = `${rest}    ports:\n      - 22:22 # ssh\n      - 8080:80\n      - "23:23"\n`;
    expect(fix(portBase60, text)).toBe(text.replace('- 22:22', '- "22:22"'));
  });
});

describe('verifyCompose', () => {
  it('refuses what a fix did not promise', () => {
    expect(verifyCompose('', 'a: 1\nb: 2\n', 'b: 2\n', ['a'])).toBe(true);
    expect(verifyCompose('', 'a: 1\nb: 2\n', 'b: 2\n', [])).toBe(false);
    expect(verifyCompose('', 'a: 1\n', 'a: "1"\n', [])).toBe(false);
    expect(verifyCompose('', 'a: x\n', 'a: "x"\n', [])).toBe(true);
    expect(verifyCompose('', 'a: x\n', 'a: [\n', ['a'])).toBe(false);
  });
});
