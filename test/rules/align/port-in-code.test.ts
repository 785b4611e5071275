import { describe, expect, it } from 'vitest';
import { indexLines, positionAt } from '../../../src/core/text.js';
import { alignFiles, summarizeAlign } from '../../support/lint-align.js';
import { unmark } from '../../support/marked-code.js';

const find = async (files: Record<string, string>) =>
  summarizeAlign(await alignFiles(files, { select: ['align/port-chain'] }));
const image = (...lines: string[]) => `FROM node:22-slim\n${lines.join('\n')}\nCMD ["node", "server.js"]\n`;
const compose = (...lines: string[]) =>
  `services:\n  api:\n    build: .\n${lines.map((line) => `    ${line}\n`).join('')}`;
const server = (port: string, before = '') =>
  `import express from 'express';\n${before}const app = express();\napp.listen(${port}, () => console.log('up'));\n`;

/** The chain of a container that publishes 9999: what is said of it, by how its program listens. */
const listening = (code: Record<string, string>, ...lines: string[]) =>
  find({ Dockerfile: image(), 'compose.yaml': compose(...lines, 'ports: ["80:9999"]'), ...code });
/** What is said of it where its program listens on a port, which is said at the place with the mark. */
const expectTold = async (port: number, marked: Record<string, string>, ...lines: string[]) => {
  const files = Object.entries(marked).map(([path, code]) => ({ path, ...unmark(code) }));
  const found = await listening(Object.fromEntries(files.map(({ path, text }) => [path, text])), ...lines);
  const at = files.flatMap(({ path, text, ranges: [range] }) => {
    if (!range) return [];
    const { line, column } = positionAt(indexLines(text), range.start);
    return [`${path}:${line}:${column}`];
  });
  expect(found).toEqual([
    `port-chain compose.yaml:${lines.length + 4}:13 error target service=api named=9999 port=${port} server=server.js by=api ← ${at.join(' ')}`,
  ]);
};

describe('align/port-chain: the port that Node code listens on', () => {
  it.each([
    '«3000»',
    '«"3000"»',
    'process.env.PORT || «3000»',
    'process.env.PORT ?? «"3000"»',
    'Number(process.env.PORT ?? «3000»)',
    'parseInt(process.env.PORT || «"3000"», 10)',
    '+(process.env.PORT || «3000»)',
    'process.env.PORT ? parseInt(process.env.PORT) : «3000»',
    '{ port: Number(process.env.PORT) || «3000», host: "0.0.0.0" }',
    'Bun.env.PORT ?? «3000»',
    'configService.get("PORT", «3000»)',
  ])('app.listen(%s)', async (port) => {
    await expectTold(3000, { 'server.js': server(port) });
  });

  it.each([
    ['a pattern', 'PORT', 'const { PORT = «3000» } = process.env;\n'],
    ['an object', 'config.web.port', 'const config = { web: { port: process.env.PORT || «3000» } };\n'],
    ['a shorthand', '{ port }', 'const port = process.env.PORT || «3000»;\n'],
    [
      'a function that makes a number of it, with names of its own',
      'port',
      'var port = normalizePort(process.env.PORT || «"3000"»); function normalizePort(val) { var port = parseInt(val, 10); return port; }\n',
    ],
    [
      'zod',
      'env.PORT',
      'import { z } from "zod"; const env = z.object({ PORT: z.coerce.number().default(«3000») }).parse(process.env);\n',
    ],
    [
      'envalid',
      'env.PORT',
      'import { cleanEnv, port } from "envalid"; const env = cleanEnv(process.env, { PORT: port({ default: «3000» }) });\n',
    ],
    [
      't3-env',
      'env.PORT',
      'const env = createEnv({ server: { PORT: z.coerce.number().default(«3000») }, runtimeEnv: process.env });\n',
    ],
    [
      'Joi',
      'value.PORT',
      'import Joi from "joi"; const { value } = Joi.object({ PORT: Joi.number().default(«3000») }).validate(process.env);\n',
    ],
    ['env-var', 'env.get("PORT").default(«3000»).asPortNumber()', 'import env from "env-var";\n'],
  ])('through %s', async (_name, port, before) => {
    await expectTold(3000, { 'server.js': server(port, before) });
  });

  it.each([
    ['Bun.serve({ port: process.env.PORT ?? «3000», fetch() {} });\n', 3000],
    ['«Bun.serve»({ fetch() {} });\n', 3000],
    ['Deno.serve({ port: «4000» }, () => new Response());\n', 4000],
    ['«Deno.serve»(() => new Response());\n', 8000],
    [
      'import { serve } from "@hono/node-server";\nserve({ fetch: app.fetch, port: Number(process.env.PORT ?? «8080») });\n',
      8080,
    ],
    ['import { serve } from "@hono/node-server";\n«serve»({ fetch });\n', 3000],
    [
      'import { startStandaloneServer } from "@apollo/server/standalone";\nawait startStandaloneServer(a, { listen: { port: «4001» } });\n',
      4001,
    ],
  ])('%s', async (code, port) => {
    await expectTold(port, { 'server.js': code });
  });

  it('in TypeScript', async () => {
    const code =
      'const port = config.get<number>("PORT") ?? («3000» as number);\n(await app).listen(port!);\n';
    const { text } = unmark(code);
    expect(await listening({ 'server.ts': text })).toEqual([
      'port-chain compose.yaml:4:13 error target service=api named=9999 port=3000 server=server.ts by=api ← server.ts:1:45',
    ]);
  });

  it('what the container sets counts more than the default', async () => {
    const code = { 'server.js': server('process.env.PORT || 3000') };
    expect(await listening(code, 'environment: { PORT: 4000 }')).toEqual([
      'port-chain compose.yaml:5:13 error target service=api named=9999 port=4000 server=server.js by=api ← compose.yaml:4:26',
    ]);
    expect(
      await find({ ...code, Dockerfile: image('ENV PORT=4000', 'EXPOSE 3000'), 'compose.yaml': compose() }),
    ).toEqual([
      'port-chain Dockerfile:3:8 warning expose service=api named=3000 port=4000 server=server.js by=api ← Dockerfile:2:10',
    ]);
    expect(
      await find({
        ...code,
        Dockerfile: image(),
        '.env': 'PORT=4000\n',
        'compose.yaml': compose('env_file: .env', 'expose: ["3000"]', 'ports: ["80:3000"]'),
      }),
    ).toEqual([
      'port-chain compose.yaml:6:13 error target service=api named=3000 port=4000 server=server.js by=api ← .env:1:6',
    ]);
  });

  it('takes what a variable is elsewhere for no second port', async () => {
    const files = {
      'server.js': server('process.env.PORT || 3000'),
      '.env': 'PORT=9999\n',
    };
    expect(await listening(files, 'env_file: .env', 'environment: { PORT: "${WEB:-4000}" }')).toEqual([
      'port-chain compose.yaml:6:13 error target service=api named=9999 port=4000 server=server.js by=api ← compose.yaml:5:26',
    ]);
  });

  it('along the whole chain, nginx and Prometheus included', async () => {
    const found = await find({
      'api/src/main.ts':
        "import { env } from '@/config/env';\nimport { createApp } from './app.js';\ncreateApp().listen(env.PORT);\n",
      'api/src/app.ts': 'export const createApp = () => fastify();\n',
      'api/src/config/env.ts': "export * from './schema';\n",
      'api/src/config/schema.ts':
        "import { z } from 'zod';\nconst schema = z.object({ PORT: z.coerce.number().default(3000) });\nexport const env = schema.parse(process.env);\n",
      'api/package.json': '{ "scripts": { "start": "NODE_ENV=production node dist/main.js" } }\n',
      'api/Dockerfile':
        'FROM node:22-slim\nEXPOSE 8080\nHEALTHCHECK CMD curl -f http://localhost:8081/health\nCMD ["npm", "start"]\n',
      'nginx.conf': 'upstream api { server api:8082; }\nserver { location / { proxy_pass http://api; } }\n',
      'prometheus.yml':
        'scrape_configs:\n  - job_name: api\n    static_configs:\n      - targets: ["api:8083"]\n',
      'compose.yaml':
        'services:\n  api:\n    build: ./api\n    ports: ["80:8084"]\n  nginx:\n    image: nginx:1.29\n    volumes: ["./nginx.conf:/etc/nginx/nginx.conf"]\n' +
        '  prometheus:\n    image: prom/prometheus:v3\n    volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml"]\n',
    });
    const said = 'port=3000 server=api/src/main.ts';
    expect(found).toEqual([
      `port-chain api/Dockerfile:2:8 warning expose service=api named=8080 ${said} by=api ← api/src/config/schema.ts:2:59`,
      `port-chain api/Dockerfile:3:25 error healthcheck service=api named=8081 ${said} by=api ← api/src/config/schema.ts:2:59`,
      `port-chain compose.yaml:4:13 error target service=api named=8084 ${said} by=api ← api/src/config/schema.ts:2:59`,
      `port-chain nginx.conf:1:23 error upstream service=api named=8082 ${said} by=nginx.conf ← api/src/config/schema.ts:2:59`,
      `port-chain prometheus.yml:4:19 warning scrape service=api named=8083 ${said} by=prometheus.yml ← api/src/config/schema.ts:2:59`,
    ]);
  });

  it.each([
    [
      'CommonJS',
      'module.exports = { port: process.env.PORT || «3000» };\n',
      "const config = require('./config');\n",
      'config.port',
    ],
    [
      'a part of CommonJS',
      'exports.port = process.env.PORT || «3000»;\n',
      "const { port } = require('./config');\n",
      'port',
    ],
    [
      'a default',
      'const config = { port: process.env.PORT || «3000» };\nexport default config;\n',
      "import config from './config.js';\n",
      'config.port',
    ],
    [
      'all of a module',
      'export const port = process.env.PORT || «3000»;\n',
      "import * as config from './config';\n",
      'config.port',
    ],
    [
      'another name',
      'const a = process.env.PORT || «3000»;\nexport { a as b };\n',
      "import { b as port } from './config';\n",
      'port',
    ],
  ])('from another file: %s', async (_name, config, before, port) => {
    await expectTold(3000, { 'server.js': server(port, before), 'config.js': config });
  });

  it('takes the port of the server that package.json starts', async () => {
    const files = {
      'package.json': '{ "scripts": { "start": "next start -p 3001" } }\n',
      Dockerfile: 'FROM node:22-slim\nCMD ["npm", "start"]\n',
      'compose.yaml': compose('ports: ["80:3000"]'),
    };
    expect(await find(files)).toEqual([
      'port-chain compose.yaml:4:13 error target service=api named=3000 port=3001 server=next by=api ← package.json:1:40',
    ]);
  });

  it.each<[string, Record<string, string>, ...string[]]>([
    ['the port is a parameter', { 'server.js': 'export const run = (port) => app.listen(port);\n' }],
    [
      'it is given again',
      {
        'server.js': 'let port = 3000;\nif (process.env.PORT) port = process.env.PORT;\napp.listen(port);\n',
      },
    ],
    ['there are two servers', { 'server.js': 'app.listen(3000);\nother.listen(9999);\n' }],
    ['any free port will do', { 'server.js': 'app.listen(0);\n' }],
    ['it is no server', { 'server.js': 'history.listen(() => {}); socket.listen("/run/x.sock");\n' }],
    ['the file is not what is started', { 'src/ws.js': 'app.listen(3000);\n' }],
    [
      'the file is not imported',
      { 'server.js': 'import "./app.js";\n', 'app.js': 'run();\n', 'ws.js': 'app.listen(3000);\n' },
    ],
    ['the variable has no default', { 'server.js': 'app.listen(process.env.PORT);\n' }],
    [
      'the value is not known',
      { 'server.js': 'app.listen(process.env.PORT || 3000);\n' },
      'environment: { PORT: "${WEB}" }',
    ],
    [
      'a .env that it may load says another',
      {
        'server.js': 'require("dotenv").config();\napp.listen(process.env.PORT || 3000);\n',
        '.env': 'PORT=9999\n',
      },
    ],
    ['the code names the other port too', { 'server.js': 'app.listen(3000); metrics(9999);\n' }],
    ['options are spread', { 'server.js': 'app.listen({ ...options });\n' }],
    ['all say the same', { 'server.js': 'app.listen(9999);\n' }],
  ])('says nothing where %s', async (_name, files, ...lines) => {
    expect(await listening(files, ...lines)).toEqual([]);
  });
});
