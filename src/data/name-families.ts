/**
 * A test for names of variables out of a list of words: `PATH` is one name, `LC_+` are all that begin so and go on,
 * `BASH*` also the beginning itself. Capitals and small letters count as the same.
 *
 * As one regular expression the same list takes more time to compile than all names of a project take to be looked up.
 * @param others what words cannot say, in capitals
 */
export function nameFamilies(words: string, others?: RegExp): (name: string) => boolean {
  let families: ReadonlyMap<string, number> | undefined;
  return (name) => {
    if (!/^\w{1,300}$/.test(name)) return false;
    families ??= readFamilies(words);
    const upper = name.toUpperCase();
    for (let length = Math.min(upper.length, LONGEST); length > 0; length--) {
      const least = families.get(upper.slice(0, length));
      if (least === undefined) continue;
      if (least === WHOLE ? length === upper.length : upper.length - length >= least) return true;
    }
    return others?.test(upper) ?? false;
  };
}

const WHOLE = -1;
const LONGEST = 40;

/** Beginning → how many characters have to follow. */
function readFamilies(words: string): ReadonlyMap<string, number> {
  const families = new Map<string, number>();
  for (const word of words.trim().toUpperCase().split(/\s+/)) {
    const last = word.at(-1);
    const beginning = last === '+' || last === '*' ? word.slice(0, -1) : word;
    const least = last === '+' ? 1 : last === '*' ? 0 : WHOLE;
    const before = families.get(beginning);
    // A name that is listed alone and as a beginning stands for both.
    families.set(beginning, before === undefined ? least : mergeLeast(before, least));
  }
  return families;
}

/** `PATH` with `PATH+` is `PATH*`. */
function mergeLeast(a: number, b: number): number {
  return a === b ? a : 0;
}
