import { isLoopbackHost } from '../../providers/hosts.js';
import { findPlaceholder } from '../../providers/placeholder.js';
import { defineRule } from '../define-rule.js';
import { isFilled } from '../env-shared/entries.js';
import { showName } from '../env-shared/show-name.js';

/** RFC 2606 reserves these; the others are what people write for "yours". */
const RESERVED = /(?:^|\.)(?:example\.(?:com|org|net|edu)|[a-z0-9-]+\.(?:example|invalid)|example|invalid)$/;
const YOURS =
  /(?:^|[.-])your[-_]?(?:[a-z]+[-_])?(?:domain|host|hostname|server|site|app|instance|resource|company|project|bucket|org|endpoint|name|subdomain|database|db)(?:[-_]?name)?(?=[.-]|$)|^my[-_]?(?:domain|host|hostname|server|site|company|project|org)(?:\.(?:com|org|net|io|tld))?$|^(?:host|hostname|domain|server|url|endpoint)$|^(?:domain|hostname)\.(?:com|tld)$|placeholder|changeme/;
/** Addresses that browsers are sent to. */
const PUBLIC_NAME =
  /^(?:PUBLIC|SITE|APP|FRONTEND|BASE|WEBAPP|WEB|NEXTAUTH|AUTH)_UR[IL]$|^(?:NEXT_PUBLIC|VITE)_\w*UR[IL]$/;

export default defineRule({
  id: 'env/url-with-placeholder-host',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'An address names a host that only stands for one: example.com, your-domain, <host>; or, in production, a public address is localhost.',
    why: 'Requests go nowhere, or to whoever owns that name; links in mails lead nowhere.',
    bad: 'OPENROUTER_APP_URL=https://your-domain.com',
    good: 'OPENROUTER_APP_URL=https://catalyst.acme.io',
    refs: ['https://www.rfc-editor.org/rfc/rfc2606'],
  },
  messages: {
    placeholder: (a: { name: string }) => `the host in ${a.name} is a placeholder`,
    loopback: (a: { name: string }) =>
      `${a.name} is an address that others are sent to, and points to this machine`,
  },
  applies: ({ file }) => file.role === 'env',
  *check({ file, locate }) {
    for (const [key, value] of Object.entries(file.reading.values)) {
      if (!isFilled(value) || value.length > 2000) continue;
      const host = hostOf(value);
      if (host === undefined) continue;
      const args = { name: showName(key) };
      const range = locate(key)?.value;
      if (!range) continue;
      if (
        RESERVED.test(host) ||
        YOURS.test(host) ||
        /^<.*>$/.test(host) ||
        /[a-z]{3}/.test(inBrackets(host))
      ) {
        const severity = file.environment === 'testing' ? 'info' : 'warning';
        yield { messageId: 'placeholder', args, severity, range };
      } else if (file.environment === 'production' && PUBLIC_NAME.test(key) && isLoopbackHost(host)) {
        yield { messageId: 'loopback', args, range };
      }
    }
  },
});

/** The host of the first address in a value; undefined when there is none, or it is a reference. */
function hostOf(value: string): string | undefined {
  const match =
    /^[a-z][a-z0-9+.-]{1,30}:\/\/(?:[^\s/@]{0,300}@)?(\[[^\]\s]{1,100}\]|[^\s/:?#,]{1,253})/i.exec(
      value.trim(),
    );
  const host = match?.[1]?.toLowerCase();
  if (!host || host.includes('$') || findPlaceholder(host)?.kind === 'reference') return undefined;
  return host;
}

function inBrackets(host: string): string {
  const open = host.indexOf('[');
  return open === -1 ? '' : host.slice(open + 1, Math.max(host.lastIndexOf(']'), open + 1));
}
