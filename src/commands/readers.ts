import type { GlobalOptions } from '../cli-options.js';
import { UserError } from '../core/errors.js';
import { EXIT } from '../core/exit-code.js';
import { createMasker, maskData } from '../core/mask.js';
import { type Host, resolvePath } from '../host.js';
import { createLocator } from '../report/build.js';
import { drawReaders } from '../report/draw-readers.js';
import { buildReadersReport, renderReadersJson } from '../report/readers.js';
import { compareReaders } from '../syntax/dotenv/compare-readers.js';
import { findHashCuts } from '../syntax/dotenv/hash-cuts.js';
import { createReadings } from '../syntax/dotenv/readers/index.js';
import { COMPARED_IDS, findReaders } from '../syntax/dotenv/readers/names.js';
import type { ReaderId } from '../syntax/dotenv/readers/types.js';
import { wantsColor } from './finish.js';
import { createAdviser } from './readers-advice.js';
import { findShown, readFile } from './readers-file.js';
import { type PortableRequest, rewritePortable } from './readers-portable.js';
import { openSession } from './session.js';

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
  const file = await readFile(session, path, options.stdinFilename);
  const reference = options.asReadBy === undefined ? file.reader : chooseOne(options.asReadBy);
  const read = createReadings(file.text);
  const mask = createMasker(findShown(file, [...new Set([...ids, reference])].map(read)));
  if (portable)
    return rewritePortable(
      session,
      { file, read, readers: ids, reference, mask, fromStdin: path === '-' },
      portable,
    );
  const all = options.verbose ?? false;
  const comparison = compareReaders(file.syntax, ids, read);
  const locate = createLocator(() => file.text);
  const root = session.rootLabel.startsWith('/') ? '.' : session.rootLabel;
  const report = maskData(
    buildReadersReport({
      root,
      file: file.path,
      comparison,
      locate: (range) => locate(file.path, range),
      cuts: findHashCuts(file.syntax, read(reference)),
      reference,
      advise: createAdviser(comparison, reference),
      all,
    }),
    mask,
  );
  for (const { format, file: out } of session.outputs) {
    if (format === 'github') continue;
    const text =
      format === 'json'
        ? renderReadersJson(report)
        : drawReaders(report, {
            color: !out && wantsColor(session),
            compact: format === 'compact',
            all,
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
