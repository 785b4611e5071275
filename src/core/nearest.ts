/** Optimal string alignment distance (insert, delete, replace, swap neighbours), stopped beyond `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  const far = limit + 1;
  let beforePrevious: number[] = [];
  let previous: number[] = [];
  for (let j = 0; j <= b.length; j++) previous.push(Math.min(j, far));
  for (let i = 1; i <= a.length; i++) {
    // Further from the diagonal than the limit, no distance is within it.
    const from = Math.max(1, i - limit);
    const to = Math.min(b.length, i + limit);
    const current: number[] = previous.slice().fill(far);
    current[0] = Math.min(i, far);
    let best = from === 1 ? current[0] : far;
    for (let j = from; j <= to; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, beforePrevious[j - 2]! + 1);
      }
      current[j] = Math.min(cost, far);
      best = Math.min(best, cost);
    }
    if (best > limit) return far;
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length]!;
}

/** A bit for each character, some sharing one: enough to tell most words apart without comparing them. */
function characterSet(text: string): number {
  let set = 0;
  for (let i = 0; i < text.length; i++) set |= 1 << (text.charCodeAt(i) & 31);
  return set;
}

function countBits(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/**
 * The candidate that was probably meant: at most one slip in four characters, and one in a word of three.
 * @returns undefined when nothing is near, or when the nearest is the word itself.
 */
export function findNearest(word: string, candidates: Iterable<string>): string | undefined {
  const limit = word.length === 3 ? 1 : Math.min(3, Math.floor(word.length / 4));
  if (limit === 0 || word.length > 100) return undefined;
  const own = characterSet(word);
  let nearest: string | undefined;
  let distance = limit + 1;
  for (const candidate of candidates) {
    if (candidate === word) return undefined;
    if (Math.abs(candidate.length - word.length) >= distance) continue;
    // Each character of one that is nowhere in the other takes an edit of its own.
    const theirs = characterSet(candidate);
    if (countBits(own & ~theirs) >= distance || countBits(theirs & ~own) >= distance) continue;
    const d = editDistance(word, candidate, distance - 1);
    if (d < distance) {
      nearest = candidate;
      distance = d;
    }
  }
  return nearest;
}
