import { readMetrics } from '../../smoke/metrics-text.js';
import { defineLiveRule } from '../define-live-rule.js';

export default defineLiveRule({
  id: 'smoke/metrics-endpoint',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'METRICS_ENABLED is on (its default), and the metrics endpoint does not answer, or not in the format that Prometheus reads.',
    why: 'The dashboards stay empty and no alert ever fires.',
    bad: 'GET /metrics: 404',
    good: 'GET /metrics: 200, text in the exposition format',
    refs: ['https://prometheus.io/docs/instrumenting/exposition_formats/'],
  },
  messages: {
    status: ({ path, status }: { path: string; status: number }) => `GET ${path} answers ${status}`,
    format: ({ path, line }: { path: string; line: number }) =>
      `GET ${path} is not in the format that Prometheus reads (line ${line})`,
    empty: ({ path }: { path: string }) => `GET ${path} has no metrics in it`,
    public: ({ path }: { path: string }) => `${path} answers anybody who reaches the backend, in production`,
  },
  advice: { public: 'let the proxy in front keep it inside' },
  applies: ({ wantsMetrics, metrics }) => wantsMetrics && metrics?.ok === true,
  *check({ metrics, metricsPath: path, environment, origin }) {
    if (!metrics?.ok) return;
    const { status, body } = metrics;
    if (status === 401 || status === 403) return;
    if (status !== 200) {
      yield { messageId: 'status', args: { path, status }, subject: `status ${status}` };
      return;
    }
    const { samples, wrongLine } = readMetrics(body);
    if (wrongLine !== undefined)
      yield { messageId: 'format', args: { path, line: wrongLine }, subject: 'format' };
    else if (samples === 0) yield { messageId: 'empty', args: { path }, subject: 'empty' };
    else if (environment === 'production' && origin?.startsWith('https:'))
      yield { messageId: 'public', args: { path }, severity: 'info', subject: 'public' };
  },
});
