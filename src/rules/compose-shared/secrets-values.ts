import type { ComposeModel } from '../../models/compose.js';
import type { ComposeService, ComposeVariable, Origin } from '../../syntax/compose/types.js';
import { isSecretName } from '../../contract/secret-names.js';
import { findPlaceholder } from '../../providers/placeholder.js';
import { findKeys } from '../dockerfile-shared/secret-shapes.js';
import { findWeakness } from '../env-shared/secret-strength.js';
import { isUserPart } from './secrets-pairs.js';
import { askOnce } from '../shared/ask-once.js';
import { knownImageOf } from './images-service.js';

/** A secret that is written out in a compose file. Its value is for comparing only, and is shown nowhere. */
export interface WrittenSecret {
  readonly service: ComposeService;
  /** Name of the variable that holds it. */
  readonly key: string;
  readonly where: 'variable' | 'url' | 'build-arg';
  readonly value: string;
  /** The entry, and the part of its raw text that is the secret. */
  readonly origin: Origin;
  readonly variable: ComposeVariable;
  readonly from: number;
  /** What kind of key it is by its shape. */
  readonly kind: string | undefined;
  /** Why it is easy to guess, if it is. */
  readonly weakness: 'default' | 'placeholder' | 'weak' | undefined;
  /** The variable under which the image takes a file instead. */
  readonly fileVariable: string | undefined;
  /** The service's image itself sets its password from it. */
  readonly own: boolean;
}

/** Looks back for the scheme, and a bounded way everywhere, so that no value takes more than linear time. */
export const ADDRESS = /(?<=[a-z][a-z0-9+.-]{0,30}):\/\/([^\s/@:"'$]{0,256}):([^\s/@"'$]{1,1024})@/i;
/** Values that are switches, and those that name where a secret lies. */
export const NO_SECRET =
  /^(?:|true|false|yes|no|on|off|none|null|nil|disabled?|enabled?|required|optional|-?\d{1,5}|auto|random)$/i;
export const ELSEWHERE =
  /^(?:\/|\.{1,2}\/|~\/|https?:\/\/|[a-z]+:\/\/|[\w./-]+\.(?:pem|key|crt|cer|json|ya?ml|txt|env|jks|p12|pub)$)/i;

/** The secrets that a project's files write out, in order. */
export const listWrittenSecrets = askOnce((model: ComposeModel): readonly WrittenSecret[] => {
  const found: WrittenSecret[] = [];
  for (const service of model.project.services) {
    for (const variable of service.environment) {
      const secret = readVariable(model, service, variable, false);
      if (secret) found.push(secret);
    }
    for (const variable of service.build?.args ?? []) {
      const secret = readVariable(model, service, variable, true);
      if (secret) found.push(secret);
    }
  }
  return found;
});

function readVariable(
  model: ComposeModel,
  service: ComposeService,
  variable: ComposeVariable,
  inBuild: boolean,
): WrittenSecret | undefined {
  const { key, value } = variable;
  if (value === undefined) return undefined;
  const raw = value.raw;
  const base = { service, key, origin: variable, variable };
  const kind = raw.includes('$') ? undefined : findKeys(raw)[0]?.kind;
  const address = raw.includes('://') ? ADDRESS.exec(raw) : null;
  if (address && kind === undefined) {
    const secret = address[2]!;
    if (findPlaceholder(secret)?.kind === 'brackets') return undefined;
    const from = address.index + address[0].length - 1 - secret.length;
    const weakness = judge(secret, undefined);
    return {
      ...base,
      where: 'url',
      value: secret,
      from,
      kind,
      weakness,
      fileVariable: undefined,
      own: false,
    };
  }
  const image = knownImageOf(model, service)?.known;
  const own = !inBuild && (image?.passwords.includes(key) ?? false);
  if (kind === undefined && !own && (!isSecretName(key) || isUserPart(key, namesOf(service))))
    return undefined;
  if (raw.includes('$') || NO_SECRET.test(raw.trim()) || ELSEWHERE.test(raw)) return undefined;
  // A long text in words is a description, and a list of names is configuration.
  if (kind === undefined && !own && (/\s/.test(raw.trim()) || raw.includes('{{'))) return undefined;
  return {
    ...base,
    where: inBuild ? 'build-arg' : 'variable',
    value: raw,
    from: 0,
    kind,
    weakness:
      kind === undefined
        ? (judge(raw, own ? image?.defaults?.password : undefined) ??
          (repeatsName(service, raw) ? 'weak' : undefined))
        : undefined,
    fileVariable: own && image?.fileSuffix ? `${key}${image.fileSuffix}` : undefined,
    own,
  };
}

const namesOf = askOnce(
  ({ environment }: ComposeService): ReadonlySet<string> => new Set(environment.map(({ key }) => key)),
);

function judge(value: string, byDefault: string | undefined): WrittenSecret['weakness'] {
  if (byDefault !== undefined && value === byDefault) return 'default';
  if (findPlaceholder(value)) return 'placeholder';
  return findWeakness(value, 8) ? 'weak' : undefined;
}

/** Whether a password is the name of the user, the database or the service. */
function repeatsName(service: ComposeService, value: string): boolean {
  const word = value.toLowerCase();
  return (
    word === service.name.toLowerCase() ||
    service.environment.some(
      ({ key, value: other }) =>
        /(?:USER|USERNAME|DB|DATABASE|NAME)$/.test(key) && other?.raw.toLowerCase() === word,
    )
  );
}

/** Secrets of the same value are one secret in several places. The place where it is set comes first. */
export function groupSecrets(secrets: readonly WrittenSecret[]): WrittenSecret[][] {
  const groups = new Map<string, WrittenSecret[]>();
  for (const secret of secrets) {
    const same = groups.get(secret.value);
    if (same === undefined) groups.set(secret.value, [secret]);
    else same.push(secret);
  }
  return [...groups.values()].map((group) => {
    const seen = new Set<string>();
    const apart = group.filter(({ origin }) => {
      const place = `${origin.file} ${origin.range.start}`;
      return !seen.has(place) && seen.add(place);
    });
    const own = apart.find(({ own }) => own) ?? apart[0]!;
    return [own, ...apart.filter((secret) => secret !== own)];
  });
}
