import { duration, list, number, oneOf, orNull, record, text, textAs, whole } from './builders.js';
import { deviceRequestKeys, keyValues } from './common.js';

const updateKeys = {
  parallelism: whole('unsigned'),
  delay: duration,
  failure_action: text,
  monitor: duration,
  max_failure_ratio: number('float'),
  order: oneOf('start-first', 'stop-first'),
} as const;

const discrete = record({ kind: text, value: number('integer') });

/** `deploy` of a service. */
export const deployShape = orNull(
  record({
    mode: text,
    endpoint_mode: text,
    replicas: whole('integer'),
    labels: keyValues,
    rollback_config: record(updateKeys),
    update_config: record(updateKeys),
    resources: record({
      limits: record({ cpus: number('float'), memory: textAs('bytes'), pids: whole('integer') }),
      reservations: record({
        cpus: number('float'),
        memory: textAs('bytes'),
        generic_resources: list(record({ discrete_resource_spec: discrete })),
        devices: list(record(deviceRequestKeys, 'capabilities')),
      }),
    }),
    restart_policy: record({
      condition: text,
      delay: duration,
      max_attempts: whole('unsigned'),
      window: duration,
    }),
    placement: record({
      constraints: list(text),
      preferences: list(record({ spread: text })),
      max_replicas_per_node: whole('unsigned'),
    }),
  }),
);
