import type { Severity } from '../core/finding.js';
import type { ImagePolicy } from '../models/dockerfile.js';

/** What a .hadolint.yaml settles, in our words. */
export interface HadolintConfig {
  /** Codes that are not reported anywhere. */
  readonly ignored: readonly string[];
  /** Code → severity; `off` for hadolint's `ignore`. */
  readonly severity: Readonly<Record<string, Severity | 'off'>>;
  readonly policy: ImagePolicy;
  /** Least severity that fails; undefined where the file does not say. */
  readonly failOn: Severity | 'never' | undefined;
  /** `disable-ignore-pragma`: comments turn nothing off. */
  readonly ignorePragmas: boolean;
}

/** A policy that settles nothing. */
export const NO_POLICY: ImagePolicy = { trustedRegistries: [], labelSchema: {}, strictLabels: false };

/** Where hadolint looks beside the Dockerfiles, in its order. */
export const HADOLINT_FILES = ['.hadolint.yaml', '.hadolint.yml'] as const;

const LEVELS: Readonly<Record<string, Severity | 'off'>> = {
  error: 'error',
  warning: 'warning',
  info: 'info',
  style: 'info',
  ignore: 'off',
};

/**
 * Reads the content of a .hadolint.yaml that has been parsed; what is not understood counts as not said.
 * https://github.com/hadolint/hadolint#configure
 */
export function readHadolintConfig(content: unknown): HadolintConfig {
  const root = asRecord(content);
  const override = asRecord(root['override']);
  const severity: Record<string, Severity | 'off'> = {};
  for (const [level, codes] of Object.entries(override)) {
    const wanted = Object.hasOwn(LEVELS, level) ? LEVELS[level] : undefined;
    if (wanted) for (const code of asStrings(codes)) severity[code] = wanted;
  }
  return {
    ignored: asStrings(root['ignored']),
    severity,
    policy: {
      trustedRegistries: asStrings(root['trustedRegistries'] ?? root['trusted-registries']),
      labelSchema: Object.fromEntries(
        Object.entries(asRecord(root['label-schema'])).flatMap(([key, type]) =>
          typeof type === 'string' ? [[key, type]] : [],
        ),
      ),
      strictLabels: root['strict-labels'] === true,
    },
    failOn: root['no-fail'] === true ? 'never' : readThreshold(root['failure-threshold']),
    ignorePragmas: root['disable-ignore-pragma'] === true,
  };
}

function readThreshold(value: unknown): HadolintConfig['failOn'] {
  if (value === 'none') return 'never';
  // hadolint's `ignore` fails on everything, as our lowest level does.
  if (value === 'ignore') return 'info';
  const level = typeof value === 'string' && Object.hasOwn(LEVELS, value) ? LEVELS[value] : undefined;
  return level === 'off' ? undefined : level;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

function asStrings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
