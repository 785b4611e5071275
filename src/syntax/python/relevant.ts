import { CLIENT_CALL } from '../code/client-reads.js';
import { boundNames, wordsIn } from './bound-names.js';
import type { Outline } from './outline.js';
import { seedsOf } from './seeds.js';

/** Words without which a statement does not read the environment, but through a name of its own for one of them. */
const HINT = new RegExp(
  `environ|getenv|decouple|dotenv|starlette|\\bimport\\b|${CLIENT_CALL.source}|uvicorn\\.run\\(|run_app\\(|waitress|\\.run\\([^)]{0,200}port`,
  'g',
);

/**
 * Words of a file with a class of settings, or one that such a class could use. A class whose base is settings in another
 * file only is read when that file is known, and then whole.
 */
const CLASS_HINT = /Settings\b|\bpydantic|Enum\b|Model\b/;

/** A name of a name of a name is followed no farther when the file is read. */
const MOST_ROUNDS = 8;
/** A module with more names for the environment is no usual one. */
const MOST_SEEDS = 50;

/** What is chosen, by the number of a line. */
export interface Choice {
  /** 1 for the first line of a statement that is kept, together with the heads around it. */
  readonly kept: Uint8Array;
  /** 1 for the lines whose names are followed; of the others no name is asked for. */
  readonly read: Uint8Array;
}

/**
 * Chooses the statements that reading a module needs: those with a word of the environment or a name that stands for
 * one, classes with bases, imports, and whatever binds a name that one of these mentions. Rather too many than one too few.
 * @returns undefined where it would take longer than to parse the whole
 */
export function choose(text: string, outline: Outline): Choice | undefined {
  const { units, parents, groups, next, wordOf } = outline;
  const kept = new Uint8Array(units.length);
  const read = new Uint8Array(units.length);
  const asked = new Set<string>();
  const queue: string[] = [];
  const keep = (unit: number) => {
    for (let at = unit; at >= 0 && !kept[groups[at]!]; at = parents[groups[at]!]!) kept[groups[at]!] = 1;
  };
  /** Keeps a statement that is looked into: the names in it are followed. */
  const follow = (unit: number) => {
    if (read[unit]) return;
    read[unit] = 1;
    keep(unit);
    for (const word of wordsIn(text, units[unit]!)) {
      if (asked.has(word)) continue;
      asked.add(word);
      queue.push(word);
    }
  };
  const isDone = markHints(text, outline, (unit, isImport) => {
    if (isImport) return keep(unit);
    follow(unit);
    const after = next[unit]!;
    // `x = os.getenv("X")`, then `if not x: raise`.
    if (after >= 0 && /^(?:if|assert)$/.test(wordOf(after))) keep(after);
  });
  if (!isDone) return undefined;
  if (CLASS_HINT.test(text)) markClasses(text, outline, follow, keep);
  const binders = new Map<string, number[]>();
  for (const [i, unit] of units.entries())
    for (const name of boundNames(text, unit, wordOf(i))) {
      const known = binders.get(name);
      if (known) known.push(i);
      else binders.set(name, [i]);
    }
  for (let word = queue.pop(); word !== undefined; word = queue.pop())
    for (const unit of binders.get(word) ?? []) follow(unit);
  return { kept, read };
}

/** Finds the lines with hints, then those with names that hints were given to, until there is no new name. */
function markHints(text: string, outline: Outline, mark: (unit: number, isImport: boolean) => void): boolean {
  const { units } = outline;
  const seeds = new Set<string>();
  const marked = new Uint8Array(units.length);
  let pattern = HINT;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const fresh = new Set<string>();
    let unit = 0;
    for (const { index } of text.matchAll(pattern)) {
      while (unit < units.length && units[unit]!.to <= index) unit++;
      const found = units[unit];
      if (!found) break;
      if (marked[unit] || index < found.from || found.isText) continue;
      marked[unit] = 1;
      const { names, isImport } = seedsOf(text, found);
      mark(unit, isImport);
      for (const name of names) if (!seeds.has(name)) fresh.add(name);
    }
    for (const name of fresh) seeds.add(name);
    if (fresh.size === 0) break;
    if (seeds.size > MOST_SEEDS) return false;
    pattern = new RegExp(`(?<![\\w.])(?:${[...fresh].join('|')})(?!\\w)`, 'g');
  }
  return true;
}

/** Classes with bases, and the lines of their bodies that are fields, configuration or validators. */
function markClasses(
  text: string,
  { units, parents, wordOf }: Outline,
  follow: (unit: number) => void,
  keep: (unit: number) => void,
): void {
  const [PLAIN, BASED, CONFIG] = [0, 1, 2];
  const kinds = new Uint8Array(units.length);
  for (const [i, { from, to, opens, isText }] of units.entries()) {
    const word = wordOf(i);
    const parent = parents[i]!;
    const around = parent < 0 ? PLAIN : kinds[parent]!;
    if (word === 'class') {
      const head = text.slice(from, to);
      if (head.includes('(')) kinds[i] = BASED;
      else if (around === BASED && /^class\s+Config\b/.test(head)) kinds[i] = CONFIG;
    }
    if (kinds[i] === BASED) follow(i);
    else if (around === CONFIG || kinds[i] === CONFIG) opens ? keep(i) : follow(i);
    else if (around === BASED && !opens && !isText) follow(i);
  }
}
