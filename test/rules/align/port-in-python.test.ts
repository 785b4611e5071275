import { describe, expect, it } from 'vitest';
import { indexLines, positionAt } from '../../../src/core/text.js';
import { alignFiles, summarizeAlign } from '../../support/lint-align.js';
import { unmark } from '../../support/marked-code.js';

const run = async (files: Record<string, string>, cmd = '["python", "main.py"]', ...lines: string[]) =>
  summarizeAlign(
    await alignFiles(
      {
        Dockerfile: `FROM python:3.13-slim\nCMD ${cmd}\n`,
        'compose.yaml': `services:\n  api:\n    build: .\n    ports: ["80:9999"]\n${lines.map((line) => `    ${line}\n`).join('')}`,
        ...files,
      },
      { select: ['align/port-chain'] },
    ),
  );

const SETTINGS =
  'from pydantic_settings import BaseSettings\n\nclass Settings(BaseSettings):\n    port: int = «8001»\n\nsettings = Settings()\n';

describe('align/port-chain: the port that Python code listens on', () => {
  it.each<[string, Record<string, string>, number]>([
    [
      'uvicorn',
      { 'main.py': 'import uvicorn\nuvicorn.run("main:app", host="0.0.0.0", port=«8001»)\n' },
      8001,
    ],
    [
      'the default of uvicorn',
      { 'main.py': 'import uvicorn\n«uvicorn.run»("main:app", host="0.0.0.0")\n' },
      8000,
    ],
    [
      'os.getenv',
      { 'main.py': 'import os, uvicorn\nuvicorn.run("main:app", port=int(os.getenv("PORT", «"8001"»)))\n' },
      8001,
    ],
    [
      'a name, and or',
      {
        'main.py':
          'import os\nimport uvicorn\nPORT = int(os.environ.get("PORT") or «8001»)\nif __name__ == "__main__":\n    uvicorn.run(app, port=PORT)\n',
      },
      8001,
    ],
    [
      'Flask',
      {
        'main.py':
          'import os\nfrom flask import Flask\napp = Flask(__name__)\nif __name__ == "__main__":\n    app.run(host="0.0.0.0", port=int(os.environ.get("PORT", «5001»)))\n',
      },
      5001,
    ],
    ['aiohttp', { 'main.py': 'from aiohttp import web\n«web.run_app»(app)\n' }, 8080],
    [
      'settings',
      {
        'app/config.py': SETTINGS,
        'main.py':
          'import uvicorn\nfrom app.config import settings\nuvicorn.run("main:app", port=settings.port)\n',
      },
      8001,
    ],
  ])('%s', async (_name, marked, port) => {
    const files = Object.entries(marked).map(([path, code]) => ({ path, ...unmark(code) }));
    const at = files.flatMap(({ path, text, ranges: [range] }) => {
      if (!range) return [];
      const { line, column } = positionAt(indexLines(text), range.start);
      return [`${path}:${line}:${column}`];
    });
    expect(await run(Object.fromEntries(files.map(({ path, text }) => [path, text])))).toEqual([
      `port-chain compose.yaml:4:13 error target service=api named=9999 port=${port} server=main.py by=api ← ${at.join(' ')}`,
    ]);
  });

  it('a module that is started, and what the service sets', async () => {
    const files = {
      'app/config.py': SETTINGS.replaceAll(/[«»]/g, ''),
      'app/__main__.py':
        'import uvicorn\nfrom .config import settings\nuvicorn.run("app.main:app", port=settings.port)\n',
    };
    expect(await run(files, '["python", "-m", "app"]', 'environment: { PORT: 8002 }')).toEqual([
      'port-chain compose.yaml:4:13 error target service=api named=9999 port=8002 server=app/__main__.py by=api ← compose.yaml:5:26',
    ]);
  });

  it.each<[string, Record<string, string>, string?]>([
    ['the file is not what is started', { 'other.py': 'import uvicorn\nuvicorn.run(app, port=1)\n' }],
    [
      'the port is a parameter',
      { 'main.py': 'import uvicorn\ndef run(port):\n    uvicorn.run(app, port=port)\n' },
    ],
    ['arguments are not seen', { 'main.py': 'import uvicorn\nuvicorn.run(app, **options)\n' }],
    [
      'several settings have such a field',
      {
        'a.py': SETTINGS.replaceAll(/[«»]/g, ''),
        'b.py': SETTINGS.replaceAll(/[«»]/g, ''),
        'main.py': 'import uvicorn\nfrom a import settings\nuvicorn.run(app, port=settings.port)\n',
      },
    ],
    [
      'it is another run',
      {
        'main.py': 'import os, asyncio\nasyncio.run(main(port=1))\ncelery.run(port=2)\nx = os.getenv("A")\n',
      },
    ],
    [
      'the server is started by name',
      { 'main.py': 'import uvicorn\nuvicorn.run(app, port=8001)\n' },
      '["uvicorn", "main:app"]',
    ],
  ])('says nothing where %s', async (_name, files, cmd) => {
    expect(await run(files, cmd)).toEqual([]);
  });
});
