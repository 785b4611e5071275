import type { Severity } from '../../core/finding.js';
import type { EnvFile, EnvModel } from '../../models/env.js';
import { type FileSecret, isChosenSecret, isSigningSecret, listSecrets } from './secrets.js';
import { findWeakness, type Weakness } from './secret-strength.js';
import { showName } from './show-name.js';
import { hasHashInAuthority } from '../../syntax/code/judge/url-hash.js';
import { cutNames } from './disagreements.js';

/** A secret that is easy to guess, or that is known from elsewhere. */
export interface WeakSecret {
  readonly messageId: Weakness | 'reused' | 'asInTemplate' | 'asElsewhere';
  readonly args: { readonly name: string; readonly secret: string; readonly other: string };
  readonly severity: Severity;
  readonly range: { readonly start: number; readonly end: number };
}

/** Least lengths: of what signs or encrypts, and of a password. */
const LEAST = { signing: 16, password: 8 };

/** Finds the secrets of a file that somebody chose badly. Placeholders are another matter. */
export function* findWeakSecrets({ file, project, locate }: EnvModel): Generator<WeakSecret> {
  if (file.role === 'template') return;
  const secrets = listSecrets(file).filter(
    ({ name, inUrl, placeholder }) => !placeholder && (inUrl || isChosenSecret(name)),
  );
  const cut = cutNames(file);
  const signing = new Map<string, string>();
  for (const { name, value, inUrl } of secrets) {
    const other = signing.get(value);
    if (!inUrl && isSigningSecret(name) && (other === undefined || name < other)) signing.set(value, name);
  }
  for (const secret of secrets) {
    const range = locate(secret.name)?.value;
    const verdict = judge(secret, signing, file, project.files);
    // What is left of a value says nothing of it.
    if (!range || !verdict || cut.has(secret.name)) continue;
    // A password that comes from another variable is judged there.
    const written = secret.inUrl ? file.text.slice(range.start, range.end) : '';
    if (written.includes('$') || hasHashInAuthority(written)) continue;
    const [messageId, other] = verdict;
    const name = showName(secret.name);
    const args = { name, secret: secret.inUrl ? `the password in ${name}` : name, other };
    yield { messageId, args, severity: severityOf(file, secret, messageId), range };
  }
}

type Verdict = readonly [WeakSecret['messageId'], string];

function judge(
  secret: FileSecret,
  signing: ReadonlyMap<string, string>,
  file: EnvFile,
  files: readonly EnvFile[],
): Verdict | undefined {
  const { name, value, inUrl } = secret;
  const isSigning = !inUrl && isSigningSecret(name);
  const weakness = findWeakness(value, isSigning ? LEAST.signing : LEAST.password);
  // The contract has a length of its own for some: said once.
  const least = file.contract.variables.get(name)?.meta.min;
  if (weakness && !(weakness === 'short' && least !== undefined)) return [weakness, ''];
  if (weakness || inUrl) return undefined;
  const template = files.find((other) => other.role === 'template' && other.reading.values[name] === value);
  if (template) return ['asInTemplate', template.path];
  if (file.environment === 'production') {
    const other = files.find(
      (one) => one.role === 'env' && one.environment !== 'production' && one.reading.values[name] === value,
    );
    if (other) return ['asElsewhere', other.path];
  }
  if (!isSigning) return undefined;
  const twin = signing.get(value);
  return twin !== undefined && twin !== name && !isAlias(file, name, twin)
    ? ['reused', showName(twin)]
    : undefined;
}

function isAlias(file: EnvFile, name: string, other: string): boolean {
  const has = (one: string, two: string) =>
    file.contract.variables.get(one)?.meta.aliases?.some((alias) => alias.name === two) ?? false;
  return has(name, other) || has(other, name);
}

/** A development stack on one machine may have a password that everyone knows; what signs sessions hardly. */
function severityOf(
  file: EnvFile,
  { name, inUrl }: FileSecret,
  messageId: WeakSecret['messageId'],
): Severity {
  if (file.environment === 'production')
    return messageId === 'reused' || messageId === 'asElsewhere' ? 'warning' : 'error';
  if (file.environment === 'staging') return 'warning';
  const isSigning = !inUrl && isSigningSecret(name);
  return isSigning && file.environmentFrom === 'default' ? 'warning' : 'info';
}
