import { describe, expect, it } from 'vitest';
import { catalystContract } from '../../src/contract/catalyst/index.js';
import { DECLARED_TYPES, declareContract } from '../../src/contract/declared.js';
import { UserError } from '../../src/core/errors.js';
import { validateContract } from '../../src/contract/validate.js';
import { processorTime } from '../support/processor-time.js';

function judge(
  declarations: Parameters<typeof declareContract>[0],
  values: Record<string, string>,
  environment = 'development' as const,
) {
  return validateContract(declareContract(declarations), { values, environment }).map(
    ({ code, messageId, variable }) => `${variable} ${code}/${messageId}`,
  );
}

describe('declareContract', () => {
  it.each(DECLARED_TYPES)('knows the type %s', (type) => {
    const contract = declareContract({ X: { type, ...(type === 'enum' && { choices: ['a'] }) } });
    expect(contract.variables.get('X')?.meta.kind).toBe(type);
  });

  it('judges by type, bounds, choices, schemes and lengths', () => {
    const declarations = {
      A: { type: 'integer', min: 2, max: 3 },
      B: { type: 'enum', values: ['red', 'green'] },
      C: { type: 'url', schemes: ['amqp'] },
      D: { minLength: 3 },
      E: { min: 3 },
      F: { type: 'list', choices: ['x', 'y'] },
      G: { type: 'duration', max: 60 },
    } as const;
    const values = { A: '4', B: 'blue', C: 'http://x', D: 'ab', E: 'ab', F: 'x,z', G: '2m' };
    expect(judge(declarations, values)).toEqual([
      'A out-of-range/outside',
      'B invalid-choice/unknown',
      'C invalid-url/wrongScheme',
      'D out-of-range/tooShort',
      'E out-of-range/tooShort',
      'F invalid-list/badItem',
      'G out-of-range/aboveMax',
    ]);
    expect(
      judge(declarations, { A: '2', B: 'red', C: 'amqp://x', D: 'abc', E: 'abc', F: 'x', G: '30s' }),
    ).toEqual([]);
  });

  it('knows what is required, empty, deprecated and renamed', () => {
    const declarations = {
      A: { required: true, aliases: ['OLD_A'] },
      B: { requiredIn: ['production'] },
      C: { deprecated: 'use A' },
      D: { type: 'integer' },
    } as const;
    expect(judge(declarations, { C: 'x', D: '' })).toEqual([
      'A missing-required/missing',
      'C deprecated-variable/deprecated',
    ]);
    expect(judge(declarations, { OLD_A: 'x' })).toEqual(['A missing-required/onlyOldName']);
  });

  it('holds the whole value against a pattern', () => {
    expect(judge({ A: { pattern: '[a-z]+' } }, { A: 'abc' })).toEqual([]);
    expect(judge({ A: { pattern: '[a-z]+' } }, { A: 'abc1' })).toEqual(['A pattern-mismatch/mismatch']);
    expect(judge({ A: { pattern: 'a|b' } }, { A: 'bx' })).toEqual(['A pattern-mismatch/mismatch']);
    expect(judge({ A: { type: 'integer', pattern: '\\d{4}' } }, { A: '12' })).toEqual([
      'A pattern-mismatch/mismatch',
    ]);
    expect(judge({ A: { pattern: 'a*' } }, { A: 'a'.repeat(5000) })).toEqual([
      'A pattern-mismatch/tooLongToMatch',
    ]);
  });

  it('is not slowed down by a pattern', () => {
    const time = processorTime(() => judge({ A: { pattern: '(a+)+b' } }, { A: 'a'.repeat(4000) }));
    expect(time).toBeLessThan(1000);
  });

  it.each([
    { A: { pattern: '(' } },
    { A: { pattern: '(?=a)b' } },
    { A: { pattern: '(a)\\1' } },
    { A: { type: 'enum' } },
    { A: { type: 'integer', default: 'many' } },
  ] as const)('refuses %j', (declarations) => {
    expect(() => declareContract(declarations)).toThrow(UserError);
  });

  it('keeps what it does not mention of the contract that it extends', () => {
    const contract = declareContract(
      {
        API_PORT: { required: true },
        WORKER_PROCESSES: { max: 8 },
        LOG_LEVEL: { type: 'enum' },
        MINE: { type: 'boolean', description: 'Mine.' },
      },
      { extends: catalystContract },
    );
    expect(contract.variables.get('API_PORT')?.meta).toMatchObject({
      kind: 'port',
      required: true,
      default: '8000',
      group: 'Server',
    });
    expect(contract.variables.get('WORKER_PROCESSES')?.meta).toMatchObject({
      kind: 'integer',
      max: 8,
      default: '4',
    });
    expect(contract.variables.get('LOG_LEVEL')?.meta.choices).toContain('CRITICAL');
    expect(contract.variables.get('MINE')?.meta).toMatchObject({
      kind: 'boolean',
      group: 'Project',
      doc: 'Mine.',
    });
    expect(catalystContract.variables.get('API_PORT')?.meta.required).toBeUndefined();
    expect(contract.checks).toBe(catalystContract.checks);
  });
});
