import type { GlobalOptions } from '../cli-options.js';
import { collectEnv } from '../collect/env.js';
import { UserError } from '../core/errors.js';
import { EXIT } from '../core/exit-code.js';
import { createMasker, maskData } from '../core/mask.js';
import { toJsonText } from '../core/terminal-text.js';
import { type Host, resolvePath } from '../host.js';
import type { EnvFile } from '../models/env.js';
import { createLocator } from '../report/build.js';
import { drawReaders } from '../report/draw-readers.js';
import { buildReadersReport } from '../report/readers.js';
import { compareReaders, type ReaderComparison } from '../syntax/dotenv/compare-readers.js';
import { COMPARED_IDS, findReaders } from '../syntax/dotenv/readers/names.js';
import type { ReaderId } from '../syntax/dotenv/readers/types.js';
import { wantsColor } from './finish.js';
import { createAdviser } from './readers-advice.js';
import { type PortableRequest, rewritePortable } from './readers-portable.js';
import { type Session, openSession } from './session.js';

interface ReadersOptions extends GlobalOptions {
  readonly readers?: readonly string[];
  readonly asReadBy?: string;
  readonly stdinFilename?: string;
  readonly portable?: boolean;
  readonly write?: boolean;
  readonly diff?: boolean;
  readonly out?: string;
}

/**
 * `catalyst readers [file]`: what each program would read from an env file, or a rewrite that all read alike.
 * @throws {UserError} for a file that cannot be read, and for an unknown reader.
 */
export async function readers(
  host: Host,
  [path]: readonly string[],
  options: ReadersOptions,
): Promise<number> {
  const session = await openSession(host, options, 'readers');
  const wrong = session.outputs.find(({ format }) => !/^(?:pretty|compact|json|github)$/.test(format));
  if (wrong) throw new UserError(`readers answers as pretty, compact or json, not as ${wrong.format}`);
  const portable = readPortable(options);
  const ids = chooseReaders(options.readers ?? []) ?? COMPARED_IDS;
  const file = await readFile(session, path, options);
  const comparison = compareReaders(file.syntax, ids);
  const reference = options.asReadBy === undefined ? file.reader : chooseOne(options.asReadBy);
  const mask = createMasker(secretsShown(file, comparison));
  if (portable)
    return rewritePortable(
      session,
      { file, readers: ids, reference, mask, fromStdin: path === '-' },
      portable,
    );
  const locate = createLocator(() => file.text);
  const root = session.rootLabel.startsWith('/') ? '.' : session.rootLabel;
  const report = maskData(
    buildReadersReport({
      root,
      file: file.path,
      comparison,
      locate: (range) => locate(file.path, range),
      advise: createAdviser(comparison, reference),
    }),
    mask,
  );
  for (const { format, file: out } of session.outputs) {
    if (format === 'github') continue;
    const text =
      format === 'json'
        ? `${toJsonText(report, 2)}\n`
        : drawReaders(report, {
            color: !out && wantsColor(session),
            compact: format === 'compact',
            all: options.verbose ?? false,
          });
    if (out === undefined || out === '-') await host.stdout.write(text);
    else await host.writeText(resolvePath(host.cwd, out), text);
  }
  return EXIT.ok;
}

function readPortable(options: ReadersOptions): PortableRequest | undefined {
  const { portable, write = false, diff = false, out } = options;
  if (!portable) {
    const stray = write ? '--write' : diff ? '--diff' : out === undefined ? undefined : '--out';
    if (stray) throw new UserError(`${stray} is for readers --portable`);
    return undefined;
  }
  if (options.format?.some((format) => format.startsWith('json')))
    throw new UserError('readers --portable shows a diff: -f json is for the comparison');
  if (Number(write) + Number(diff) + Number(out !== undefined) > 1)
    throw new UserError('--write, --diff and --out: one of them');
  return { write, out };
}

function chooseReaders(words: readonly string[]): readonly ReaderId[] | undefined {
  const named = words.filter((word) => word !== '');
  if (named.length === 0) return undefined;
  const chosen = new Set(named.flatMap(readersOf));
  // In one order, however they were asked for.
  const known = findReaders('all');
  return 'ids' in known ? known.ids.filter((id) => chosen.has(id)) : undefined;
}

function readersOf(word: string): readonly ReaderId[] {
  const found = findReaders(word);
  if ('ids' in found) return found.ids;
  throw new UserError(
    `there is no reader "${word}"${found.nearest === undefined ? '' : `; did you mean ${found.nearest}?`}`,
    {
      advice:
        'there are: node, python, pydantic, compose, docker, bash, systemd, dotenv, expand, dotenvx, all',
    },
  );
}

/** The newest of the versions that a word names. */
function chooseOne(word: string): ReaderId {
  return readersOf(word).at(-1)!;
}

async function readFile(
  session: Session,
  path: string | undefined,
  { stdinFilename }: ReadersOptions,
): Promise<EnvFile> {
  const { host, root, config } = session;
  const own = resolvePath(root, '.env');
  const paths = path !== undefined ? [path] : (await host.stat(own)) ? [own] : [];
  const { models } = await collectEnv(host, root, { paths, config, stdinName: stdinFilename });
  const found = models.filter(({ file }) => paths.length > 0 || file.role === 'env');
  const [model] = found;
  if (model && found.length === 1) return model.file;
  if (!model) throw new UserError('there is no .env here', { advice: 'name a file: catalyst readers FILE' });
  const names = found.map(({ file }) => file.path);
  throw new UserError(`there are several env files and no .env: ${names.slice(0, 5).join(', ')}`, {
    advice: 'name one: catalyst readers FILE',
  });
}

/**
 * What any of the programs reads and a name or the path holds too: nothing else of the file is shown. Looked for from the
 * side of the names, as there may be a hundred thousand of both.
 */
function secretsShown(file: EnvFile, { programs }: ReaderComparison): Set<string> {
  const readings = [file.reading, ...programs.map(({ reading }) => reading)];
  const secrets = new Set(readings.flatMap(({ values }) => Object.values(values)));
  const shown = file.syntax.entries.flatMap((entry) => (entry.kind === 'assignment' ? [entry.name] : []));
  const found = new Set<string>();
  for (const text of [file.path, ...shown]) {
    // No more of a name is shown.
    const longest = text.slice(0, 200);
    for (let start = 0; start < longest.length; start++) {
      for (let end = start + 1; end <= longest.length; end++) {
        const piece = longest.slice(start, end);
        if (secrets.has(piece)) found.add(piece);
      }
    }
  }
  return found;
}
