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
