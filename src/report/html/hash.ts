import { sha256 } from '../../core/sha256.js';

/** SHA-256 in base64, as content security policies name an inline script. */
export function sha256Base64(text: string): string {
  const bytes = (sha256(text).match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
  return btoa(String.fromCharCode(...bytes));
}
