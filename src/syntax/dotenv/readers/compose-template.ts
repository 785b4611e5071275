import type { ExpansionBudget } from './budget.js';
import { indexBraces } from './compose-braces.js';
import type { ReadErrorCode } from './types.js';

/** What a template becomes, or why the file is refused. */
export type Substitution = { readonly text: string } | { readonly error: ReadErrorCode };

/** Finds the variables of a template, and hears of those that nothing sets. */
export interface TemplateScope {
  readonly lookUp: (name: string) => string | undefined;
  readonly onUnresolved: (name: string) => void;
  readonly budget: ExpansionBudget;
}

interface Frame {
  readonly end: number;
  readonly resume: number;
  readonly message: boolean;
}

/**
 * Replaces `$$`, `$name` and `${name}` with its operators as compose-go's template/template.go does with its
 * default pattern. The original matches a nested reference again at every depth; this walks the text once,
 * with the ends of the enclosing references on a stack.
 */
export function substituteTemplate(template: string, scope: TemplateScope): Substitution {
  let dollar = template.indexOf('$');
  if (dollar === -1) return { text: template };
  const braces = indexBraces(template);
  const frames: Frame[] = [];
  let out = '';
  let at = 0;
  let end = template.length;

  const insert = (value: string): boolean => {
    out += value;
    return scope.budget.spend(value.length);
  };

  while (true) {
    if (dollar !== -1 && dollar < at) dollar = template.indexOf('$', at);
    if (dollar === -1 || dollar >= end) {
      out += template.slice(at, end);
      const frame = frames.pop();
      if (frame === undefined) return { text: out };
      if (frame.message) return { error: 'required-variable' };
      at = frame.resume;
      end = frame.end;
      continue;
    }
    out += template.slice(at, dollar);
    const reference = readReference(template, dollar, end);
    if (reference === 'invalid') return { error: 'invalid-template' };
    if (reference === 'dollar' || reference === 'text') {
      out += '$';
      at = dollar + (reference === 'dollar' ? 2 : 1);
      continue;
    }
    const found = scope.lookUp(reference.name);
    if (reference.operator === '') {
      if (found === undefined) scope.onUnresolved(reference.name);
      if (!insert(found ?? '')) return { error: 'expansion-too-large' };
      at = reference.end;
      continue;
    }
    const content = braces.findContent(dollar + 1, reference.end, end);
    if (content === null) return { error: 'invalid-template' };
    if (entersContent(reference.operator, found)) {
      frames.push({ end, resume: content.resume, message: reference.operator.endsWith('?') });
      at = reference.end;
      end = content.end;
      continue;
    }
    if (!insert(found ?? '')) return { error: 'expansion-too-large' };
    at = content.resume;
  }
}

function entersContent(operator: string, found: string | undefined): boolean {
  const counts = found !== undefined && !(operator.startsWith(':') && found === '');
  return operator.endsWith('+') ? counts : !counts;
}

interface Reference {
  readonly name: string;
  readonly operator: string;
  /** After the name, the operator or, without an operator in braces, the brace. */
  readonly end: number;
}

// Case folding in Go's `(?i)[a-z]` adds the long s and the Kelvin sign.
const NAME = /[_a-z\u017f\u212a][_a-z0-9\u017f\u212a]*/iy;
const OPERATOR = /:?[-+?]/y;

function readReference(
  template: string,
  dollar: number,
  end: number,
): Reference | 'dollar' | 'text' | 'invalid' {
  const next = dollar + 1 < end ? template[dollar + 1] : '';
  if (next === '$') return 'dollar';
  if (next !== '{') {
    const name = matchAt(NAME, template, dollar + 1);
    return name === '' ? 'text' : { name, operator: '', end: dollar + 1 + name.length };
  }
  const name = matchAt(NAME, template, dollar + 2);
  const after = dollar + 2 + name.length;
  if (name === '' || after >= end) return 'invalid';
  if (template[after] === '}') return { name, operator: '', end: after + 1 };
  const operator = matchAt(OPERATOR, template, after);
  return operator === '' ? 'invalid' : { name, operator, end: after + operator.length };
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
