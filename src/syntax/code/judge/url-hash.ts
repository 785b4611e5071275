/** Whether a URL ends at a `#` before the last `@` that closes its user and password: `scheme://user:p@s#s@host`. */
export function hasHashInAuthority(text: string): boolean {
  const start = /^[a-z][a-z0-9+.-]{0,40}:\/\//i.exec(text)?.[0].length;
  if (start === undefined) return false;
  const end = text.slice(start).search(/[/?#\s]/);
  if (end < 0 || text[start + end] !== '#') return false;
  const isOpen = !text.slice(start, start + end).includes('@');
  // Behind an @ it may be a fragment, unless a host follows: `p@s#s@host:5432/name`.
  return isOpen
    ? text.includes('@', start + end)
    : /^#[^/?\s]*@[\w.-]+(?::\d+)?(?:\/|$)/.test(text.slice(start + end));
}
