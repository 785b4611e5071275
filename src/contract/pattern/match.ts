import { type CharacterSet, PatternError, type PatternNode, parsePattern } from './syntax.js';

/** States of the automaton; those without a set are passed without reading. */
type State =
  | { readonly set: CharacterSet; next: number }
  | { readonly only: 'start' | 'end'; next: number }
  | { both: number[] };

const MAX_STATES = 5000;

function has(set: CharacterSet, code: number): boolean {
  return set.ranges.some(([low, high]) => low <= code && code <= high) !== set.negated;
}

/** Builds Thompson's automaton backwards: each node is given the state that follows it. */
function build(node: PatternNode, next: number, states: State[]): number {
  const add = (state: State): number => {
    if (states.length >= MAX_STATES) throw new PatternError('it is too large');
    return states.push(state) - 1;
  };
  switch (node.type) {
    case 'set':
      return add({ set: node.set, next });
    case 'start':
    case 'end':
      return add({ only: node.type, next });
    case 'sequence':
      return node.items.reduceRight((after, item) => build(item, after, states), next);
    case 'choice':
      return node.items.length === 1 && node.items[0]
        ? build(node.items[0], next, states)
        : add({ both: node.items.map((item) => build(item, next, states)) });
    case 'repeat': {
      let after = next;
      if (node.max === Number.POSITIVE_INFINITY) {
        const loop: { both: number[] } = { both: [next] };
        after = add(loop);
        loop.both.push(build(node.item, after, states));
      } else {
        for (let i = node.min; i < node.max; i++)
          after = add({ both: [next, build(node.item, after, states)] });
      }
      for (let i = 0; i < node.min; i++) after = build(node.item, after, states);
      return after;
    }
  }
}

/**
 * Compiles a pattern of the configuration to a test that takes time proportional to pattern × text, whatever the
 * pattern: an automaton that follows all its states at once instead of trying one after another (Thompson, 1968).
 * As with `RegExp.test`, the pattern may match anywhere unless it is anchored.
 * @throws PatternError when the pattern is invalid, too large, or needs backtracking.
 */
export function compilePattern(source: string): (text: string) => boolean {
  const states: State[] = [];
  states.push({ both: [] });
  const accept = 0;
  const start = build(parsePattern(source), accept, states);

  const enter = (first: number, isStart: boolean, isEnd: boolean, into: Set<number>): void => {
    const open = [first];
    for (let state = open.pop(); state !== undefined; state = open.pop()) {
      if (into.has(state)) continue;
      into.add(state);
      const found = states[state];
      if (!found || 'set' in found) continue;
      if ('both' in found) open.push(...found.both);
      else if (found.only === 'start' ? isStart : isEnd) open.push(found.next);
    }
  };

  return (text) => {
    const characters = [...text];
    let current = new Set<number>();
    enter(start, true, characters.length === 0, current);
    for (const [i, character] of characters.entries()) {
      if (current.has(accept)) return true;
      const code = character.codePointAt(0) ?? 0;
      const isEnd = i + 1 === characters.length;
      const following = new Set<number>();
      for (const state of current) {
        const found = states[state];
        if (found && 'set' in found && has(found.set, code)) enter(found.next, false, isEnd, following);
      }
      enter(start, false, isEnd, following);
      current = following;
    }
    return current.has(accept);
  };
}
