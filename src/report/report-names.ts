/**
 * A short name for each report file, by which its service is called: the file's own name, or, where several are called
 * the same, the folders in which they differ. Windows' separators count too.
 */
export function nameReports(paths: readonly string[]): string[] {
  const all = paths.map((path) =>
    path
      .replace(/\.json$/i, '')
      .split(/[\\/]/)
      .filter((part) => part !== '' && part !== '.'),
  );
  const names = all.map((parts) => parts.at(-1) ?? 'report');
  if (new Set(names).size === names.length) return names;
  const start = countShared(all);
  const end = countShared(all.map((parts) => [...parts].reverse()));
  return makeUnique(
    all.map((parts) => parts.slice(start, Math.max(start + 1, parts.length - end)).join('/')),
  );
}

/** How many parts are the same at the beginning of all; the last part of the shortest is never counted. */
function countShared(all: readonly (readonly string[])[]): number {
  const most = Math.min(...all.map((parts) => parts.length)) - 1;
  let count = 0;
  while (count < most && all.every((parts) => parts[count] === all[0]![count])) count++;
  return count;
}

function makeUnique(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name || 'report' : `${name || 'report'}-${count}`;
  });
}
