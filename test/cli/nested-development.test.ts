import { describe, expect, it } from 'vitest';
import { runProgram, withFolder } from '../support/run-program.js';

const KEY = `sk-proj-${'madeup0'.repeat(6)}`;
const DOCKERFILE = 'FROM debian\nRUN pip install a\nCMD a\n';
const COMPOSE =
  'services:\n  db:\n    image: postgres:16\n    ports: ["5432:5432"]\n    environment:\n      POSTGRES_PASSWORD: ${DB_PASSWORD:?}\n';

interface Row {
  readonly rule: string;
  readonly file: string;
  readonly severity: string;
}

const rowsOf = (folder: string, ...args: string[]) =>
  (JSON.parse(runProgram([...args, '-f', 'json'], { cwd: folder }).stdout).findings as Row[]).map(
    ({ rule, file, severity }) => `${file} ${rule} ${severity}`,
  );

describe('a project of its own in a folder for developing', () => {
  it('is judged by doctor as docker judges its files', () =>
    withFolder(
      {
        Dockerfile: DOCKERFILE,
        '.devcontainer/Dockerfile': DOCKERFILE,
        '.devcontainer/docker-compose.yml': COMPOSE,
        'api/docker-compose.yml': COMPOSE,
      },
      (folder) => {
        const wanted = [
          'Dockerfile dockerfile/base-untagged warning',
          '.devcontainer/Dockerfile dockerfile/base-untagged info',
          '.devcontainer/Dockerfile dockerfile/pip-pin info',
          '.devcontainer/docker-compose.yml compose/datastore-published info',
          'api/docker-compose.yml compose/datastore-published error',
        ];
        expect(rowsOf(folder, 'docker')).toEqual(expect.arrayContaining(wanted));
        expect(rowsOf(folder, 'doctor')).toEqual(expect.arrayContaining(wanted));
      },
    ));
});

describe('info', () => {
  it('does not repeat a key after which a file is called', () =>
    withFolder({ [`.env.${KEY}`]: 'A=1\n' }, (folder) => {
      for (const args of [['info'], ['info', '-f', 'json']]) {
        const { code, stdout } = runProgram(args, { cwd: folder });
        expect([code, stdout.includes(KEY), stdout.includes('.env.‹redacted›')]).toEqual([0, false, true]);
      }
    }));
});
