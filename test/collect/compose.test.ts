import { describe, expect, it } from 'vitest';
import { type ComposeCollectOptions, collectCompose } from '../../src/collect/compose.js';
import { UserError } from '../../src/core/errors.js';
import type { Host } from '../../src/host.js';
import { createMemoryHost } from '../support/memory-host.js';

const service = (name: string, more = '    image: x:1\n') => `services:\n  ${name}:\n${more}`;

async function collect(
  files: Readonly<Record<string, string>>,
  options: Partial<ComposeCollectOptions> = {},
  overrides: Partial<Host> = {},
) {
  return collectCompose(createMemoryHost(files, overrides), '/project', {
    paths: [],
    config: {},
    ...options,
  });
}

async function groups(files: Readonly<Record<string, string>>, options: Partial<ComposeCollectOptions> = {}) {
  const { models } = await collect(files, options);
  return models.map(({ project, grouping, isDevelopment }) =>
    [grouping, ...project.files.map(({ path }) => path), ...(isDevelopment ? ['dev'] : [])].join(' '),
  );
}

describe('collectCompose', () => {
  it('groups files as Compose would load them', async () => {
    expect(await groups({ 'compose.yaml': service('a'), 'sub/docker-compose.yml': service('b') })).toEqual([
      'alone compose.yaml',
      'alone sub/docker-compose.yml',
    ]);
  });

  it('judges a base alone and below its override', async () => {
    const files = {
      'docker-compose.yml': service('a'),
      'docker-compose.override.yml': service('a', '    tty: true\n'),
    };
    expect(await groups(files)).toEqual([
      'alone docker-compose.yml',
      'base docker-compose.yml docker-compose.override.yml dev',
    ]);
  });

  it('lays a companion over the base where it cannot stand alone', async () => {
    const base = { 'docker-compose.yml': service('a') };
    expect(await groups({ ...base, 'docker-compose.dev.yml': service('a', '    tty: true\n') })).toEqual([
      'alone docker-compose.yml',
      'pair docker-compose.yml docker-compose.dev.yml dev',
    ]);
    expect(await groups({ ...base, 'docker-compose.dev.yml': service('b') })).toEqual([
      'alone docker-compose.yml',
      'alone docker-compose.dev.yml dev',
    ]);
  });

  it('takes a base that cannot stand alone together with what completes it', async () => {
    const files = {
      'docker-compose.yml': service('a', '    tty: true\n'),
      'docker-compose.prod.yml': service('a'),
    };
    expect(await groups(files)).toEqual(['pair docker-compose.yml docker-compose.prod.yml']);
    const below = {
      'compose.yaml': service('a'),
      'proxy/docker-compose.tls.yml': service('a', '    tty: true\n'),
    };
    expect(await groups(below)).toEqual([
      'alone compose.yaml',
      'pair compose.yaml proxy/docker-compose.tls.yml',
    ]);
  });

  it('follows COMPOSE_FILE of .env, and its profiles', async () => {
    const files = {
      '.env': 'COMPOSE_FILE=a.compose.yaml:b.compose.yaml\nCOMPOSE_PROFILES=extra\nTAG=2\n',
      'a.compose.yaml': 'services:\n  a:\n    image: x:${TAG}\n    profiles: [extra]\n',
      'b.compose.yaml': service('a', '    tty: true\n'),
    };
    const { models } = await collect(files);
    expect(await groups(files)).toEqual(['compose-file a.compose.yaml b.compose.yaml']);
    const [a] = models[0]!.project.services;
    expect([a!.image?.value, a!.disabled]).toEqual(['x:2', false]);
  });

  it('takes profiles and env files of the command line instead', async () => {
    const files = {
      '.env': 'TAG=2\n',
      'other.env': 'TAG=3\n',
      'compose.yaml': 'services:\n  a:\n    image: x:${TAG}\n    profiles: [extra]\n',
    };
    const { models } = await collect(files, { profiles: ['extra'], envFiles: ['other.env'] });
    const [a] = models[0]!.project.services;
    expect([a!.image?.value, a!.disabled]).toEqual(['x:3', false]);
  });

  it('takes only what is named, with the base that it needs', async () => {
    const files = {
      'docker-compose.yml': service('a'),
      'docker-compose.dev.yml': service('a', '    tty: true\n'),
      'sub/compose.yaml': service('b'),
      'stack.yml': service('c'),
    };
    expect(await groups(files, { paths: ['docker-compose.dev.yml'] })).toEqual([
      'pair docker-compose.yml docker-compose.dev.yml dev',
    ]);
    expect(await groups(files, { paths: ['sub'] })).toEqual(['alone sub/compose.yaml']);
    expect(await groups(files, { paths: ['stack.yml'] })).toEqual(['alone stack.yml']);
    await expect(collect(files, { paths: ['missing.yml'] })).rejects.toThrow(UserError);
    await expect(collect(files, { paths: ['../compose.yaml'] })).rejects.toThrow(UserError);
  });

  it('reads what is included, extended and mounted, and knows what is there', async () => {
    const { models, files } = await collect({
      'compose.yaml': `include: [one/compose.yaml]\nservices:\n  a:\n    image: nginx:1.29\n    env_file: a.env\n    volumes:\n      - ./nginx.conf:/etc/nginx/nginx.conf\n      - ./conf.d:/etc/nginx/conf.d\n      - ./gone:/gone\n`,
      'one/compose.yaml': 'include: [two.yaml]\nservices:\n  b:\n    image: x:1\n    build: .\n',
      'one/two.yaml': service('c'),
      'one/Dockerfile': 'FROM x:1\n',
      'a.env': 'A=1\n',
      'nginx.conf': 'events {}\n',
      'conf.d/site.conf': 'server {}\n',
    });
    const model = models[0]!;
    expect(model.project.services.map(({ name }) => name).sort()).toEqual(['a', 'b', 'c']);
    expect(files).toEqual(['compose.yaml', 'one/compose.yaml', 'one/two.yaml']);
    expect(model.readMounted('nginx.conf')).toBe('events {}\n');
    expect(model.readMounted('conf.d/site.conf')).toBe('server {}\n');
    expect(model.readMounted('a.env')).toBe('A=1\n');
    expect(model.readMounted('one/Dockerfile')).toBe('FROM x:1\n');
    expect([model.pathKind('gone'), model.pathKind('conf.d'), model.pathKind('one')]).toEqual([
      'missing',
      'directory',
      'directory',
    ]);
  });

  it('reads nothing outside of the root, by path or by link', async () => {
    const read: string[] = [];
    const files = {
      'compose.yaml':
        'include: [../other/compose.yaml, /etc/passwd, link.yaml]\nservices:\n  a:\n    image: x:1\n    env_file: [../../secret.env, link.env]\n',
      'link.yaml': service('b'),
      'link.env': 'A=1\n',
      'linked.compose.yaml': service('c'),
      '/other/compose.yaml': service('z'),
    };
    const host = createMemoryHost(files);
    const guarded: Host = {
      ...host,
      realpath: async (path) => (/link/.test(path) ? `/elsewhere/${path}` : host.realpath(path)),
      readText: async (path, limits) => {
        read.push(path);
        return host.readText(path, limits);
      },
    };
    const { models } = await collectCompose(guarded, '/project', { paths: [], config: {} });
    expect(read).toEqual(['/project/compose.yaml']);
    const problems = models.flatMap(({ project }) =>
      project.problems.map(({ code, file }) => `${file} ${code}`),
    );
    expect(problems).toContain('linked.compose.yaml file/unreadable');
    expect(models.find(({ file }) => file.path === 'compose.yaml')!.pathKind('link.env')).toBe('outside');
  });

  it('ends where files include each other', async () => {
    const { models } = await collect({
      'compose.yaml': 'include: [a.yaml]\nservices:\n  s:\n    image: x:1\n',
      'a.yaml': 'include: [compose.yaml]\n',
    });
    expect(models[0]!.project.problems.map(({ code }) => code)).toEqual(['include/cycle']);
  });

  it('leaves templates out, and reports what it cannot read', async () => {
    const { models, skipped } = await collect(
      { 'compose.yaml': '{% if a %}\nservices: {}\n{% endif %}\n', 'sub/compose.yaml': service('a') },
      {},
      {
        readText: async (path, limits) => {
          if (path.endsWith('sub/compose.yaml'))
            throw new UserError(`${limits?.label} has 50 MiB, more than the limit`);
          return createMemoryHost({ 'compose.yaml': '{% if a %}\nservices: {}\n' }).readText(path, limits);
        },
      },
    );
    expect(skipped.map(({ path }) => path)).toEqual(['compose.yaml']);
    expect(
      models.map(({ project }) => project.problems.map(({ code, args }) => [code, args['reason']])),
    ).toEqual([[['file/unreadable', 'has 50 MiB, more than the limit']]]);
  });

  it('reads standard input in the place of the file that it is named after', async () => {
    const files = {
      'compose.yaml': service('old'),
      'compose.override.yml': service('new', '    image: x:1\n    tty: true\n'),
    };
    const decoded = { text: service('new'), encoding: 'utf-8' as const, invalidAt: undefined };
    const readStdin = (async () => decoded) as unknown as Host['readStdin'];
    const read = async (stdinName: string | undefined) =>
      collect(files, { paths: ['-'], stdinName }, { readStdin });
    for (const name of ['compose.yaml', '/project/compose.yaml', undefined]) {
      const { models, readOnly, textOf } = await read(name);
      expect(models.map(({ project }) => project.services.map((one) => one.name))).toEqual([
        ['new'],
        ['new'],
      ]);
      expect(textOf('compose.yaml')).toBe(decoded.text);
      expect([...readOnly]).toEqual(['compose.yaml']);
    }
    const other = await read('deploy/docker-compose.prod.yml');
    expect(other.models.map(({ file }) => file.path)).toEqual(['deploy/docker-compose.prod.yml']);
    await expect(read('../compose.yaml')).rejects.toThrow(UserError);
  });

  it('leaves out what .gitignore covers, unless it is named', async () => {
    const files = {
      '.gitignore': '*.override.yml\n/made/\n',
      'compose.yaml': service('a'),
      'compose.override.yml': service('a', '    tty: true\n'),
      'made/compose.yaml': service('b'),
      'sub/.gitignore': 'docker-compose.yml\n',
      'sub/docker-compose.yml': service('c'),
    };
    expect(await groups(files)).toEqual(['alone compose.yaml']);
    expect(await groups(files, { paths: ['made/compose.yaml'] })).toEqual(['alone made/compose.yaml']);
  });

  it('says of a dclint configuration that is a program that it is not run', async () => {
    const files = { 'compose.yaml': service('a'), '.dclintrc.js': 'throw new Error("run")' };
    const { notes, suppressions } = await collect(files);
    expect(notes.map((note) => note.split(' ')[0])).toEqual(['.dclintrc.js']);
    expect(suppressions).toEqual([]);
    const inPackage = {
      'compose.yaml': service('a'),
      'package.json': '{"dclint": {"rules": {"no-version-field": 0}}}',
    };
    const found = await collect(inPackage);
    expect(found.suppressions.map(({ rules }) => rules)).toEqual([['dclint:no-version-field']]);
    expect(found.notes).toEqual([]);
  });

  it('reads comments and .dclintrc that turn rules off', async () => {
    const { suppressions } = await collect({
      '.dclintrc.yaml':
        'rules:\n  no-version-field: 0\n  require-project-name-field: [1]\n  services-alphabetical-order: [0, {}]\n',
      'compose.yaml': `# dclint disable no-build-and-image, other-rule
services: # catalyst-ignore compose/x -- for a reason
  # catalyst-ignore compose/y -- for another

  a:
    image: x # dclint disable-line
`,
    });
    expect(
      suppressions.map(({ rules, lines, reason, foreign }) => ({ rules, lines, reason, foreign })),
    ).toEqual([
      { rules: ['compose/x'], lines: [2], reason: 'for a reason', foreign: undefined },
      { rules: ['compose/y'], lines: [5], reason: 'for another', foreign: undefined },
      {
        rules: ['dclint:no-build-and-image', 'dclint:other-rule'],
        lines: undefined,
        reason: undefined,
        foreign: true,
      },
      { rules: ['compose'], lines: [6], reason: undefined, foreign: true },
      {
        rules: ['dclint:no-version-field', 'dclint:services-alphabetical-order'],
        lines: undefined,
        reason: 'turned off in .dclintrc.yaml',
        foreign: true,
      },
    ]);
  });
});
