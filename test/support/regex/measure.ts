import { createContext, runInContext } from 'node:vm';
import { type Attack, attacksOn } from './attacks.js';

/** What an expression was caught at. */
export interface Caught {
  readonly regex: string;
  readonly attack: Attack;
  /** Time at four times the length, divided by that at the length. */
  readonly growth: number;
}

// Inside: an expression that never ends can be stopped there.
const box = createContext({ performance, attacks: [], regex: /x/ });
const FIND = `(() => {
  const time = ({ prefix, pump, suffix }, length) => {
    const text = prefix + pump.repeat(Math.ceil(length / pump.length)) + suffix;
    regex.lastIndex = 0;
    const start = performance.now();
    if (regex.global) text.replace(regex, '');
    else regex.exec(text);
    return performance.now() - start;
  };
  for (const [index, attack] of attacks.entries()) {
    current = index;
    if (time(attack, length) > limit) return index;
  }
  return undefined;
})()`;
const TIME = `(() => {
  const text = attack.prefix + attack.pump.repeat(Math.ceil(length / attack.pump.length)) + attack.suffix;
  let best = Infinity;
  for (let i = 0; i < 2; i++) {
    regex.lastIndex = 0;
    const start = performance.now();
    if (regex.global) text.replace(regex, '');
    else regex.exec(text);
    best = Math.min(best, performance.now() - start);
  }
  return best;
})()`;

/** What doubles with each character never ends over this, what grows with the square shows. */
const LONG = 2_000;
/** What takes this long is not waited for: a linear expression takes microseconds, even on a busy machine. */
const PATIENCE_MS = 600;
const LONG_PATIENCE_MS = 2_000;
/** A quadratic expression takes many milliseconds for the long text, a linear one microseconds. */
const SUSPECT_MS = 1;
/** Linear is 4, quadratic 16. */
const MOST_GROWTH = 8;

/**
 * Attacks an expression; tells of an attack whose cost grows faster than its length. Nothing depends on how fast the
 * machine is: a suspicion is only that, the ratio of two measurements decides.
 */
export function catchSlow(regex: RegExp): Caught | undefined {
  let attacks = attacksOn(regex);
  while (attacks.length > 0) {
    Object.assign(box, { regex, attacks, length: LONG, limit: SUSPECT_MS, current: undefined });
    const found = runFor<number | undefined>(FIND, PATIENCE_MS);
    const suspect = found === TOO_LONG ? (box['current'] as number) : found;
    if (suspect === undefined) return undefined;
    const attack = attacks[suspect]!;
    // Twice: another program may take the machine during one measurement.
    const once = measureGrowth(attack);
    const isCertain = once <= MOST_GROWTH || once === Number.POSITIVE_INFINITY;
    const growth = isCertain ? once : Math.min(once, measureGrowth(attack));
    if (growth > MOST_GROWTH) return { regex: String(regex), attack, growth };
    attacks = attacks.slice(suspect + 1);
  }
  return undefined;
}

/** The smaller growth of two steps: the engine itself may take a jump in one of them. */
function measureGrowth(attack: Attack): number {
  let least = Number.POSITIVE_INFINITY;
  let before = 0;
  for (const length of [LONG, LONG * 4, LONG * 16]) {
    Object.assign(box, { attack, length });
    const time = runFor<number>(TIME, LONG_PATIENCE_MS);
    if (time === TOO_LONG) return least;
    if (before > 0) least = Math.min(least, time / before);
    if (least < MOST_GROWTH) return least;
    before = Math.max(time, 0.01);
  }
  return least;
}

const TOO_LONG = Symbol('too long');

function runFor<Result>(code: string, timeout: number): Result | typeof TOO_LONG {
  try {
    return runInContext(code, box, { timeout }) as Result;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return TOO_LONG;
    throw error;
  }
}
