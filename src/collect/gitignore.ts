import ignore from 'ignore';

/** Compiles a .gitignore: whether it covers a path relative to its folder. */
export function compileGitIgnore(text: string): (path: string) => boolean {
  const rules = ignore().add(text);
  return (path) => rules.ignores(path);
}
