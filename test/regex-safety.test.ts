import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { catchSlow } from './support/regex/measure.js';

interface Literal {
  readonly place: string;
  readonly regex: RegExp;
}

/** Every expression of the sources; in one put together at run time, a word stands for what is put in. */
function collectExpressions(): Literal[] {
  const found: Literal[] = [];
  const files = (readdirSync('src', { recursive: true }) as string[]).filter((name) => name.endsWith('.ts'));
  for (const name of files) {
    const file = join('src', name);
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    const place = (node: ts.Node) =>
      `${file}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`;
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/');
        found.push({
          place: place(node),
          regex: new RegExp(node.text.slice(1, end), node.text.slice(end + 1)),
        });
      }
      if (ts.isNewExpression(node) && node.expression.getText(source) === 'RegExp') {
        const [pattern, flags] = node.arguments ?? [];
        if (pattern && ts.isTemplateExpression(pattern)) {
          const text =
            pattern.head.text + pattern.templateSpans.map(({ literal }) => `A_NAME${literal.text}`).join('');
          found.push({
            place: place(node),
            regex: new RegExp(text, flags && ts.isStringLiteral(flags) ? flags.text : ''),
          });
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}

describe('regular expressions', () => {
  const expressions = collectExpressions();

  it('are found in the sources', () => {
    expect(expressions.length).toBeGreaterThan(1_000);
  });

  it('take time that grows with the text, not faster', { timeout: 300_000 }, () => {
    const places = new Map<string, string[]>();
    const unique = new Map<string, RegExp>();
    for (const { place, regex } of expressions) {
      unique.set(String(regex), regex);
      places.set(String(regex), [...(places.get(String(regex)) ?? []), place]);
    }
    // Time is measured: what is caught once is asked again, so that a pause of the machine is no finding.
    const caught = [...unique.values()].flatMap((regex) => (catchSlow(regex) && catchSlow(regex)) ?? []);
    expect(caught.map(({ regex, attack }) => ({ regex, places: places.get(regex), attack }))).toEqual([]);
  });

  it.each([
    /(a+)+$/,
    /^(?:a|a)*$/,
    /\s+$/,
    /^x*x*y/,
    /^-(?:[a-z]|-login|command|noprofile)*$/i,
    /^[a-z]+(?:[-/.][a-z0-9.]+)+$/,
    /\[.*[a-z]{3}.*\]/,
    /\$\{[^}]*\}/,
    /^\{(\d+)(,?)(\d*)\}$/,
    /[\w.]+@/g,
    /\n([ \t]*)[^\n]*$/,
    /^\s*catalyst-ignore(-file)?(?:[ \t]+([^\n]*))?$/,
    /p[^/]*\.ya?ml$/,
  ])('%s would be caught', { retry: 3 }, (regex) => {
    expect(catchSlow(regex)).toMatchObject({ regex: String(regex) });
  });

  it.each([
    /^[a-z]+$/,
    /a/,
    /^(?:[a-z]+\s)*$/,
    /[a-z]{1,64}@/,
    /x+/,
    /^\d+(?:\.\d+)*$/,
    /(?<![\w])\w+/g,
  ])('%s is left alone', (regex) => {
    expect(catchSlow(regex)).toBeUndefined();
  });
});
