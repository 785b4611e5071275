/**
 * Rows in which every pair of values of two factors occurs at least once: greedy, so not the fewest, but the same ones
 * each time.
 */
export function pairwise<Factors extends Readonly<Record<string, readonly unknown[]>>>(
  factors: Factors,
): { [Name in keyof Factors]: Factors[Name][number] }[] {
  const names = Object.keys(factors);
  const open = new Set<string>();
  const key = (a: number, i: number, b: number, j: number) => `${a}=${i},${b}=${j}`;
  for (let a = 0; a < names.length; a++)
    for (let b = a + 1; b < names.length; b++)
      for (let i = 0; i < factors[names[a]!]!.length; i++)
        for (let j = 0; j < factors[names[b]!]!.length; j++) open.add(key(a, i, b, j));
  const rows: { [Name in keyof Factors]: Factors[Name][number] }[] = [];
  while (open.size > 0) {
    const row: (number | undefined)[] = names.map(() => undefined);
    const seed = /^(\d+)=(\d+),(\d+)=(\d+)$/
      .exec([...open][0]!)!
      .slice(1)
      .map(Number);
    row[seed[0]!] = seed[1]!;
    row[seed[2]!] = seed[3]!;
    for (let a = 0; a < names.length; a++) {
      if (row[a] !== undefined) continue;
      const gains = factors[names[a]!]!.map((_, i) => countCovered(a, i, row));
      row[a] = gains.indexOf(Math.max(...gains));
    }
    for (let a = 0; a < names.length; a++)
      for (let b = a + 1; b < names.length; b++) open.delete(key(a, row[a]!, b, row[b]!));
    rows.push(
      Object.fromEntries(names.map((name, a) => [name, factors[name]![row[a]!]])) as (typeof rows)[number],
    );
  }
  return rows;

  function countCovered(a: number, i: number, row: readonly (number | undefined)[]): number {
    return row.filter((j, b) => {
      if (j === undefined || a === b) return false;
      return open.has(a < b ? key(a, i, b, j) : key(b, j, a, i));
    }).length;
  }
}
