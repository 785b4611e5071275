import type { Environment } from '../contract/types.js';

const TEMPLATE_WORD = /(?:^|[._-])(?:example|template|sample|dist|tpl|defaults?)(?:[._-]|$)/i;
const ENV_NAME =
  /^(?:\.env(?:[._-].+)?|.+\.env|env\.[\w.-]+|\.?env[._-](?:example|template|sample|dist)|.+\.env\.(?:example|template|sample|dist))$/i;
/** Files with `env` in their name that are something else: scripts, direnv, declarations, copies, sealed files. */
const OTHER =
  /\.(?:sh|bash|zsh|fish|ps1|py|js|cjs|mjs|ts|json|ya?ml|toml|md|txt|html|lock|rb|go|rs|vault|enc|gpg|age|sops|asc|bak|orig|swp|schema)(?:\.\d+)?(?:[._-](?:example|template|sample|dist|tpl))?$|^\.envrc|~$/i;

/** Whether a file's name makes it an env file. */
export function isEnvFileName(path: string): boolean {
  const name = baseName(path);
  return ENV_NAME.test(name) && !OTHER.test(name) && name.toLowerCase() !== 'env';
}

/** Whether a file's name makes it a template, in which placeholders are right and keys are wrong. */
export function isTemplateName(path: string): boolean {
  return TEMPLATE_WORD.test(baseName(path));
}

/** The path of the file that a template is for, by its name: `.env` for `.env.example`. */
export function nameOfTemplated(path: string): string {
  const name = baseName(path).replace(TEMPLATE_WORD, (word) => (/[._-]$/.test(word) ? word.slice(-1) : ''));
  return folderOf(path) + (name === 'env' ? '.env' : name);
}

/** Whether by its name a file adds to the `.env` next to it, so that it need not hold everything. */
export function isOverlayName(path: string): boolean {
  return /(?:^|[._-])(?:local|override)(?:[._-]|$)/i.test(baseName(path));
}

/** Whether by its name a file is what somebody kept of an older one: `.env.backup`, `.env.old-2024`. */
export function isKeptName(path: string): boolean {
  return /[._-](?:bak|backup|old|orig|save|copy|prev|previous)(?:[._-][\w-]{0,99})?$/i.test(baseName(path));
}

const WORDS: readonly (readonly [RegExp, Environment])[] = [
  [/^prod(?:uction)?$/i, 'production'],
  [/^(?:staging|stage|stg|preprod|uat)$/i, 'staging'],
  [/^(?:test|tests|testing|ci|e2e)$/i, 'testing'],
  [/^(?:dev|devel|development|local)$/i, 'development'],
];

/** The environment that a word stands for: `prod` → production. */
export function environmentOf(word: string): Environment | undefined {
  return WORDS.find(([pattern]) => pattern.test(word.trim()))?.[1];
}

/** The environment that a file's name says: `.env.production`, `staging.env`. */
export function environmentOfName(path: string): Environment | undefined {
  const words = baseName(path).split(/[._-]/);
  return words.map((word) => environmentOf(word)).find((environment) => environment !== undefined);
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
