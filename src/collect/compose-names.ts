/** Whether by its name a file is a compose file; the same names as in syntax/compose, without loading it. */
export function isComposePath(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return /^(?:docker-)?compose(?:[._-][^/]*)?\.ya?ml$|^[^/]+[._-](?:docker-)?compose\.ya?ml$/i.test(name);
}
