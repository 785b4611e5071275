import { describe, expect, it } from 'vitest';
import { readPythonModule } from '../../../src/syntax/python/module-source.js';

const isBroken = (line: string) => readPythonModule(`def f():\n    ${line}\n\nx = 1\n`).isBroken;

describe('a yield without a value, as in the lifespan of every FastAPI application', () => {
  it.each([
    'yield',
    'x = yield',
    '(yield)',
    'yield  # more',
    'yield; y',
    'g = lambda: (yield)',
  ])('%j is no fault', (line) => expect(isBroken(line)).toBe(false));

  it.each(['yield )', 'yield from', 'yield =', 'yield yield', 'x = yield )'])('%j is one', (line) =>
    expect(isBroken(line)).toBe(true));
});
