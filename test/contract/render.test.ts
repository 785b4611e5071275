import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { catalystContract } from '../../src/contract/catalyst/index.js';
import { declareContract } from '../../src/contract/declared.js';
import { renderEnvTemplate } from '../../src/contract/render/env.js';
import { renderJsonSchema } from '../../src/contract/render/json-schema.js';
import { renderMarkdown } from '../../src/contract/render/markdown.js';
import { ENVIRONMENTS } from '../../src/contract/types.js';
import { validateContract } from '../../src/contract/validate.js';
import { READER_IDS, readDotenv } from '../../src/syntax/dotenv/readers/index.js';

describe('renderEnvTemplate', () => {
  it.each(ENVIRONMENTS)('for %s reads the same for every reader', (environment) => {
    const text = renderEnvTemplate(catalystContract, { environment });
    const readings = READER_IDS.map((reader) => readDotenv(text, { reader }).values);
    for (const values of readings) expect(values).toEqual(readings[0]);
    // Beyond the readers at hand: nothing that a shell, Docker or systemd would read differently.
    for (const line of text.split('\n')) {
      expect(line).toMatch(/^(?:|#.*[^\\]|[A-Z][A-Z0-9_]*=[A-Za-z0-9_.,:/@%+=-]*)$/);
    }
  });

  it.each(ENVIRONMENTS)('for %s leaves nothing to complain of but what is to be filled in', (environment) => {
    const text = renderEnvTemplate(catalystContract, { environment });
    const values = readDotenv(text, { reader: 'dotenv' }).values;
    const problems = validateContract(catalystContract, { values, environment });
    expect(problems.filter(({ code }) => code !== 'empty-required')).toEqual([]);
    expect(values['ENVIRONMENT']).toBe(environment);
    expect(values['SECRET_KEY']).toBe('');
  });

  it('names every variable once and no older name', () => {
    const lines = renderEnvTemplate(catalystContract).split('\n');
    const names = lines.flatMap((line) => /^(?:# )?([A-Z][A-Z0-9_]*)=/.exec(line)?.[1] ?? []);
    expect(names).toEqual([...catalystContract.variables.keys()].filter((name) => names.includes(name)));
    expect(new Set(names)).toEqual(new Set(catalystContract.variables.keys()));
    expect(names).not.toContain('CORS_ORIGINS');
  });

  it('has no development defaults for production', () => {
    const text = renderEnvTemplate(catalystContract, { environment: 'production' });
    expect(text).not.toMatch(/^[A-Z_]+=.*localhost/m);
    expect(text).toMatch(/^# Generate with: openssl/m);
  });

  it('keeps what a project writes on one comment line', () => {
    const contract = declareContract({ A: { description: 'one\nB=2', default: 'a b' } });
    expect(readDotenv(renderEnvTemplate(contract), { reader: 'dotenv' }).values).toEqual({});
  });
});

describe('renderJsonSchema', () => {
  it('is a valid schema that accepts the defaults and refuses wrong forms', () => {
    const schema = JSON.parse(renderJsonSchema(catalystContract, { environment: 'production' }));
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
    const defaults = [...catalystContract.variables.values()].flatMap(({ name, meta }) => {
      const value = meta.default ?? (name === 'ENCRYPTION_KEY' ? `${'A'.repeat(43)}=` : undefined);
      const needed = schema.required.includes(name) ? 'made-up-for-tests-made-up-for-tests' : undefined;
      return (value ?? needed) === undefined ? [] : [[name, value ?? needed]];
    });
    const values = Object.fromEntries(defaults);
    expect(validate(values) || validate.errors).toBe(true);
    expect(validate({ ...values, DEBUG: 'maybe' })).toBe(false);
    expect(validate({ ...values, UNKNOWN: 'x' })).toBe(false);
    expect(validate({})).toBe(false);
    expect(schema.properties.SECRET_KEY).toMatchObject({ writeOnly: true, minLength: 32 });
    expect(schema.required).toEqual([
      'SECRET_KEY',
      'ENCRYPTION_KEY',
      'ALLOWED_ORIGINS',
      'DATABASE_URL',
      'REDIS_PASSWORD',
    ]);
  });
});

describe('renderMarkdown', () => {
  it('has a row for every variable', () => {
    const rows = renderMarkdown(catalystContract)
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    expect(rows.length).toBe(catalystContract.variables.size);
    for (const row of rows) expect(row.split(/(?<!\\)\|/).length).toBe(7);
  });
});
