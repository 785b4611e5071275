import { collectEnvFacts } from '../collect/env.js';
import type { EnvFileFacts } from '../collect/env-model.js';
import { contractFromTemplate } from '../contract/generic.js';
import { UserError } from '../core/errors.js';
import { resolvePath } from '../host.js';
import type { ContractChoice } from '../models/env.js';
import type { DotenvReading } from '../syntax/dotenv/readers/types.js';
import type { Session } from './session.js';

/** An env file, and the program that reads it. */
export interface ReadersFile extends Pick<EnvFileFacts, 'path' | 'syntax' | 'reader'> {
  readonly text: string;
  readonly isUtf8: boolean;
}

/** Nothing is judged here. */
const NO_CHOICE: ContractChoice = {
  profile: 'generic',
  because: [],
  contractOf: () => contractFromTemplate(''),
};

/**
 * Reads the file that is named, else the project's own.
 * @throws {UserError} where there is none, or several and no `.env`
 */
export async function readFile(
  { host, root, config }: Session,
  path: string | undefined,
  stdinName: string | undefined,
): Promise<ReadersFile> {
  const own = resolvePath(root, '.env');
  const paths = path !== undefined ? [path] : (await host.stat(own)) ? [own] : [];
  const options = { paths, config, stdinName, choice: NO_CHOICE };
  const { facts } = await collectEnvFacts(host, root, options, false);
  const found = facts.filter(({ role }) => paths.length > 0 || role === 'env');
  const [file] = found;
  if (file && found.length === 1) {
    const { text, encoding, invalidAt } = file.content;
    return {
      path: file.path,
      syntax: file.syntax,
      reader: file.reader,
      text,
      isUtf8: encoding === 'utf-8' && invalidAt === undefined,
    };
  }
  if (!file) throw new UserError('there is no .env here', { advice: 'name a file: catalyst readers FILE' });
  const names = found.map((one) => one.path);
  throw new UserError(`there are several env files and no .env: ${names.slice(0, 5).join(', ')}`, {
    advice: 'name one: catalyst readers FILE',
  });
}

/** No more of a name is looked at. */
const LONGEST = 200;
/** What the masker takes for a secret is not shorter. */
const HEAD = 8;

/**
 * What any of the programs reads and a name or the path holds too: nothing else of the file is shown. Looked for from the
 * side of the names, as there may be a hundred thousand of both.
 */
export function findShown(
  { path, syntax }: ReadersFile,
  readings: readonly DotenvReading[],
): ReadonlySet<string> {
  const secrets = new Set<string>();
  const lengths = new Map<string, Set<number>>();
  for (const { values } of new Set(readings)) {
    for (const name in values) {
      const value = values[name];
      if (!value || value.length < HEAD || value.length > LONGEST || secrets.has(value)) continue;
      secrets.add(value);
      const head = value.slice(0, HEAD);
      const own = lengths.get(head);
      if (own) own.add(value.length);
      else lengths.set(head, new Set([value.length]));
    }
  }
  const names = syntax.entries.flatMap((entry) => (entry.kind === 'assignment' ? [entry.name] : []));
  const found = new Set<string>();
  for (const text of [path, ...names]) {
    const longest = text.slice(0, LONGEST);
    for (let start = 0; start + HEAD <= longest.length; start++) {
      for (const length of lengths.get(longest.slice(start, start + HEAD)) ?? []) {
        const piece = longest.slice(start, start + length);
        if (secrets.has(piece)) found.add(piece);
      }
    }
  }
  return found;
}
