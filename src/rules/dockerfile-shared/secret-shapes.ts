import type { Range } from '../../core/text.js';

/** Shapes that only keys have: a fixed start and a body of fixed length or more. */
const SHAPES: readonly (readonly [string, RegExp])[] = [
  ['an Anthropic key', /\bsk-ant-[\w-]{20,200}/g],
  ['an OpenAI project key', /\bsk-(?:proj|svcacct|admin)-[\w-]{20,200}/g],
  ['an OpenRouter key', /\bsk-or-v1-[0-9a-f]{32,128}/g],
  ['an API key (sk-…)', /\bsk-[A-Za-z0-9]{32,128}\b/g],
  ['a Google API key', /\bAIza[\w-]{35}\b/g],
  ['a Groq key', /\bgsk_[A-Za-z0-9]{40,80}\b/g],
  ['a Hugging Face token', /\bhf_[A-Za-z0-9]{30,60}\b/g],
  ['a GitHub token', /\b(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_\w{60,255})\b/g],
  ['a GitLab token', /\bglpat-[\w-]{20,100}/g],
  ['an npm token', /\bnpm_[A-Za-z0-9]{36}\b/g],
  ['a PyPI token', /\bpypi-AgEIcHlwaS5vcmc[\w-]{50,250}/g],
  ['an AWS access key', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g],
  ['a Slack token', /\bxox[abposr]-[\w-]{20,150}/g],
  ['a Stripe key', /\b[sr]k_live_[A-Za-z0-9]{20,120}\b/g],
  ['a private key', /-----BEGIN (?:[A-Z]{2,10} )?PRIVATE KEY-----/g],
];

/** Text with the shape of a key, in order of the shapes; samples of documentation are left out. */
export function findKeys(text: string): { readonly kind: string; readonly range: Range }[] {
  const found: { kind: string; range: Range }[] = [];
  for (const [kind, shape] of SHAPES) {
    for (const match of text.matchAll(shape)) {
      const range = { start: match.index, end: match.index + match[0].length };
      const isTaken = found.some((other) => other.range.start < range.end && range.start < other.range.end);
      if (!isTaken && !isPlaceholder(match[0])) found.push({ kind, range });
    }
  }
  return found;
}

/** Samples of documentation: one character over and over, or words that say so. */
function isPlaceholder(text: string): boolean {
  if (text.startsWith('-----')) return false;
  if (/example|placeholder|your|dummy|changeme|xxxx|made-up|0000000|1234567890/i.test(text)) return true;
  return new Set(text.slice(8)).size < 6;
}
