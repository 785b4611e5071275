/** Names and addresses that never leave the machine, its network, or its Compose stack. */

/** Whether a host is this machine: `localhost`, 127.0.0.0/8, ::1. */
export function isLoopbackHost(host: string): boolean {
  const name = bare(host);
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name === '::1' ||
    /^127(?:\.\d{1,3}){3}$/.test(name) ||
    /^::ffff:(?:127\.|7f)/.test(name)
  );
}

/** Whether an address is private (RFC 1918, RFC 4193, link-local) or unspecified. */
export function isPrivateAddress(host: string): boolean {
  const name = bare(host);
  return (
    /^10(?:\.\d{1,3}){3}$/.test(name) ||
    /^192\.168(?:\.\d{1,3}){2}$/.test(name) ||
    /^172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}$/.test(name) ||
    /^169\.254(?:\.\d{1,3}){2}$/.test(name) ||
    /^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])(?:\.\d{1,3}){2}$/.test(name) ||
    name === '0.0.0.0' ||
    name === '::' ||
    (name.includes(':') && /^f[cd][0-9a-f]{2}:|^fe[89ab][0-9a-f]:/.test(name))
  );
}

/** Whether a host is not reached over the Internet: loopback, private, a bare name as in Compose, `.local`, `.internal`. */
export function isLocalHost(host: string): boolean {
  const name = bare(host);
  if (isLoopbackHost(name) || isPrivateAddress(name)) return true;
  if (name.includes(':')) return false;
  return !name.includes('.') || /\.(?:local|internal|lan|home\.arpa|svc|cluster\.local)$/.test(name);
}

function bare(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
}
