import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../src/cli.js';
import { FORMATS as REPORT_FORMATS } from '../../src/report/formats.js';
import { createMemoryHost } from '../support/memory-host.js';

const FORMATS = Object.keys(REPORT_FORMATS).filter((format) => REPORT_FORMATS[format]!.only === undefined);
/** All of them in one run, a file each. */
const ALL_FORMATS = FORMATS.flatMap((format) => ['-f', `${format}:/out/${format}`]);
const PREFIXES = [
  '',
  'sk-',
  'sk-proj-',
  'sk-ant-',
  'sk-or-v1-',
  'gsk_',
  'hf_',
  'AIza',
  'xoxb-',
  'Bearer ',
  'ghp_',
];
/** Every place of an env file in which a value can stand, with the secret as `@`. */
const PLACES = [
  'OPENAI_API_KEY=@',
  'ANTHROPIC_API_KEY="@"',
  "GROQ_API_KEY='@'",
  'HF_TOKEN=`@`',
  'SECRET_KEY=@',
  'ENCRYPTION_KEY=@',
  'LOG_LEVEL=@',
  'API_PORT=@',
  'DEBUG=@',
  'WORKER_PROCESSES=@ # @',
  'JWT_ALGORITHM=@',
  'OPENAI_MODEL=@',
  'OPENROUTER_MODEL=openai/@',
  'DEFAULT_AI_PROVIDER=@',
  'ENVIRONMENT=@',
  'OPENAI_BASE_URL=https://@.example.org/v1/',
  'GROQ_BASE_URL=http://user:@@api.groq.com/openai',
  'DATABASE_URL=postgres://u:@@postgres:5432/db',
  'DATABASE_URL=postgresql://@:p@db/x',
  'REDIS_URL=redis://:@@redis:6379/99',
  'REDIS_URL=@',
  'SENTRY_DSN=https://@@sentry.invalid/1',
  'ALLOWED_ORIGINS=https://a.org,@,https://b.org/@',
  'ALLOWED_HOSTS=["@"]',
  'ALLOWED_FILE_TYPES=@,@',
  'MAX_FILE_SIZE=@MB',
  'MAX_REQUEST_SIZE=12@',
  'FROM_EMAIL=@',
  'SMTP_HOST=@',
  'METRICS_PATH=@',
  'UNKNOWN_THING=@',
  'DATABSE_URL=@',
  'GOOGLE_API_KEY=@',
  'OPENROUTER_DEFAULT_MODEL=@',
  'A=1\nA=@',
  'B=@\nB=@',
  'export C=@',
  'D = @',
  'E="@',
  'F=${@}',
  'G=$@',
  'H=a${@:-@}',
  'I="@" trailing @',
  '# @',
  '@',
  'export @',
  'J: @',
  'K=\u00a0@\u200b',
  'L=@\r',
  'M="line\n@\nline"',
];

/** Places of compose files and Dockerfiles in which a secret stands. */
const COMPOSE_PLACES = [
  'environment: { SECRET_KEY: "@" }',
  'environment: ["DATABASE_URL=postgres://u:@@db:5432/x"]',
  'environment: { POSTGRES_PASSWORD: "${POSTGRES_PASSWORD:-@}" }',
  'command: redis-server --requirepass @',
  'healthcheck: { test: ["CMD", "redis-cli", "-a", "@", "ping"] }',
  'build: { context: ., args: { API_TOKEN: "@" } }',
  'entrypoint: sh -c "export API_KEY=@; run --key @"',
  'command: ["x", "--masterauth", "@", "-p", "@"]',
];
const DOCKERFILE_PLACES = [
  'ENV OPENAI_API_KEY=@',
  'ARG GITHUB_TOKEN=@',
  'ENV A=1 DB_PASSWORD="@"',
  'RUN curl -H "Authorization: Bearer @" https://example.org | sh',
  'RUN git clone https://user:@@example.org/x.git',
  'RUN apt-get install curl && PGPASSWORD=@ psql -h db',
  'RUN apt-get install curl && ./x --key @ -p @',
  'CMD ["redis-server", "--requirepass", "@"]',
  'ENTRYPOINT redis-server --masterauth @',
];

async function run(args: readonly string[], files: Record<string, string>) {
  const host = createMemoryHost(files);
  const before = new Map(host.files);
  const program = createProgram(host, () => {});
  await program.parseAsync(['node', 'catalyst', ...args]);
  const made = [...host.files].filter(
    ([path, text]) => before.get(path) !== text && !/\.env(?:\.bak)?$/.test(path),
  );
  return [host.out(), host.err(), ...made.map(([path, text]) => path + text)].join('\n');
}

/** Six-character pieces of a secret that a text holds. */
function piecesIn(text: string, secret: string): string[] {
  const pieces = Array.from({ length: Math.max(secret.length - 5, 0) }, (_, i) => secret.slice(i, i + 6));
  return pieces.filter((piece) => text.includes(piece));
}

// No letter pair of the toolkit's own words: a random piece cannot be one of them by chance.
const secret = fc.string({
  unit: fc.constantFrom(...'QXZJWVqxzjwv0123456789'),
  minLength: 16,
  maxLength: 48,
});
const commands = fc.oneof(
  fc.constantFrom(...FORMATS).map((format) => ['validate', '-f', format]),
  fc
    .constantFrom(...FORMATS)
    .map((format) => ['validate', '-f', format, '--select', 'all', '-v', '--environment', 'production']),
  fc.constant(['doctor', '-v', '--select', 'all', '--baseline', 'write', ...ALL_FORMATS]),
  fc.constant(['validate', '--diff', '--unsafe-fixes', '--select', 'all']),
  fc.constant(['validate', '--fix', '-f', 'json:report.json']),
  fc.constant(['validate', '--unsafe-fixes', '--select', 'all']),
  fc.constant(['validate', '--profile', 'generic', '-f', 'json']),
  fc
    .constantFrom('pretty', 'compact', 'json')
    .map((format) => ['readers', '-v', '--readers', 'all', '-f', format]),
  fc
    .constantFrom('python,compose', 'node,docker', 'bash,systemd', 'all')
    .map((names) => ['readers', '--portable', '--readers', names]),
  fc.constant(['info']),
  fc.constant(['template', '--out', '-']),
);

describe('made-up secrets', () => {
  it('reach no output, in no format, by no command, from no place of a file', {
    timeout: 300_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        secret,
        fc.constantFrom(...PREFIXES),
        fc.uniqueArray(fc.constantFrom(...PLACES), { minLength: 1, maxLength: 8 }),
        commands,
        async (random, prefix, places, args) => {
          const text = [
            'AI_FALLBACK_ENABLED=true',
            ...places.map((place) => place.replaceAll('@', prefix + random)),
          ].join('\n');
          const output = await run(args, { '.env': `${text}\n`, '.env.production': 'SECRET_KEY=made-up\n' });
          expect(piecesIn(output, random)).toEqual([]);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('are looked for in each place at least once', { timeout: 300_000 }, async () => {
    for (const place of PLACES) {
      const random = 'QXZJ0W1V2q3x4z5j6w7v8QXZJ9';
      const text = `AI_FALLBACK_ENABLED=true\n${place.replaceAll('@', random)}\n`;
      for (const command of ['validate', 'doctor']) {
        const output = await run([command, '-v', '--select', 'all', ...ALL_FORMATS], { '.env': text });
        expect(output).toContain('<!doctype html>');
        expect(piecesIn(output, random), `${place} in ${command}`).toEqual([]);
      }
    }
  });

  it('are hidden in compose files and Dockerfiles too', { timeout: 300_000 }, async () => {
    const random = 'QXZJ0W1V2q3x4z5j6w7v8QXZJ9';
    const write = (place: string) => place.replaceAll('@', random);
    for (const place of COMPOSE_PLACES) {
      const text = `services:\n  a:\n    image: redis:latest\n    privileged: true\n    ${write(place)}\n`;
      const output = await run(['doctor', '-v', '--select', 'all', ...ALL_FORMATS], { 'compose.yaml': text });
      expect(piecesIn(output, random), place).toEqual([]);
    }
    for (const place of DOCKERFILE_PLACES) {
      const text = `FROM debian:10\n${write(place)}\nCMD nothing\n`;
      const output = await run(['doctor', '-v', '--select', 'all', ...ALL_FORMATS], { Dockerfile: text });
      expect(piecesIn(output, random), place).toEqual([]);
      // There both signs are replaced: what stands there is no address.
      if (place.includes('@@')) continue;
      const diff = await run(['docker', '--diff', '--unsafe-fixes', '--select', 'all'], { Dockerfile: text });
      expect(diff).toContain('+++');
      expect(piecesIn(diff, random), place).toEqual([]);
    }
  });

  it('are not seen in what is called by plain words', async () => {
    const files = { '.env': 'OPENAI_MODEL=gpt-4-turbo-preview\nSERVICE_NAME=orders-api-v2\n' };
    const output = await run(['validate', '--as-of', '2026-11-22'], files);
    expect(output).toContain('gpt-4-turbo-preview');
    expect(output).not.toContain('‹redacted›');
  });
});
