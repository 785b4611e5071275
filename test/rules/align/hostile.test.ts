import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { traceVariable } from '../../../src/collect/align/trace.js';
import { buildAlignReport } from '../../../src/report/build-align.js';
import { alignFiles } from '../../support/lint-align.js';

const PIECES = [
  'API_PORT',
  'PORT',
  '=',
  '\n',
  ' ',
  '"',
  "'",
  '`',
  '$',
  '{',
  '}',
  '${PORT:-1}',
  '$$PORT',
  'os.getenv(',
  ')',
  'import os',
  ':',
  '-',
  'services',
  'environment',
  '__proto__',
  'constructor',
  '#',
  '\0',
  '\ud83d\ude00',
  'class S(BaseSettings)',
  'process.env.PORT',
  'FROM x',
  'ENV PORT=1',
  'proxy_pass http://a:1;',
];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((parts) => parts.join(''));

describe('any text in any file', () => {
  it('breaks no rule, and its values are not told', async () => {
    await fc.assert(
      fc.asyncProperty(text, text, text, text, text, async (env, compose, docker, python, script) => {
        const check = await alignFiles({
          '.env': `SECRET_KEY=made-up-secret-8417\n${env}`,
          '.env.example': env,
          'compose.yaml': `services:\n  a:\n    build: .\n    env_file: .env\n${compose}`,
          Dockerfile: `FROM python:3.13\n${docker}`,
          'main.py': python,
          'main.ts': script,
        });
        expect(check.findings.filter(({ outcome }) => outcome === 'error')).toEqual([]);
        const report = buildAlignReport({ rootLabel: '.', today: '2026-11-22' }, check);
        expect(JSON.stringify(report)).not.toContain('made-up-secret-8417');
        for (const name of check.model.byName.keys()) traceVariable(check.model, name);
      }),
      { numRuns: 150 },
    );
  });
});
