import { describe, expect, it } from 'vitest';
import { markSourced } from '../../src/migrations/sourced.js';
import { planMigrations } from '../../src/migrations/plan.js';
import type { PlanOptions } from '../../src/migrations/types.js';
import { appliedSteps, fileOf, openSteps, planOver, textsAfter, TODAY } from './support.js';

const after = (texts: Record<string, string>) => textsAfter(texts, planOver(texts));

describe('an env file that a script sources', () => {
  it.each([
    ['scripts/run.sh', '#!/bin/sh\nset -a\n. ./app.env\nset +a\n', 'app.env'],
    ['scripts/run.sh', 'source app.env && exec app\n', 'scripts/app.env'],
    ['run.sh', 'if [ -f .env ]; then source "$ROOT/.env"; fi\n', '.env'],
    ['Makefile.sh', '\t. "deploy/.env"; docker compose up\n', 'deploy/.env'],
  ])('is known: %s %j', (path, text, env) => {
    const [file] = markSourced([fileOf(env, 'A=1\n'), fileOf(path, text)]);
    expect(file!.sourcedBy).toBe(path);
  });

  it.each(['echo . .env\n', '# source .env\n', 'cat .env\n', 'open_source .env\n'])('is not: %j', (text) => {
    const [file] = markSourced([fileOf('.env', 'A=1\n'), fileOf('run.sh', text)]);
    expect(file!.sourcedBy).toBeUndefined();
  });

  const script = { 'run.sh': 'set -a\n. ./.env\nset +a\nexec app\n' };

  it('is migrated where a shell reads the new text alike', () => {
    const texts = { ...script, '.env': 'JWT_SECRET_KEY="a b $"\nUPLOAD_MAX_SIZE="10 MB" # most\n' };
    expect(after(texts)['.env']).toBe('SECRET_KEY="a b $"\nMAX_FILE_SIZE="10485760" # most\n');
  });

  it('is left to a person where a shell would lose a reference that no other program sees', () => {
    const env = fileOf('.env', 'JWT_SECRET_KEY=made-up-word\nOTHER=x$JWT_SECRET_KEY\n', ['python_dotenv']);
    const options: PlanOptions = { profile: 'catalyst', today: TODAY, accept: 'review' };
    const plan = planMigrations([env, fileOf('run.sh', script['run.sh'])], options);
    expect(plan.files).toEqual([]);
    expect(openSteps(plan)).toEqual(['.env:1:1 report JWT_SECRET_KEY>SECRET_KEY unproven']);
    expect(appliedSteps(planMigrations([env], options))).toEqual([
      '.env:1:1 rename JWT_SECRET_KEY>SECRET_KEY renamed',
    ]);
  });
});

describe('values in ENV lines', () => {
  const of = (text: string) => after({ Dockerfile: `FROM python:3.13-slim\n${text}` }).Dockerfile!.slice(22);

  it.each([
    ['ENV MAX_FILE_SIZE=50MB\n', 'ENV MAX_FILE_SIZE=52428800\n'],
    ['ENV MAX_FILE_SIZE 50 MB\n', 'ENV MAX_FILE_SIZE 52428800\n'],
    [
      'ENV A=1 \\\n    # a note\n    UPLOAD_MAX_SIZE=1kb\n',
      'ENV A=1 \\\n    # a note\n    MAX_FILE_SIZE=1024\n',
    ],
    ['ENV OPENAI_DEFAULT_MODEL="gpt-4-turbo-preview"\n', 'ENV OPENAI_MODEL="gpt-6.1-sol"\n'],
    ['ENV MAX_FILE_SIZE=52428800\n', 'ENV MAX_FILE_SIZE=52428800\n'],
  ])('are brought to the new form: %j', (before, now) => {
    expect(of(before)).toBe(now);
    expect(of(now)).toBe(now);
  });

  it.each([
    ['from outside', 'ARG UPLOAD_MAX_SIZE=50MB\nENV UPLOAD_MAX_SIZE=$UPLOAD_MAX_SIZE\n'],
    ['that a command uses', 'ENV UPLOAD_MAX_SIZE=50MB\nRUN echo $UPLOAD_MAX_SIZE\n'],
    ['put together', 'ENV OPENAI_MODEL=gpt-4-$KIND\n'],
    ['of another kind', 'ENV MAX_FILE_SIZE=much\n'],
  ])('%s stay', (_what, text) => {
    expect(of(text)).toBe(text);
  });
});
