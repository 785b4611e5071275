import {
  dictionary,
  duration,
  either,
  flag,
  list,
  number,
  oneOf,
  openRecord,
  orNull,
  record,
  scalar,
  strictFlag,
  strictRecord,
  text,
  textAs,
  whole,
} from './builders.js';
import {
  deviceRequestKeys,
  driverOptions,
  hook,
  keyValues,
  namePattern,
  texts,
  textOrTexts,
} from './common.js';
import type { Shape } from './types.js';

/** `healthcheck`. */
export const healthcheckShape = record({
  disable: flag,
  interval: duration,
  retries: number('unsigned'),
  test: either(text, list(text)),
  timeout: duration,
  start_period: duration,
  start_interval: duration,
});

/** `depends_on`. */
export const dependsOnShape = either(
  texts,
  dictionary(
    record(
      {
        restart: flag,
        required: strictFlag,
        condition: oneOf('service_started', 'service_healthy', 'service_completed_successfully'),
      },
      'condition',
    ),
    namePattern,
  ),
);

/** `ports`. */
export const portsShape = list(
  either(
    scalar('number'),
    text,
    record({
      name: text,
      mode: text,
      host_ip: text,
      target: whole('unsigned'),
      published: scalar('string', 'integer'),
      protocol: text,
      app_protocol: text,
    }),
  ),
  'unique',
);

/** `volumes`. */
export const mountsShape = list(
  either(
    text,
    record(
      {
        type: oneOf('bind', 'volume', 'tmpfs', 'cluster', 'npipe', 'image'),
        source: text,
        target: text,
        read_only: flag,
        consistency: text,
        bind: record({
          propagation: text,
          create_host_path: flag,
          recursive: oneOf('enabled', 'disabled', 'writable', 'readonly'),
          selinux: oneOf('z', 'Z'),
        }),
        volume: record({ labels: keyValues, nocopy: flag, subpath: text }),
        tmpfs: record({
          size: either({ kind: 'scalar', types: ['integer'], minimum: 0 }, textAs('bytes')),
          mode: number('number-only'),
        }),
        image: record({ subpath: text }),
      },
      'type',
    ),
  ),
  'unique',
);

/** `networks` of a service. */
export const attachmentsShape = either(
  texts,
  dictionary(
    orNull(
      record({
        aliases: texts,
        interface_name: text,
        ipv4_address: text,
        ipv6_address: text,
        link_local_ips: texts,
        mac_address: text,
        driver_opts: driverOptions,
        priority: scalar('number'),
        gw_priority: scalar('number'),
      }),
    ),
    namePattern,
  ),
);

/** `models` of a service. */
export const modelsShape = either(
  texts,
  dictionary(orNull(record({ endpoint_var: text, model_var: text })), namePattern, 'open'),
);

/** `develop`. */
export const developShape = orNull(
  record({
    watch: list(
      record(
        {
          ignore: textOrTexts,
          include: textOrTexts,
          path: textAs('not-blank'),
          action: oneOf('rebuild', 'sync', 'restart', 'sync+restart', 'sync+exec'),
          target: text,
          exec: hook,
          initial_sync: strictFlag,
        },
        'path',
        'action',
      ),
    ),
  }),
);

/** `env_file`. */
export const envFileShape = either(
  text,
  list(either(text, strictRecord({ path: text, format: text, required: flag }, 'path'))),
);

/** `gpus`. */
export const gpusShape: Shape = either(oneOf('all'), list(openRecord(deviceRequestKeys)));

const plain = scalar('string', 'number', 'boolean');

/** `provider`. */
export const providerShape = record(
  { type: text, options: dictionary(either(plain, list(plain)), /./, 'open') },
  'type',
);

const limit = strictRecord({ path: text, rate: whole('bytes') });

/** `blkio_config`. */
export const blkioShape = strictRecord({
  device_read_bps: list(limit),
  device_read_iops: list(limit),
  device_write_bps: list(limit),
  device_write_iops: list(limit),
  weight: whole('number-only'),
  weight_device: list(strictRecord({ path: text, weight: whole('number-only') })),
});
