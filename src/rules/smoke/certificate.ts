import { defineLiveRule } from '../define-live-rule.js';

const DAY = 24 * 60 * 60 * 1000;

export default defineLiveRule({
  id: 'smoke/certificate',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The TLS certificate of the backend has ended, or ends within 30 days (an error within 7).',
    why: 'From that day on every client refuses the connection.',
    bad: 'a certificate that ends in 5 days, and nothing renews it',
    good: 'a certificate that is renewed 30 days before its end',
  },
  messages: {
    ended: ({ date }: { date: string; days: number }) => `the certificate ended on ${date}`,
    ends: ({ date, days }: { date: string; days: number }) =>
      `the certificate ends on ${date}, in ${days} days`,
  },
  applies: ({ certificate }) => certificate !== undefined,
  *check({ certificate }, { today }) {
    const { validTo } = certificate!;
    const days = Math.floor((Date.parse(validTo) - Date.parse(`${today}T00:00:00Z`)) / DAY);
    const args = { date: validTo.slice(0, 10), days };
    if (days < 0) yield { messageId: 'ended', args, subject: 'end' };
    else if (days <= 30)
      yield { messageId: 'ends', args, subject: 'end', severity: days <= 7 ? 'error' : 'warning' };
  },
});
