import { type RegexNode, parseRegex } from './parse.js';

/** A text that may make an expression go back again and again: `prefix`, many times `pump`, `suffix`. */
export interface Attack {
  readonly prefix: string;
  readonly pump: string;
  readonly suffix: string;
}

const USUAL = [...'aA0e_ \t\n/\\.-:"\'@#$%&*()!?;|~`,={}[]<>+^é\0'];
const MOST_SAMPLES = 8;

/** From how many repetitions on a repeat is attacked. */
const MANY = 16;

/** Texts built from the expression's own parts that reach each of its repeats and then fail. */
export function attacksOn(regex: RegExp): Attack[] {
  const { root, named } = parseRegex(regex);
  const alphabet = [...new Set([...named, ...USUAL])];
  const sample = createSampler(alphabet);
  const found = new Map<string, Attack>();
  const suffixes = ['', '\0', '\n\0', '\0\n\0', '/', ...named.slice(0, 4).map((one) => `\n${one}`)];
  const add = (prefix: string, pump: string) => {
    if (pump === '') return;
    for (const suffix of suffixes) {
      found.set(JSON.stringify([prefix, pump, suffix]), { prefix, pump, suffix });
    }
  };
  visit(root, '', (part, prefix, after) => {
    const pumps = new Set(sample(part));
    for (const one of alphabet) if (matchesAlone(part, one)) pumps.add(one);
    const chosen = [...pumps].slice(0, 24);
    for (const pump of chosen) {
      add(prefix, pump);
      if (prefix !== '') add('', pump);
    }
    // Several ways through the same text, one after the other, and the whole beginning over again.
    if (chosen.length > 1) add(prefix, chosen.slice(0, 4).join(''));
    if (prefix !== '') add('', prefix);
    for (const pump of chosen.slice(0, 4)) {
      add('', `${prefix}${pump}`);
      add(prefix, `${pump}${after}`);
    }
  });
  return [...found.values()];

  /** Calls back for each repeat: its part, a text that leads up to it, one that may follow it. */
  function visit(
    node: RegexNode,
    prefix: string,
    onRepeat: (part: RegexNode, prefix: string, after: string) => void,
    after = '',
  ): void {
    if (node.kind === 'repeat') {
      if (node.max >= MANY) onRepeat(node.part, prefix, after);
      visit(node.part, prefix, onRepeat, after);
    } else if (node.kind === 'choice') {
      for (const part of node.parts) visit(part, prefix, onRepeat, after);
    } else if (node.kind === 'sequence') {
      let before = prefix;
      for (const [index, part] of node.parts.entries()) {
        const next = node.parts[index + 1];
        visit(part, before, onRepeat, next ? (sample(next).at(-1) ?? '') : after);
        before += sample(part)[0] ?? '';
      }
    } else if (node.kind === 'empty' && node.inner) visit(node.inner, prefix, onRepeat, after);
  }
}

/** Whether one character alone goes through a part. */
function matchesAlone(node: RegexNode, character: string): boolean {
  switch (node.kind) {
    case 'set':
      return node.accepts(character);
    case 'empty':
      return false;
    case 'repeat':
      return node.max > 0 && node.min <= 1 && matchesAlone(node.part, character);
    case 'choice':
      return node.parts.some((part) => matchesAlone(part, character));
    case 'sequence':
      return (
        node.parts.some((part) => matchesAlone(part, character)) &&
        node.parts.filter((part) => !canBeEmpty(part)).length <= 1
      );
  }
}

function canBeEmpty(node: RegexNode): boolean {
  switch (node.kind) {
    case 'set':
      return false;
    case 'empty':
      return true;
    case 'repeat':
      return node.min === 0 || canBeEmpty(node.part);
    case 'choice':
      return node.parts.some(canBeEmpty);
    case 'sequence':
      return node.parts.every(canBeEmpty);
  }
}

/** Texts that a part matches, the shortest first. */
function createSampler(alphabet: readonly string[]): (node: RegexNode) => readonly string[] {
  const known = new Map<RegexNode, readonly string[]>();
  const sample = (node: RegexNode): readonly string[] => {
    const before = known.get(node);
    if (before) return before;
    const made = [...new Set(make(node))].slice(0, MOST_SAMPLES);
    known.set(node, made);
    return made;
  };
  const make = (node: RegexNode): string[] => {
    switch (node.kind) {
      case 'set':
        return alphabet.filter((one) => node.accepts(one)).slice(0, 3);
      case 'empty':
        return [''];
      case 'choice':
        return node.parts.flatMap((part) => sample(part).slice(0, 2));
      case 'repeat': {
        const inner = sample(node.part);
        const times = Math.min(Math.max(node.min, 1), 40);
        const some = inner.map((one) => one.repeat(times));
        return node.min === 0 ? ['', ...some] : some;
      }
      case 'sequence': {
        const shortest = node.parts.map((part) => sample(part)[0] ?? '');
        const longest = node.parts.map((part) => sample(part).at(-1) ?? '');
        const second = node.parts.map((part) => sample(part)[1] ?? sample(part)[0] ?? '');
        return [shortest.join(''), second.join(''), longest.join('')];
      }
    }
  };
  return sample;
}
