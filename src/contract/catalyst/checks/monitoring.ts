import { makeProblem, showNumber } from '../../problems.js';
import type { CrossCheck } from '../../types.js';
import { firstSet, isStrict, readNumber, strictSeverity } from './common.js';

const PROMETHEUS_PORT = 9090;

/** Limits are off in production. */
export const checkRateLimit: CrossCheck = function* (input) {
  const name = 'RATE_LIMIT_ENABLED';
  if (!isStrict(input.environment) || input.read(name) !== false) return;
  yield makeProblem('rate-limit-disabled', 'disabled', { variable: name }, { name });
};

/** Two listeners cannot share a port; 9090 next to a Prometheus is worth a word. */
export const checkMetricsPort: CrossCheck = function* (input) {
  const name = 'METRICS_PORT';
  const other = 'API_PORT';
  const port = readNumber(input, name);
  if (port === undefined || input.read('METRICS_ENABLED') !== true) return;
  if (port === readNumber(input, other)) {
    yield makeProblem(
      'metrics-port-conflict',
      'same',
      { variable: firstSet(input, [name, other]), others: [name, other] },
      { name, other, port: showNumber(port) },
    );
  }
  const service = input.compose?.services.find((word) => /prometheus/i.test(word));
  if (port === PROMETHEUS_PORT && service !== undefined && input.isSet(name)) {
    const args = { name, port: PROMETHEUS_PORT, service };
    yield makeProblem('metrics-port-of-prometheus', 'prometheus', { variable: name }, args);
  }
};

/** The password that everyone tries first. */
export const checkGrafanaPassword: CrossCheck = function* (input) {
  const name = 'GRAFANA_ADMIN_PASSWORD';
  const password = input.read(name);
  if (typeof password !== 'string' || password.trim().toLowerCase() !== 'admin') return;
  const severity = strictSeverity(input.environment) ?? 'warning';
  yield makeProblem('grafana-default-password', 'admin', { variable: name, severity }, { name });
};
