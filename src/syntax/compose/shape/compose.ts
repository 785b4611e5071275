import {
  dictionary,
  either,
  flag,
  list,
  openRecord,
  orNull,
  record,
  scalar,
  strictRecord,
  text,
} from './builders.js';
import { driverOptions, keyValues, namePattern, textOrTexts } from './common.js';
import { serviceShape } from './service.js';
import type { Shape } from './types.js';

const external = either(flag, record({ name: text }));
const openExternal = either(flag, openRecord({ name: text }));

const pool = record({
  subnet: text,
  ip_range: text,
  gateway: text,
  aux_addresses: dictionary(text, /./),
});

const network = orNull(
  record({
    name: text,
    driver: text,
    driver_opts: driverOptions,
    ipam: record({ driver: text, config: list(pool), options: dictionary(text, /./) }),
    external,
    internal: flag,
    enable_ipv4: flag,
    enable_ipv6: flag,
    attachable: flag,
    labels: keyValues,
  }),
);

const volume = orNull(
  record({ name: text, driver: text, driver_opts: driverOptions, external, labels: keyValues }),
);

const secret = record({
  name: text,
  environment: text,
  file: text,
  external: openExternal,
  labels: keyValues,
  driver: text,
  driver_opts: driverOptions,
  template_driver: text,
});

const config = record({
  name: text,
  content: text,
  environment: text,
  file: text,
  external: openExternal,
  labels: keyValues,
  template_driver: text,
});

const model = record(
  { name: text, model: text, context_size: scalar('integer'), runtime_flags: list(text) },
  'model',
);

const include = either(
  text,
  strictRecord({ path: textOrTexts, env_file: textOrTexts, project_directory: text }),
);

/** A compose file: what the specification allows, key by key. https://github.com/compose-spec/compose-spec */
export const composeShape: Shape = record({
  version: text,
  name: text,
  include: list(include),
  services: dictionary(serviceShape, namePattern),
  models: dictionary(model, namePattern, 'open'),
  networks: dictionary(network, namePattern, 'open'),
  volumes: dictionary(volume, namePattern),
  secrets: dictionary(secret, namePattern),
  configs: dictionary(config, namePattern),
  // Compose takes jobs since September 2026; they are not looked into.
  jobs: { kind: 'any' },
});
