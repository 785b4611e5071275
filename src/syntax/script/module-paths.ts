const ENDINGS = [
  '',
  '.ts',
  '.tsx',
  '.js',
  '.jsx',
  '.mts',
  '.cts',
  '.mjs',
  '.cjs',
  '.json',
  '.d.ts',
  '.vue',
  '.svelte',
  '.node',
];
const TYPED: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
  '.jsx': ['.tsx'],
};

/** The path that a relative import names, from the file that holds it; undefined above the root. */
export function joinSpecifier(from: string, relative: string): string | undefined {
  const parts = from.split('/').slice(0, -1);
  for (const part of relative.split('/')) {
    if (part === '..') {
      if (parts.length === 0) return undefined;
      parts.pop();
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** The files that an import of a path may mean, in the order in which they are tried. */
export function scriptPaths(target: string): readonly string[] {
  const ending = /\.[cm]?jsx?$/.exec(target)?.[0];
  const typed =
    ending === undefined ? [] : (TYPED[ending] ?? []).map((one) => target.slice(0, -ending.length) + one);
  const index = target === '' ? 'index' : `${target}/index`;
  return [
    ...ENDINGS.map((one) => target + one),
    ...typed,
    ...ENDINGS.slice(1).map((one) => index + one),
    `${target}/package.json`,
  ];
}

/** `@/env`, `~/env`, `src/env`: what bundlers and `paths` of tsconfig.json make of the folder with the sources. */
const ALIAS = /^(?:@|~{1,2}|#)\/|^(?=src\/)/;

/** Makes a finder of the script that an import means; it finds none for a package, and where it may be several. */
export function createScriptFinder(
  paths: Iterable<string>,
): (from: string, module: string) => string | undefined {
  const files = new Set(paths);
  const byStem = new Map<string, string[]>();
  const stemOf = (path: string) =>
    path
      .replace(/\/index(?:\.[cm]?[jt]sx?)?$|\.[cm]?[jt]sx?$/, '')
      .split('/')
      .at(-1)!;
  for (const path of files) {
    const stem = stemOf(path);
    byStem.set(stem, [...(byStem.get(stem) ?? []), path]);
  }
  return (from, module) => {
    if (/^\.\.?(?:\/|$)/.test(module)) {
      const target = joinSpecifier(from, module);
      return target === undefined ? undefined : scriptPaths(target).find((path) => files.has(path));
    }
    if (!ALIAS.test(module)) return undefined;
    const rest = module.replace(ALIAS, '');
    const wanted = scriptPaths(`/${rest}`);
    const found = (byStem.get(stemOf(rest)) ?? []).filter((path) =>
      wanted.some((end) => `/${path}`.endsWith(end)),
    );
    // In a workspace, the one of the same package.
    const head = (path: string) => path.split('/', 2).join('/');
    const near = found.length === 1 ? found : found.filter((path) => head(path) === head(from));
    return near.length === 1 ? near[0] : undefined;
  };
}
