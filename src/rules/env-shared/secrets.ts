import type { Contract } from '../../contract/types.js';
import { isSecretName } from '../../contract/secret-names.js';
import type { EnvFile, EnvModel } from '../../models/env.js';
import { findPlaceholder, identifyKey, type PlaceholderKind } from '../../providers/keys.js';
import { PROVIDERS } from '../../providers/index.js';
import { findWeakness, holdsSampleWord, looksRandom } from './secret-strength.js';

/** A secret of a file: the whole value of a variable, or the password in a URL. */
export interface FileSecret {
  readonly name: string;
  readonly value: string;
  /** Whether it is the password inside a URL. */
  readonly inUrl: boolean;
  /** Why it holds the place of a secret. */
  readonly placeholder?: PlaceholderKind;
}

const KEY_VARIABLES: ReadonlySet<string> = new Set(
  PROVIDERS.flatMap((provider) => [provider.keyVariable, ...provider.foreignNames.key]),
);

/** Whether a variable holds the key of one of the nine providers. */
export function isProviderKey(name: string): boolean {
  return KEY_VARIABLES.has(name);
}

/** Whether a variable holds a secret: the contract says so, or its name does. */
export function isSecretVariable(contract: Contract, name: string): boolean {
  const known = contract.variables.get(name);
  if (known?.meta.secret) return true;
  if (known && contract.closed) return false;
  return isProviderKey(name) || isSecretName(name);
}

/**
 * A secret that signs or encrypts, or lets in by itself; a key that another party issued is none. Only these can be
 * weak by choice.
 */
export function isChosenSecret(name: string): boolean {
  if (isProviderKey(name) || /(?:^|_)(?:CLIENT|AWS|S3|R2|STRIPE|WEBHOOK|TWILIO|OAUTH)_/.test(name))
    return false;
  return /(?:^|_)(?:SECRET|SECRET_KEY|SECRET_KEY_BASE|JWT_(?:SECRET|KEY)|ENCRYPTION_KEY|SIGNING_KEY|MASTER_KEY|SALT|APP_KEY|COOKIE_SECRET|PASSWORD|PASSWD|PASSPHRASE)$/.test(
    name,
  );
}

/** Whether a chosen secret signs or encrypts: whoever guesses it can make tokens of his own. */
export function isSigningSecret(name: string): boolean {
  return isChosenSecret(name) && !/PASSWORD|PASSWD|PASSPHRASE/.test(name);
}

/** The secrets that are set in a file, as its reader gives them. */
export function listSecrets(file: Pick<EnvFile, 'reading' | 'contract'>): FileSecret[] {
  return Object.entries(file.reading.values).flatMap(([name, value]): FileSecret[] => {
    if (value === null || value.trim() === '') return [];
    const password = passwordOf(value);
    if (password === undefined) {
      // An address without a password gives nothing away.
      if (
        !isSecretVariable(file.contract, name) ||
        (/^[a-z][a-z0-9+.-]*:\/\//i.test(value) && !isSecretUrl(name))
      ) {
        return [];
      }
    }
    const secret = password ?? value;
    const placeholder = findPlaceholder(secret)?.kind;
    return secret === ''
      ? []
      : [{ name, value: secret, inUrl: password !== undefined, ...(placeholder ? { placeholder } : {}) }];
  });
}

/** Secrets that would be of use to a thief: no placeholders, nothing that anybody tries first, no samples. */
export function listRealSecrets({ file, project }: Pick<EnvModel, 'file' | 'project'>): FileSecret[] {
  const templates = project.files.filter(({ role }) => role === 'template');
  return listSecrets(file).filter(({ name, value, inUrl, placeholder }) => {
    if (placeholder !== undefined) return false;
    if (templates.some(({ reading }) => reading.values[name] === file.reading.values[name])) return false;
    if (identifyKey(value)?.distinctive) return !holdsSampleWord(value.replace(/^[a-z]+[-_][a-z]+[-_]/, ''));
    if (holdsSampleWord(value)) return false;
    if (looksRandom(value)) return true;
    // A password that somebody chose: not a word, and not of one kind of letters.
    const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].filter((kind) => kind.test(value)).length;
    return (inUrl || isChosenSecret(name)) && value.length >= 10 && kinds >= 2 && !findWeakness(value);
  });
}

/** Addresses that are secrets as a whole. */
function isSecretUrl(name: string): boolean {
  return /WEBHOOK|DSN/.test(name);
}

function passwordOf(value: string): string | undefined {
  const match = /^[a-z][a-z0-9+.-]{0,40}:\/\/[^\s/@:]{0,200}:([^\s/@]{1,500})@/i.exec(value);
  return match?.[1];
}
