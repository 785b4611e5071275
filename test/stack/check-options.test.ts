import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkDomain,
  checkEntry,
  checkName,
  checkPort,
  checkProviders,
  checkServices,
  nameFrom,
} from '../../src/stack/check-options.js';

const HOSTILE = [
  '',
  ' ',
  'a b',
  'a"b',
  "a'b",
  'a\nb',
  'a\0b',
  'a$(id)',
  'a`id`',
  'a;b',
  'a{b',
  'a:b:c',
  '../a',
  '-a',
  'ä',
  'a@name@',
];

describe('what goes into files', () => {
  it.each([
    ['name', checkName, ['shop', 'a', 'shop-2', '0'], ['Shop', 'a_b', 'a-', 'a'.repeat(41), ...HOSTILE]],
    [
      'port',
      checkPort,
      ['1024', '8000', '65535'],
      ['80', '0', '65536', '8e3', '0x50', '8000 ', '-8000', ...HOSTILE],
    ],
    [
      'domain',
      checkDomain,
      ['api.shop.io', 'x.internal'],
      ['localhost', '1.2.3.4', 'a..b', '.a.b', 'A.b', 'a.b/c', ...HOSTILE],
    ],
    [
      'Python entry',
      (text: string) => checkEntry(text, 'python'),
      ['app.main:app', 'main:api', '_a.b1:c_d'],
      ['app.main', 'app/main.py', 'app.main:create()', '1a:b', 'a:b.c', `${'a'.repeat(300)}:b`, ...HOSTILE],
    ],
    [
      'Node entry',
      (text: string) => checkEntry(text, 'node'),
      ['dist/server.js', 'server.mjs', 'build/src/main.cjs'],
      ['/etc/x.js', '../x.js', 'a/../x.js', 'dist/server', '--inspect.js', 'a//b.js', ...HOSTILE],
    ],
  ] as const)('%s', (_, check, good, bad) => {
    for (const text of good) expect(() => check(text)).not.toThrow();
    for (const text of bad) expect(() => check(text), JSON.stringify(text)).toThrow(/is no /);
  });

  it('lets nothing through that means something in YAML, a shell, nginx or Python', () => {
    const cases: readonly (readonly [string, (text: string) => unknown])[] = [
      ['my-shop', checkName],
      ['api.shop.io', checkDomain],
      ['app.main:app', (text) => checkEntry(text, 'python')],
      ['dist/server.js', (text) => checkEntry(text, 'node')],
    ];
    const letters = fc.oneof(
      fc.constantFrom(...'\'"`$;&|<>(){}[]#%@!*?~^=+,\\ \t\n\r\0', '\u2028', 'é'),
      fc.constantFrom(...'azAZ09-_./:'),
    );
    let passed = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...cases),
        fc.nat(14),
        letters,
        fc.nat(1),
        ([good, check], at, letter, cut) => {
          const text = good.slice(0, at) + letter + good.slice(at + cut);
          try {
            check(text);
          } catch {
            return;
          }
          passed++;
          expect(text).toMatch(/^[A-Za-z0-9_][\w.:/-]*$/);
        },
      ),
      { numRuns: 2000 },
    );
    expect(passed).toBeGreaterThan(100);
  });

  it('makes a fit name of any folder', () => {
    expect(nameFrom('My Shop (2)')).toBe('my-shop-2');
    expect(nameFrom('___')).toBe('catalyst');
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => checkName(nameFrom(text)) !== ''));
  });

  it('knows services and providers by name, and names the nearest', () => {
    expect([...checkServices(['prometheus'])]).toEqual(['postgres', 'redis', 'nginx']);
    expect(() => checkServices(['grafanna'])).toThrow(/did you mean grafana/);
    expect(checkProviders(['groq', 'ollama', 'groq'])).toEqual(['groq', 'ollama']);
    expect(() => checkProviders(['open_ai'])).toThrow(/openai/);
  });
});
