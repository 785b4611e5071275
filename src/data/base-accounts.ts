/**
 * The accounts that images have from their makers (base-passwd of Debian, alpine-baselayout, distroless; node adds its
 * own), compiled 2026-11; not read off the images.
 */
const DEBIAN =
  'root daemon bin sys sync games man lp mail news uucp proxy www-data backup list irc gnats nobody _apt systemd-network';
const ALPINE =
  'root bin daemon lp sync shutdown halt mail news uucp operator man postmaster cron ftp sshd at squid xfs games cyrus vpopmail ntp smmsp guest nobody';
const SYSTEMS = /^(?:debian|ubuntu|python|node|golang|ruby|rust)$/;

/** The accounts of an image by its short name and tag; undefined for an image that is not known. */
export function findImageAccounts(name: string, tag = 'latest'): ReadonlySet<string> | undefined {
  if (/windows|nanoserver/.test(tag)) return undefined;
  if (name.startsWith('gcr.io/distroless/')) return new Set(['root', 'nobody', 'nonroot']);
  if (name === 'alpine') return new Set(ALPINE.split(' '));
  if (!SYSTEMS.test(name)) return undefined;
  const own = name === 'node' ? ['node'] : name === 'ubuntu' ? ['ubuntu'] : [];
  return new Set([...(tag.includes('alpine') ? ALPINE : DEBIAN).split(' '), ...own]);
}
