import { dictionary, either, flag, list, number, record, scalar, text, whole } from './builders.js';
import type { RecordShape } from './types.js';

/** What names of services, networks, volumes, secrets and configs look like. */
export const namePattern = /^[a-zA-Z0-9._-]+$/;

/** Strings, each once. */
export const texts = list(text, 'unique');

/** One string or several. */
export const textOrTexts = either(text, texts);

/** `KEY: value` or `- KEY=value`. */
export const keyValues = either(dictionary(scalar('string', 'number', 'boolean', 'null'), /./), texts);

/** A command line, its words, or nothing. */
export const command = either(scalar('null'), text, list(text));

/** `host=ip` entries, or a map of host to one or more addresses. */
export const extraHosts = either(dictionary(either(text, list(text)), /./), texts);

/** Options of a driver. */
export const driverOptions = dictionary(scalar('string', 'number'), /./, 'open');

/** `ulimits`. */
export const ulimits = dictionary(
  either(
    whole('number-only'),
    record({ hard: whole('number-only'), soft: whole('number-only') }, 'soft', 'hard'),
  ),
  /^[a-z]+$/,
  'open',
);

/** `secrets` and `configs` of a service. */
export const fileMounts = list(
  either(text, record({ source: text, target: text, uid: text, gid: text, mode: number('octal') })),
);

/** A command that runs beside a service's start or stop. */
export const hookKeys = {
  command,
  user: text,
  privileged: flag,
  working_dir: text,
  environment: keyValues,
} as const;

/** `post_start`, `pre_stop`, `develop.watch.exec`. */
export const hook: RecordShape = record(hookKeys, 'command');

/** `pre_start`. */
export const preStartHook: RecordShape = record({ ...hookKeys, image: text, per_replica: flag });

/** A request for devices. */
export const deviceRequestKeys = {
  capabilities: texts,
  count: whole('device-count'),
  device_ids: texts,
  driver: text,
  options: keyValues,
} as const;
