/** Whether a URL ends at a `#` before the `@` that closes its user and password: `scheme://user:pa#ss@host`. */
export function hasHashInAuthority(text: string): boolean {
  const start = /^[a-z][a-z0-9+.-]{0,40}:\/\//i.exec(text)?.[0].length;
  if (start === undefined) return false;
  const end = text.slice(start).search(/[/?@#\s]/);
  return end >= 0 && text[start + end] === '#' && text.includes('@', start + end);
}
