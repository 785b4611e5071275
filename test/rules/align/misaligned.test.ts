import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { alignFiles, summarizeAlign } from '../../support/lint-align.js';

const ROOT = 'fixtures/misaligned-backend';
const files = Object.fromEntries(
  (readdirSync(ROOT, { recursive: true }) as string[])
    .filter((name) => statSync(join(ROOT, name)).isFile())
    .map((name) => [name, readFileSync(join(ROOT, name), 'utf8')]),
);

describe('the sample project whose parts do not agree', () => {
  it('has each of its defects found, at both places', async () => {
    expect(summarizeAlign(await alignFiles(files))).toEqual([
      'service-does-not-get-it .env:2:1 error lacking name=SEARCH_URL service=backend ← backend/app/main.py:9:26 compose.yaml:2:3',
      'near-miss backend/.env.docker:1:1 warning set name=API_PORT read=PORT ← backend/app/main.py:8:23',
      'type-mismatch backend/.env.docker:3:15 error raises name=MAX_FILE_SIZE by=pydantic-settings wants=integer ← backend/app/config.py:6:5',
      'type-mismatch backend/.env.docker:4:20 error raises name=ALLOWED_FILE_TYPES by=pydantic-settings wants=json expected=list ← backend/app/config.py:7:5',
      'set-never-read backend/.env.docker:5:1 warning unread name=CACHE_SECONDS',
      'near-miss backend/.env.template:6:1 warning shown name=OPENROUTER_MODEL read=OPENROUTER_DEFAULT_MODEL ← backend/app/router.py:3:20',
      'hard-coded-setting backend/Dockerfile:2:5 warning fixed name=WORKERS option=-w server=gunicorn ← backend/Dockerfile:8:40',
      'read-never-set backend/app/config.py:10:5 info default count=1 names=DB_POOL_SIZE',
      'default-drift backend/app/database.py:3:43 warning code name=DB_POOL_SIZE ← backend/app/config.py:10:25',
      'port-chain nginx/nginx.conf:3:29 error upstream service=backend named=8080 port=8000 server=gunicorn by=nginx/nginx.conf ← backend/Dockerfile:8:90',
    ]);
  });

  it('says nothing that its files hold', async () => {
    const { findings } = await alignFiles(files);
    const told = JSON.stringify(findings.map(({ args }) => args));
    for (const value of ['50MB', 'pdf', 'gpt-4', 'search:7700']) expect(told).not.toContain(value);
  });
});
