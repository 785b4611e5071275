import { boolean, duration, integer, number, path, port, string, url } from '../../kinds/index.js';
import { defineCatalystGroup, legacy } from '../group.js';

/** How much one caller may ask. */
export const limits = defineCatalystGroup('Limits', {
  RATE_LIMIT_ENABLED: boolean({
    doc: 'Limit requests; keep it on in production.',
    default: 'true',
    aliases: legacy('RATE_LIMITING_ENABLED'),
  }),
  RATE_LIMIT_REQUESTS: integer({ doc: 'Requests in one window.', default: '100', min: 1 }),
  RATE_LIMIT_WINDOW: duration({ doc: 'Seconds of a window.', default: '60', min: 1, plain: true }),
});

/** What the outside can see of the backend's health. */
export const monitoring = defineCatalystGroup('Monitoring', {
  METRICS_ENABLED: boolean({ doc: 'Serve metrics.', default: 'true' }),
  METRICS_PORT: port({
    doc: 'Port of the metrics, not API_PORT; Prometheus itself listens on 9090.',
    default: '9090',
  }),
  METRICS_PATH: path({
    doc: 'Path of the metrics.',
    default: '/metrics',
    ofUrl: true,
    aliases: legacy('METRICS_ENDPOINT'),
  }),
  PERFORMANCE_MONITORING_ENABLED: boolean({
    doc: 'Measure requests.',
    default: 'true',
    aliases: legacy('PERFORMACE_MONITORING_ENABLED'),
  }),
  SLOW_REQUEST_THRESHOLD: number({
    doc: 'Seconds from which a request counts as slow.',
    default: '1.0',
    min: 0,
  }),
  HEALTH_CHECK_ENABLED: boolean({ doc: 'Serve a health check.', default: 'true' }),
  HEALTH_CHECK_PATH: path({
    doc: "Path of the health check; Docker's and Compose's health checks call it on API_PORT.",
    default: '/health',
    ofUrl: true,
    aliases: legacy('HEALTH_CHECK_ENDPOINT'),
  }),
  GRAFANA_ADMIN_USER: string({ doc: "Name of Grafana's administrator.", default: 'admin' }),
  GRAFANA_ADMIN_PASSWORD: string({
    doc: "Password of Grafana's administrator.",
    secret: true,
    requiredWithCompose: ['production'],
    requiredWithService: ['grafana'],
    generate: 'openssl rand -hex 24',
  }),
  SENTRY_DSN: url({ doc: 'Where errors are reported.', secret: true }),
});
