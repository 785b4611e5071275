/**
 * Whether a variable holds the half of a pair that names who asks, as a user name does: `S3_ACCESS_KEY` beside
 * `S3_SECRET_KEY`, `PUSHER_APP_KEY` beside `PUSHER_APP_SECRET`. The other half is the secret.
 */
export function isUserPart(name: string, others: { readonly has: (name: string) => boolean }): boolean {
  const [, start, word] = /^(.*?)(ACCESS|APP|APPLICATION|CONSUMER)_KEY$/.exec(name) ?? [];
  if (start === undefined || word === undefined) return false;
  const halves =
    word === 'ACCESS' ? ['SECRET_KEY', 'SECRET_ACCESS_KEY', 'ACCESS_SECRET'] : [`${word}_SECRET`];
  return halves.some((half) => others.has(`${start}${half}`));
}
