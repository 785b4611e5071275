import { defineLiveRule } from '../define-live-rule.js';
import { answered } from '../smoke-shared/answers.js';

export default defineLiveRule({
  id: 'smoke/security-headers',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'Answers through the proxy of a production lack Strict-Transport-Security (over https), X-Content-Type-Options or a rule on framing, or name the version of the server. Asked without a proxy in front, the backend is not judged.',
    why: 'The first visit can be turned to plain http, a browser may guess types, other pages may frame the application.',
    bad: 'Server: nginx/1.25.3, and none of the three',
    good: 'Strict-Transport-Security: max-age=31536000; X-Content-Type-Options: nosniff; X-Frame-Options: DENY; Server: nginx',
    refs: ['https://owasp.org/www-project-secure-headers/'],
  },
  messages: {
    missing: ({ headers }: { headers: readonly string[] }) => `answers lack ${headers.join(', ')}`,
    version: ({ server }: { server: string }) => `answers name the server's version (${server})`,
  },
  advice: { missing: 'add them in the proxy', version: 'nginx: server_tokens off;' },
  applies: ({ health, environment, origin }) =>
    environment === 'production' && answered(health).some((answer) => isBehindProxy(answer.headers, origin)),
  *check({ health, origin }) {
    const { headers } = answered(health)[0]!;
    const missing = [
      ...(origin?.startsWith('https:') && !headers['strict-transport-security']
        ? ['Strict-Transport-Security']
        : []),
      ...(headers['x-content-type-options']?.toLowerCase() === 'nosniff' ? [] : ['X-Content-Type-Options']),
      ...(headers['x-frame-options'] || /frame-ancestors/i.test(headers['content-security-policy'] ?? '')
        ? []
        : ['X-Frame-Options or frame-ancestors']),
    ];
    if (missing.length > 0)
      yield {
        messageId: 'missing',
        args: { headers: missing },
        subject: missing.join(' '),
        ...(missing.includes('Strict-Transport-Security') ? { severity: 'warning' as const } : {}),
      };
    const server = /^[\w-]{1,30}\/\d[\d.]{0,20}/.exec(headers['server'] ?? '')?.[0];
    if (server) yield { messageId: 'version', args: { server }, subject: 'version' };
  },
});

function isBehindProxy(headers: Readonly<Record<string, string>>, origin: string | undefined): boolean {
  return (
    origin?.startsWith('https:') === true ||
    /nginx|caddy|traefik|envoy|apache|cloudflare/i.test(headers['server'] ?? '')
  );
}
