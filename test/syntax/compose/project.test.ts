import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ComposeProject, getAt, loadComposeProject, textOf } from '../../../src/syntax/compose/index.js';

function load(
  texts: Record<string, string>,
  names = [Object.keys(texts)[0] ?? ''],
  more = {},
): ComposeProject {
  const read: string[] = [];
  const project = loadComposeProject({
    files: names.map((path) => ({ path, text: texts[path] ?? '' })),
    readFile: (path) => {
      read.push(path);
      return texts[path];
    },
    projectName: 'p',
    ...more,
  });
  expect(read.filter((path) => path.startsWith('/') || path.includes('..'))).toEqual([]);
  return project;
}

describe('an override file, as Compose merges it', () => {
  const base =
    'services:\n  web:\n    image: a\n    network_mode: host\n    security_opt: [x]\n    cap_add: [y]\n';
  const under = (rest: string) => {
    const over = `services:\n  web:\n    ${rest}\n`;
    const { problems, services } = load({ 'compose.yaml': base, 'prod.yaml': over }, [
      'compose.yaml',
      'prod.yaml',
    ]);
    const told = problems.map(({ code, file, range }) => [code, file, over.slice(range.start, range.end)]);
    return { told, service: services[0] };
  };

  it('takes null under !override for a text, and refuses it where a text is refused', () => {
    expect(under('network_mode: !override null').told).toEqual([]);
    expect(under('network_mode: !override null').service?.networkMode?.value).toBe('null');
    expect(under('ports: !override null').told).toEqual([['shape/type', 'prod.yaml', 'null']]);
  });

  it.each([
    'security_opt',
    'group_add',
    'volumes_from',
    'external_links',
    'device_cgroup_rules',
  ])('refuses an item of %s that both files have', (key) => {
    const files = {
      'compose.yaml': `services:\n  web:\n    image: a\n    ${key}: ["container:x"]\n`,
      'prod.yaml': `services:\n  web:\n    ${key}: ["container:x"]\n`,
    };
    const { problems } = load(files, ['compose.yaml', 'prod.yaml']);
    expect(
      problems.map(({ code, file, range }) => [code, file, files['prod.yaml'].slice(range.start, range.end)]),
    ).toEqual([['shape/duplicate-item', 'prod.yaml', '"container:x"']]);
  });

  it('drops it from other lists', () => {
    expect(under('cap_add: [y]').told).toEqual([]);
    expect(under('cap_add: [y]').service?.capAdd.map(({ value }) => value)).toEqual(['y']);
    expect(under('security_opt: !override [x]').told).toEqual([]);
  });
});

const codes = (project: ComposeProject) => project.problems.map((problem) => problem.code);

describe('loadComposeProject', () => {
  it('normalises short and long forms, with the place of each', () => {
    const text = [
      'services:',
      '  web:',
      '    image: web:1',
      '    ports: ["127.0.0.1:8080:80/udp", {target: 443, published: "8443"}]',
      '    volumes: ["./a:/b/:ro", "data:/data"]',
      '    environment: ["A=1", B]',
      '    command: run "a b" && more',
      '    links: [db]',
      '  db: {image: db}',
      'volumes: {data: }',
    ].join('\n');
    const project = load({ 'app/compose.yaml': text });
    const [web] = project.services;
    expect(codes(project)).toEqual([]);
    expect(
      web?.ports.map((port) => [port.hostIp, port.published?.from, port.target?.to, port.protocol]),
    ).toEqual([
      ['127.0.0.1', 8080, 80, 'udp'],
      [undefined, 8443, 443, 'tcp'],
    ]);
    expect(text.slice(web?.ports[0]?.range.start, web?.ports[0]?.range.end)).toBe('"127.0.0.1:8080:80/udp"');
    expect(web?.volumes.map((mount) => [mount.type, mount.hostPath, mount.target, mount.readOnly])).toEqual([
      ['bind', 'app/a', '/b', true],
      ['volume', undefined, '/data', false],
    ]);
    expect(web?.environment.map((entry) => [entry.key, entry.value?.value])).toEqual([
      ['A', '1'],
      ['B', undefined],
    ]);
    expect(web?.command).toMatchObject({ words: ['run', 'a b'], cut: true });
    expect(web?.dependencies).toMatchObject([{ service: 'db', via: 'links' }]);
    expect(web?.networks).toMatchObject([{ key: 'default' }]);
  });

  it('leaves the unknown unknown', () => {
    const text =
      'services:\n  web:\n    image: "${IMAGE}"\n    ports: ["${P}:80"]\n    volumes: ["${D}:/x", "./a:${T}"]\n    scale: "${N}"\n    depends_on: ["${S}"]\n';
    const project = load({ 'compose.yaml': text });
    expect(codes(project)).toEqual([]);
    expect(project.services[0]).toMatchObject({ image: { value: undefined }, replicas: undefined });
    expect(project.services[0]?.volumes[0]).toMatchObject({ source: undefined, target: '/x', unknown: true });
    expect(
      project.references.map((reference) => text.slice(reference.range.start, reference.range.end)),
    ).toEqual(['${IMAGE}', '${P}', '${D}', '${T}', '${N}', '${S}']);
    expect(codes(load({ 'compose.yaml': text }, undefined, { environmentComplete: true }))).toContain(
      'conflict/no-image-no-build',
    );
  });

  it('merges an override as Compose does', () => {
    const texts = {
      'compose.yaml':
        'services:\n  web:\n    image: a\n    ports: ["80:80"]\n    command: one\n    environment: {A: "1", B: "2"}\n    labels: [x]\n',
      'compose.override.yaml':
        'services:\n  web:\n    ports: ["81:81"]\n    command: two\n    environment: ["B=3"]\n    labels: !reset []\n',
    };
    const project = load(texts, Object.keys(texts));
    const [web] = project.services;
    expect(web?.ports.map((port) => port.published?.from)).toEqual([80, 81]);
    expect(web?.command?.words).toEqual(['two']);
    expect(web?.environment.map((entry) => `${entry.key}=${entry.value?.value} ${entry.file}`)).toEqual([
      'A=1 compose.yaml',
      'B=3 compose.override.yaml',
    ]);
    expect(web?.labels).toEqual([]);
    expect(web?.nameOrigins.map((origin) => origin.file)).toEqual(Object.keys(texts));
  });

  it('replaces with !override', () => {
    const texts = {
      'compose.yaml': 'services: {web: {image: a, ports: ["80:80"]}}',
      'o.yaml': 'services: {web: {ports: !override ["81:81"]}}',
    };
    expect(load(texts, Object.keys(texts)).services[0]?.ports.map((port) => port.published?.from)).toEqual([
      81,
    ]);
  });

  it('extends from another file, with paths relative to it', () => {
    const project = load({
      'compose.yaml':
        'services:\n  web:\n    extends: {file: base/b.yaml, service: base}\n    environment: {B: "2"}\n',
      'base/b.yaml': 'services:\n  base:\n    build: ./src\n    environment: {A: "1"}\n',
    });
    const [web] = project.services;
    expect(web?.build?.dockerfilePath).toBe('base/src/Dockerfile');
    expect(web?.environment.map((entry) => entry.key)).toEqual(['A', 'B']);
    expect(web?.environment[0]?.through).toMatchObject([
      { kind: 'extends', name: 'base', file: 'compose.yaml' },
    ]);
    expect(codes(project)).toEqual([]);
  });

  it.each([
    ['services:\n  a: {extends: b}\n  b: {extends: a}\n', ['extends/cycle']],
    ['services:\n  a: {extends: {file: ../../etc/passwd, service: b}}\n', ['file/outside-root']],
    ['services:\n  a: {extends: {file: gone.yaml, service: b}}\n', ['extends/file-missing']],
    ['include: [/etc/passwd]\nservices:\n  a: {image: x}\n', ['file/outside-root']],
    ['include: [compose.yaml]\n', ['include/cycle']],
    ['services:\n  a: {image: x, enviroment: {}}\n', ['shape/unknown-key']],
    ['services:\n  a: {image: x, depends_on: [b]}\n', ['ref/service']],
    ['services:\n  a: {image: x\n', ['yaml/syntax']],
    ['services:\n  1: {image: x}\n', ['yaml/non-string-key']],
    ['services:\n  a: {image: [x]}\n', ['shape/type']],
  ])('%#: reports once and without consequences', (text, expected) => {
    expect(codes(load({ 'compose.yaml': text }))).toEqual(expected);
  });

  it('reads the environment of an included file', () => {
    const project = load({
      'compose.yaml': 'include: [sub/compose.yaml]\nservices: {web: {image: x, depends_on: [db]}}',
      'sub/compose.yaml': 'services: {db: {image: "db:${TAG}", env_file: e.env}}',
      'sub/.env': 'TAG=7\n',
      'sub/e.env': '',
    });
    expect(codes(project)).toEqual([]);
    expect(project.services.find((service) => service.name === 'db')?.image?.value).toBe('db:7');
  });

  it('says which place is meant', () => {
    const text = 'services:\n  web:\n    image: x\n    depends_on:\n      - dbb\n  db: {image: y}\n';
    const [problem] = load({ 'compose.yaml': text }).problems;
    expect(problem).toMatchObject({ code: 'ref/service', path: ['services', 'web', 'depends_on', 'dbb'] });
    expect(problem?.args).toMatchObject({ service: 'web', reference: 'dbb', didYouMean: 'db' });
    expect(text.slice(problem?.range.start, problem?.range.end)).toBe('dbb');
  });

  it('looks at profiles', () => {
    const text = 'services:\n  a: {image: x, depends_on: [b]}\n  b: {image: x, profiles: [dev]}\n';
    expect(codes(load({ 'compose.yaml': text }))).toEqual(['ref/service-disabled']);
    expect(codes(load({ 'compose.yaml': text }, undefined, { profiles: ['dev'] }))).toEqual([]);
    expect(codes(load({ 'compose.yaml': text }, undefined, { profiles: ['*'] }))).toEqual([]);
  });

  it('keeps secrets out of arguments and of what Compose says', () => {
    const secret = 'made-up-secret-for-tests';
    const values = [`"${secret}"`, `[${secret}]`, `{${secret}: [1]}`, `"${secret}:x:y:z"`];
    const keys = [
      'image',
      'ports',
      'volumes',
      'environment',
      'command',
      'mem_limit',
      'privileged',
      'extra_hosts',
      'env_file',
    ];
    for (const key of keys) {
      for (const value of values.slice(0, key === 'environment' ? 2 : 4)) {
        const project = load({
          'compose.yaml': `services:\n  a:\n    image: x\n    x-${key}: 1\n    ${key}: ${value}\n`,
        });
        const shown = project.problems.filter((problem) => !/key|name|file/.test(problem.code));
        expect(JSON.stringify(shown.map((problem) => problem.args))).not.toContain(secret);
      }
    }
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      'services:',
      '  a:',
      '    image: x',
      '    ports:',
      '      - ',
      '"${A',
      '}',
      ': ',
      '[',
      ']',
      '{',
      '\n',
      '&a ',
      '*a',
      '<<: ',
      '!reset ',
      'extends: a',
      '    build: ',
      'include: ',
      '1',
      'null',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const project = load({ 'compose.yaml': pieces.join('') });
        expect(textOf(getAt(project.root, 'none'))).toBeUndefined();
      }),
      { numRuns: 400 },
    );
  });
});
