import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkServices } from '../../src/stack/check-options.js';
import { renderEnvFile } from '../../src/stack/env-file.js';
import { renderStack } from '../../src/stack/render.js';
import { SERVICES } from '../../src/stack/types.js';
import { readDotenv } from '../../src/syntax/dotenv/readers/index.js';
import { pairwise } from '../support/pairwise.js';
import { stackOptions, templates } from '../support/stack.js';

const on = [true, false] as const;
const stacks = pairwise({
  template: ['python', 'node'],
  withApp: on,
  postgres: on,
  redis: on,
  nginx: on,
  prometheus: on,
  grafana: on,
  packages: ['requirements.txt', 'pyproject.toml'],
} as const).map((row) => {
  const { template, withApp, packages } = row;
  const services = checkServices(SERVICES.filter((name) => !row[name]));
  return stackOptions({
    template,
    withApp,
    services,
    ...(template === 'python' && !withApp ? { packages } : {}),
  });
});

describe('a stack', () => {
  it.each(
    stacks.map(
      (options) => [JSON.stringify({ ...options, services: [...options.services] }), options] as const,
    ),
  )('is whole: %s', (_, options) => {
    const files = renderStack(templates, options);
    const paths = files.map(({ path }) => path);
    expect(paths).toEqual([...new Set(paths)].sort());
    for (const { path, text, mode } of files) {
      expect(path).toMatch(/^(?:[\w.-]+\/)*[\w.-]+$/);
      expect(path).not.toMatch(/\.\.|dot-|with-app/);
      expect(text, path).toMatch(/[^\n]\n$/);
      expect(
        text.split('\n').filter((line) => /[ \t]$/.test(line)),
        path,
      ).toEqual([]);
      expect(text, path).not.toMatch(/@(?:if|end)\b|@[a-z]+@|\[object /);
      expect(mode, path).toBe(path.endsWith('.sh') ? 0o755 : undefined);
      if (path.endsWith('.json')) JSON.parse(text);
      if (/\.ya?ml$/.test(path)) expect(parse(text), path).toBeTruthy();
    }
  });

  it('differs between languages in the application alone', () => {
    const of = (template: 'python' | 'node') =>
      new Map(renderStack(templates, stackOptions({ template })).map(({ path, text }) => [path, text]));
    const [python, node] = [of('python'), of('node')];
    const shared = [...python].filter(([path, text]) => node.get(path) === text).map(([path]) => path);
    const own = [...new Set([...python.keys(), ...node.keys()])]
      .filter((path) => !shared.includes(path))
      .sort();
    expect(own.filter((path) => !/^(?:app|src)\//.test(path))).toEqual([
      '.dockerignore',
      '.gitignore',
      'Dockerfile',
      'compose.dev.yaml',
      'compose.yaml',
      // How many workers there are to miss.
      'deploy/prometheus/rules/alerts.yml',
      'gunicorn.conf.py',
      'package-lock.json',
      'package.json',
      'requirements.lock',
      'requirements.txt',
      'tsconfig.json',
    ]);
  });

  it('installs the server that the application would bring', () => {
    const own = { installer: 'pip', needed: ['requirements.txt'], lacksServer: true } as const;
    const stack = renderStack(templates, stackOptions({ withApp: false, packages: 'requirements.txt', own }));
    const text = stack.find(({ path }) => path === 'Dockerfile')!.text;
    const added = /pip install (gunicorn==\S+) (uvicorn-worker==\S+)$/m.exec(text)!.slice(1);
    const listed = templates.get('python/with-app/requirements.txt')!.split('\n');
    expect(listed).toEqual(expect.arrayContaining(added));
  });

  it('pins every image, and holds no secret', () => {
    const files = renderStack(templates, stackOptions());
    const text = files.map((file) => file.text).join('\n');
    const images = [...text.matchAll(/^\s*(?:image:|FROM) (\S+)/gm)].map(([, image]) => image!);
    const foreign = images.filter((image) => !/^(?:shop-backend|base|builder)\b/.test(image));
    expect(foreign.length).toBeGreaterThan(8);
    for (const image of foreign) expect(image).toMatch(/:v?\d+\.\d+\.\d+|:\d+\.\d+-/);
    expect(text).not.toMatch(/^\s*\w*PASSWORD: (?!\$\{)\S/m);
  });
});

describe('the environment of a stack', () => {
  const random = (count: number) => Uint8Array.from({ length: count }, (_, i) => (i * 7 + count) % 256);

  it('is read alike by every program, and agrees with itself', () => {
    const { text, secrets } = renderEnvFile(stackOptions(), random);
    const read = (reader: 'dotenv' | 'python_dotenv' | 'compose') => readDotenv(text, { reader }).values;
    expect(read('python_dotenv')).toEqual(read('dotenv'));
    expect(read('compose')).toEqual(read('dotenv'));
    const values = read('dotenv');
    expect(new URL(values['DATABASE_URL']!).password).toBe(values['POSTGRES_PASSWORD']);
    expect(new URL(values['REDIS_URL']!).password).toBe(values['REDIS_PASSWORD']);
    expect(values['ENCRYPTION_KEY']).toMatch(/^[\w-]{43}=$/);
    expect(secrets).toEqual(
      expect.arrayContaining(
        ['SECRET_KEY', 'ENCRYPTION_KEY', 'POSTGRES_PASSWORD', 'REDIS_PASSWORD'].map((name) => values[name]),
      ),
    );
  });

  it('leaves open what only a person knows', () => {
    const open = (options: Parameters<typeof stackOptions>[0]) =>
      renderEnvFile(stackOptions(options), random).open;
    expect(open({ providers: ['groq', 'ollama'] })).toEqual(['GROQ_API_KEY']);
    expect(open({ services: new Set(['nginx']), providers: ['ollama'] })).toEqual([
      'DATABASE_URL',
      'REDIS_URL',
      'REDIS_PASSWORD',
    ]);
  });
});
