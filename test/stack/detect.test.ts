import { describe, expect, it } from 'vitest';
import { detectProject, wantsText } from '../../src/stack/detect.js';
import { processorTime } from '../support/processor-time.js';

function detect(files: Readonly<Record<string, string>>, wishes = {}) {
  const paths = Object.keys(files).sort();
  const texts = new Map(Object.entries(files).filter(([path]) => wantsText(path)));
  return detectProject(
    { files: paths, texts },
    { template: undefined, entry: undefined, withApp: false, ...wishes },
  );
}

describe('what is there already', () => {
  it.each<[string, Record<string, string>, string, string, string]>([
    ['nothing', {}, 'python', 'app.main:app', 'requirements.txt'],
    [
      'FastAPI',
      { 'requirements.txt': '', 'app/main.py': 'app = FastAPI()\n' },
      'python',
      'app.main:app',
      'requirements.txt',
    ],
    [
      'another name',
      { 'pyproject.toml': '', 'main.py': 'api: FastAPI = FastAPI(\n)' },
      'python',
      'main:api',
      'pyproject.toml',
    ],
    [
      'a qualified one',
      { 'src/shop/web.py': 'import fastapi\nweb = fastapi.FastAPI()' },
      'python',
      'src.shop.web:web',
      'requirements.txt',
    ],
    [
      'Django',
      { 'pyproject.toml': '', 'shop/asgi.py': 'application = get_asgi_application()' },
      'python',
      'shop.asgi:application',
      'pyproject.toml',
    ],
    ['a package', { 'shop/__init__.py': 'app = create_app()' }, 'python', 'shop:app', 'requirements.txt'],
    [
      'the usual place before others',
      { 'a.py': 'a = FastAPI()', 'app/main.py': 'app = FastAPI()' },
      'python',
      'app.main:app',
      'requirements.txt',
    ],
    [
      'a lock file',
      { 'requirements.lock': '', 'requirements.txt': '' },
      'python',
      'app.main:app',
      'requirements.lock',
    ],
    [
      'tests do not count',
      { 'tests/app.py': 'app = FastAPI()' },
      'python',
      'app.main:app',
      'requirements.txt',
    ],
    [
      'text in a function',
      { 'app/main.py': 'def f():\n    app = FastAPI()' },
      'python',
      'app.main:app',
      'requirements.txt',
    ],
    [
      'Node by main',
      { 'package.json': '{"main":"./build/index.js"}' },
      'node',
      'build/index.js',
      'package.json',
    ],
    [
      'Node by start',
      { 'package.json': '{"main":"x.js","scripts":{"start":"node --enable-source-maps out/s.mjs"}}' },
      'node',
      'out/s.mjs',
      'package.json',
    ],
    [
      'Node beside Python',
      { 'package.json': '{}', 'requirements.txt': '' },
      'python',
      'app.main:app',
      'requirements.txt',
    ],
    ['broken JSON', { 'package.json': '{' }, 'node', 'dist/server.js', 'package.json'],
    ['null', { 'package.json': 'null' }, 'node', 'dist/server.js', 'package.json'],
    [
      'hostile',
      { 'package.json': '{"main":"a.js\\"; rm -rf /; x.js"}' },
      'node',
      'dist/server.js',
      'package.json',
    ],
    ['a hostile path', { 'a b/$(id).py': 'app = FastAPI()' }, 'python', 'app.main:app', 'requirements.txt'],
  ])('%s', (_, files, template, entry, packages) => {
    expect(detect(files)).toMatchObject({ template, entry, packages });
  });

  const source = { 'src/shop/__init__.py': '', 'src/shop/main.py': 'from shop.x import y\napp = FastAPI()' };
  it.each<[string, Record<string, string>, string, object]>([
    [
      'uv',
      { 'pyproject.toml': '[project]\nrequires-python = ">=3.11"\n', 'uv.lock': '', ...source },
      'shop.main:app',
      { installer: 'uv', needed: ['pyproject.toml', 'uv.lock'], hasSourceRoot: true, lacksServer: true },
    ],
    [
      'a lock of uv beside a list that was made from it',
      { 'pyproject.toml': '[project]\n', 'uv.lock': '', 'requirements.txt': 'fastapi' },
      'app.main:app',
      { installer: 'uv', needed: ['pyproject.toml', 'uv.lock'] },
    ],
    [
      'Poetry without a lock',
      { 'pyproject.toml': '[tool.poetry.dependencies]\npython = ">=3.11,<3.13"\nuvicorn-worker = "*"\n' },
      'app.main:app',
      {
        installer: 'poetry',
        needed: ['pyproject.toml'],
        lacksServer: false,
        python: expect.stringMatching(/^3\.12\./),
      },
    ],
    [
      'src that is itself a package',
      { 'src/__init__.py': '', ...source },
      'src.shop.main:app',
      { hasSourceRoot: false },
    ],
    [
      'code that says src itself',
      { ...source, 'src/shop/main.py': 'from src.shop import y\napp = FastAPI()' },
      'src.shop.main:app',
      { hasSourceRoot: false },
    ],
    [
      'lists that name others',
      {
        'requirements.txt': '-r requirements/base.txt\n-c ../up.txt\n-r /etc/x.txt\n-r $(id).txt\n',
        'requirements/base.txt': 'fastapi\n--constraint=limits.txt # why\n-r ../requirements.txt\n',
        'requirements/limits.txt': 'idna<4\n',
      },
      'app.main:app',
      {
        installer: 'pip',
        needed: ['requirements.txt', 'requirements/base.txt', 'requirements/limits.txt'],
        lacksServer: true,
      },
    ],
    [
      'a pinned Python',
      { 'requirements.txt': '', '.python-version': '3.13.2\n' },
      'app.main:app',
      { python: expect.stringMatching(/^3\.13\./) },
    ],
    [
      'pnpm, Nest',
      {
        'package.json':
          '{"packageManager":"pnpm@9.1.0+sha512.ab","scripts":{"start":"nest start","start:prod":"node dist/main","start:dev":"nest start --watch"}}',
        'pnpm-lock.yaml': '',
        'pnpm-workspace.yaml': '',
        '.npmrc': '//x/:_authToken=made-up\n',
        'src/main.ts': 'await app.listen(process.env.PORT ?? 3000);',
      },
      'dist/main.js',
      {
        installer: 'pnpm',
        installerVersion: '9.1.0',
        needed: ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'],
        developScript: 'start:dev',
        readsPort: true,
      },
    ],
    [
      'Yarn 1',
      {
        'package.json': '{"scripts":{"start":"node dist/index.js"}}',
        'yarn.lock': '# yarn lockfile v1\n',
        'index.js': 'const { API_PORT, PORT } = process.env',
      },
      'dist/index.js',
      { installer: 'yarn', needed: ['package.json', 'yarn.lock'], readsPort: false },
    ],
    [
      'Yarn of today',
      {
        'package.json': '{"main":"server.js"}',
        'yarn.lock': '__metadata:\n  version: 8\n',
        '.yarnrc.yml': 'x: y\n',
        '.yarn/releases/yarn.cjs': '',
      },
      'server.js',
      { installer: 'yarn-modern', needed: ['package.json', 'yarn.lock', '.yarnrc.yml', '.yarn/releases/'] },
    ],
    [
      'what package.json says before what lies there',
      { 'package.json': '{"packageManager":"npm@11.1.0"}', 'yarn.lock': '', 'package-lock.json': '' },
      'dist/server.js',
      { installer: 'npm', needed: ['package.json', 'package-lock.json'] },
    ],
  ])('is installed as it was locked: %s', (_, files, entry, own) => {
    expect(detect(files)).toMatchObject({ entry, own });
  });

  it('is told what to do instead of what it found', () => {
    const files = { 'main.py': 'app = FastAPI()', 'package.json': '{}' };
    expect(detect(files, { entry: 'other:app' }).entry).toBe('other:app');
    expect(detect(files, { template: 'node' }).template).toBe('node');
    expect(detect({}, { withApp: true })).toEqual({
      template: 'python',
      entry: 'app.main:app',
      packages: 'requirements.lock',
      notes: [],
    });
  });

  it('says what is missing for the image to start, and what gets in the way', () => {
    const notes = (files: Record<string, string>) =>
      detect({ 'app/main.py': 'app = FastAPI()', ...files }).notes.join();
    expect(notes({ 'requirements.txt': 'fastapi\n' })).toMatch(/add them to requirements\.txt/);
    expect(notes({ 'requirements.txt': 'fastapi\nuvicorn-worker==0.4.0\n' })).not.toMatch(/add them/);
    expect(notes({ 'pyproject.toml': 'dependencies = [\n  "uvicorn_worker",\n]\n' })).not.toMatch(/add them/);
    expect(notes({ 'docker-compose.yml': '' })).toMatch(/docker-compose\.yml is there too/);
    expect(notes({})).toMatch(/no such file yet/);
    expect(notes({})).not.toMatch(/beside it/);
    expect(notes({ 'api/pyproject.toml': '' })).toMatch(/catalyst init api writes/);
    expect(detect({ 'package.json': '{}' }).notes.join()).toMatch(/package-lock\.json/);
  });

  it('takes time in line with the size of a file', () => {
    const time = (count: number) => {
      const text = `${'a = '.repeat(count)}\n${'x:'.repeat(count)}\n${'b '.repeat(count)}`;
      return processorTime(() => detect({ 'main.py': text }));
    };
    time(1000);
    expect(time(400_000)).toBeLessThan(Math.max(2000, 60 * time(20_000)));
  });
});
