import { either, flag, list, record, scalar, text, whole } from './builders.js';
import { extraHosts, fileMounts, keyValues, textOrTexts, ulimits } from './common.js';

const switchOrText = scalar('string', 'boolean');

/** `build` of a service. */
export const buildShape = either(
  text,
  record({
    context: text,
    dockerfile: text,
    dockerfile_inline: text,
    entitlements: list(text),
    args: keyValues,
    ssh: keyValues,
    labels: keyValues,
    cache_from: list(text),
    cache_to: list(text),
    no_cache: flag,
    no_cache_filter: textOrTexts,
    additional_contexts: keyValues,
    network: text,
    provenance: switchOrText,
    sbom: switchOrText,
    pull: flag,
    target: text,
    shm_size: whole('bytes'),
    extra_hosts: extraHosts,
    isolation: text,
    privileged: flag,
    secrets: fileMounts,
    tags: list(text),
    ulimits,
    platforms: list(text),
  }),
);
