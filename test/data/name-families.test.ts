import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isGivenBySystem, isReadByLibrary, isReadBySystem } from '../../src/data/known-variables.js';
import { nameFamilies } from '../../src/data/name-families.js';

describe('nameFamilies', () => {
  it('says what the expression of the same words says', () => {
    const test = nameFamilies('AB A_+ BC* C C+');
    const expression = /^(?:AB|A_\w{1,200}|BC\w{0,40}|C|C\w{1,200})$/i;
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'A', 'B', 'c', 'C', '_', '1', '-', 'é'), maxLength: 6 }),
        (name) => {
          expect(test(name)).toBe(expression.test(name));
        },
      ),
    );
  });
});

describe('known variables', () => {
  it.each([
    ['PATH', true, true],
    ['LC_ALL', true, true],
    ['LC_', false, false],
    ['bash_env', true, true],
    ['GOPROXY', false, true],
    ['GO_HOME', false, false],
    ['ROCM_PATH', true, true],
    ['ROCBLAS_LAYER', false, true],
    ['DATABASE_URL', false, false],
    ['HTTP_PROXY', false, true],
    ['PATH-X', false, false],
  ])('%s: given %s, read %s', (name, given, read) => {
    expect([isGivenBySystem(name), isReadBySystem(name)]).toEqual([given, read]);
  });

  it('asks for the whole name of a package where the table does', () => {
    expect(isReadByLibrary('ANTHROPIC_API_KEY', new Set(['ai']))).toBe(true);
    expect(isReadByLibrary('ANTHROPIC_API_KEY', new Set(['xai', 'aix']))).toBe(false);
    expect(isReadByLibrary('ANTHROPIC_API_KEY', undefined)).toBe(true);
    expect(isReadByLibrary('ANTHROPIC_API_KEY', new Set())).toBe(false);
  });
});
