import { getProvider } from './index.js';
import { findJunk } from './key-junk.js';
import { findPlaceholder } from './placeholder.js';
import type { ProviderId } from './types.js';
import { VENDOR_KEYS } from './vendor-keys.js';

export { cleanKey, findJunk, type Junk, type JunkKind } from './key-junk.js';
export { findPlaceholder, type Placeholder, type PlaceholderKind } from './placeholder.js';

/** Longest value that is looked at as a key. */
const KEY_LIMIT = 4096;

/** Whose key a value seems to be. All of it is public vocabulary. */
export interface KeyIdentity {
  /** The provider, when it is one of the nine. */
  readonly provider?: ProviderId;
  /** `OpenAI`, `xAI`. */
  readonly vendor: string;
  /** `OpenAI project key`. */
  readonly label: string;
  /** Whether nobody else issues keys of this form: only then is it worth a word. */
  readonly distinctive: boolean;
}

/** Tells whose key a value seems to be, by its beginning. */
export function identifyKey(value: string): KeyIdentity | undefined {
  if (value.length < 12 || value.length > KEY_LIMIT) return undefined;
  const found = VENDOR_KEYS.find(({ pattern }) => pattern.test(value));
  if (!found) return undefined;
  const { pattern: _, ...identity } = found;
  return identity;
}

/** Why a value cannot be a key of anybody. */
export type MalformedReason =
  | 'junk'
  | 'too-short'
  | 'too-long'
  | 'blank-inside'
  | 'not-ascii'
  | 'url'
  | 'foreign';

/** What the looks of a value say: `known` form, `plausible`, or `malformed` with the reason. Advice only. */
export type KeyShapeCheck =
  | { readonly fit: 'known'; readonly label: string }
  | { readonly fit: 'plausible' }
  | { readonly fit: 'malformed'; readonly reason: MalformedReason; readonly identity?: KeyIdentity };

/** Compares a value that is no placeholder with what keys of a provider look like. */
export function checkKeyShape(provider: ProviderId, value: string): KeyShapeCheck {
  if (value.length > KEY_LIMIT) return { fit: 'malformed', reason: 'too-long' };
  const shape = getProvider(provider).keyShapes.find(({ pattern }) => pattern.test(value));
  if (shape) return { fit: 'known', label: shape.label };
  const junk = findJunk(value);
  if (junk.some(({ kind }) => kind === 'url')) return { fit: 'malformed', reason: 'url' };
  if (junk.some(({ kind }) => kind === 'blank-inside')) return { fit: 'malformed', reason: 'blank-inside' };
  if (junk.length > 0) return { fit: 'malformed', reason: 'junk' };
  if (/[^\x21-\x7e]/.test(value)) return { fit: 'malformed', reason: 'not-ascii' };
  const identity = identifyKey(value);
  if (identity?.distinctive && identity.provider !== provider) {
    return { fit: 'malformed', reason: 'foreign', identity };
  }
  // No vendor has ever issued a shorter one.
  return value.length < 16 ? { fit: 'malformed', reason: 'too-short' } : { fit: 'plausible' };
}

/** Whether a value holds the place of a key, or cannot be sent as one. */
export function isSendableKey(value: string): boolean {
  return findPlaceholder(value) === undefined && /^[\x21-\x7e]+$/.test(value) && value.length <= KEY_LIMIT;
}
