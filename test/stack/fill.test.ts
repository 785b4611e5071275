import { describe, expect, it } from 'vitest';
import { fillTemplate } from '../../src/stack/fill.js';

const fill = (text: string, flags: readonly string[] = [], values = {}) =>
  fillTemplate('x', text, { values: { name: 'shop', ...values }, flags: new Set(flags) });

describe('a template', () => {
  it('has its placeholders replaced, and nothing else that looks like one', () => {
    expect(fill('a: @name@-b@name@\n')).toBe('a: shop-bshop\n');
    expect(fill('uses: actions/checkout@v5\n@app.get("/")\n{{ $labels.x }} ${{ y }} $$z')).toBe(
      'uses: actions/checkout@v5\n@app.get("/")\n{{ $labels.x }} ${{ y }} $$z',
    );
  });

  it('puts a value in as it is, whatever it holds', () => {
    expect(fill('@name@', [], { name: "$& $1 $' @name@" })).toBe("$& $1 $' @name@");
  });

  it.each([
    ['#@if redis\na\n#@end\nb', ['redis'], 'a\nb'],
    ['#@if redis\na\n#@end\nb', [], 'b'],
    ['  //@if not redis\na\n  //@end\nb', [], 'a\nb'],
    ['--@if not redis\na\n--@end\nb', ['redis'], 'b'],
    ['#@if postgres or redis\na\n#@end', ['redis'], 'a'],
    ['#@if postgres or redis\na\n#@end', [], ''],
    ['#@if a\n1\n#@if b\n2\n#@end\n3\n#@end\n4', ['a'], '1\n3\n4'],
    ['#@if a\n1\n#@if b\n2\n#@end\n3\n#@end\n4', ['b'], '4'],
    ['a\n\n#@if b\n1\n#@end\n', [], 'a\n'],
  ])('keeps %j with %j as %j', (text, flags, expected) => expect(fill(text, flags)).toBe(expected));

  it('refuses what its author got wrong', () => {
    expect(() => fill('@nobody@')).toThrow(/nobody/);
    expect(() => fill('@constructor@')).toThrow(/constructor/);
    expect(() => fill('#@if a\n')).toThrow(/without @end/);
    expect(() => fill('#@end\n')).toThrow(/without @if/);
  });
});
