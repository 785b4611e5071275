import { describe, expect, it } from 'vitest';
import { alignFiles, summarizeAlign } from '../../support/lint-align.js';

const find = async (files: Record<string, string>) =>
  summarizeAlign(await alignFiles(files, { select: ['align/port-chain'] }));
const dockerfile = (...lines: string[]) =>
  `FROM python:3.13-slim\n${lines.join('\n')}\nCMD uvicorn main:app --host 0.0.0.0 --port $PORT\n`;
const compose = (...lines: string[]) =>
  `services:\n  api:\n    build: .\n${lines.map((line) => `    ${line}\n`).join('')}`;

describe('align/port-chain follows the port through a variable', () => {
  it('that the image sets', async () => {
    expect(
      await find({
        Dockerfile: dockerfile('ENV PORT=8000', 'EXPOSE 9000'),
        'compose.yaml': compose('ports: ["${API_PORT:-80}:8080"]'),
      }),
    ).toEqual([
      'port-chain Dockerfile:3:8 warning expose service=api named=9000 port=8000 server=uvicorn by=api ← Dockerfile:2:10',
      'port-chain compose.yaml:4:13 error target service=api named=8080 port=8000 server=uvicorn by=api ← Dockerfile:2:10',
    ]);
  });

  it('that the compose file sets, before what the image has', async () => {
    expect(
      await find({
        Dockerfile: dockerfile('ENV PORT=8000', 'EXPOSE $PORT'),
        'compose.yaml': compose('environment: { PORT: 9000 }', 'ports: ["80:8000"]'),
      }),
    ).toEqual([
      'port-chain compose.yaml:5:13 error target service=api named=8000 port=9000 server=uvicorn by=api ← compose.yaml:4:26',
    ]);
  });

  it('that an env file of the service sets', async () => {
    expect(
      await find({
        Dockerfile: dockerfile(),
        'api.env': 'PORT=9000\n',
        'compose.yaml': compose('env_file: api.env', 'ports: ["80:8000"]'),
      }),
    ).toEqual([
      'port-chain compose.yaml:5:13 error target service=api named=8000 port=9000 server=uvicorn by=api ← api.env:1:6',
    ]);
  });

  it('and takes its default where nothing sets it', async () => {
    const Dockerfile = 'FROM python:3.13-slim\nCMD uvicorn main:app --port ${PORT:-8000}\n';
    expect(await find({ Dockerfile, 'compose.yaml': compose('ports: ["80:8080"]') })).toEqual([
      'port-chain compose.yaml:4:13 error target service=api named=8080 port=8000 server=uvicorn by=api ← Dockerfile:2:29',
    ]);
  });

  it.each([
    [
      'all say the same',
      dockerfile('ENV PORT=8000', 'EXPOSE $PORT'),
      compose('ports: ["${API_PORT:-80}:8000"]'),
    ],
    ['no default is known', dockerfile(), compose('ports: ["80:8080"]')],
    [
      'the value is not known',
      dockerfile('ENV PORT=8000'),
      compose('environment: { PORT: "${WEB}" }', 'ports: ["80:9"]'),
    ],
    [
      'an env file is not here',
      dockerfile('ENV PORT=8000'),
      compose('env_file: lost.env', 'ports: ["80:9"]'),
    ],
    [
      'no shell fills it in',
      'FROM python:3.13-slim\nENV PORT=1\nCMD ["uvicorn", "main:app", "--port", "$PORT"]\n',
      compose('ports: ["80:9"]'),
    ],
  ])('says nothing where %s', async (_name, Dockerfile, file) => {
    expect(await find({ Dockerfile, 'compose.yaml': file })).toEqual([]);
  });
});
