import { buildComposeModel, type ComposeModelInput, type Disk } from '../../src/collect/compose-model.js';
import type { Finding } from '../../src/core/finding.js';
import type { Rule } from '../../src/core/rule.js';
import { runRules } from '../../src/core/run.js';
import { indexLines, positionAt } from '../../src/core/text.js';
import type { ComposeModel } from '../../src/models/compose.js';
import { readDotenv } from '../../src/syntax/dotenv/readers/index.js';

export interface ComposeLintOptions extends Omit<Partial<ComposeModelInput>, 'files' | 'disk'> {
  /** Path of the first file; `compose.yaml` unless given. */
  readonly path?: string;
  /** Further files on disk, by path; a path that ends in `/` is a folder. `.env` feeds interpolation. */
  readonly disk?: Readonly<Record<string, string>>;
  /** Files that are laid over the first, among those on disk. */
  readonly over?: readonly string[];
  readonly today?: string;
}

/** The model of a project whose files are in memory, as the collectors make it. */
export function composeModel(text: string, options: ComposeLintOptions = {}): ComposeModel {
  const { path = 'compose.yaml', disk = {}, over = [], ...rest } = options;
  const texts: Record<string, string> = { ...disk, [path]: text };
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const dotenv = texts[`${folder}.env`];
  const values = dotenv === undefined ? {} : readDotenv(dotenv, { reader: 'compose' }).values;
  const known = Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  return buildComposeModel({
    files: [path, ...over].map((file) => ({ path: file, text: texts[file] ?? '' })),
    disk: memoryDisk(texts),
    environment: Object.fromEntries(known),
    ...rest,
  });
}

/** A disk with these files and nothing else. */
export function memoryDisk(files: Readonly<Record<string, string>>): Disk {
  const paths = Object.keys(files);
  return {
    kindOf: (path) => {
      if (Object.hasOwn(files, path)) return 'file';
      const below = path === '' || paths.some((file) => file.startsWith(`${path}/`));
      return below ? 'directory' : 'missing';
    },
    textOf: (path) => (Object.hasOwn(files, path) ? files[path] : undefined),
    namesIn: (folder) => [
      ...new Set(
        paths.flatMap((file) => {
          const inside =
            folder === '' ? file : file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : '';
          const [name = ''] = inside.split('/');
          return name === '' ? [] : [name];
        }),
      ),
    ],
  };
}

/** Runs rules over a project whose files are in memory. */
export function lintCompose(
  text: string,
  rules: readonly Rule[],
  options: ComposeLintOptions = {},
): Finding[] {
  const model = composeModel(text, options);
  const today = options.today ?? '2026-11-22';
  return [...runRules(rules, [{ file: model.file.path, model }], { today }).findings];
}

/** Findings as `line:column messageId arguments`, those of another file with its path in front. */
export function summarizeCompose(
  text: string,
  findings: readonly Finding[],
  options: ComposeLintOptions = {},
): string[] {
  const main = options.path ?? 'compose.yaml';
  return findings.map(({ file = main, range, messageId, args }) => {
    const source = file === main ? text : (options.disk?.[file] ?? '');
    const { line, column } = positionAt(indexLines(source), range?.start ?? 0);
    const words = Object.values(args).filter((value) => value !== null);
    return [`${file === main ? '' : `${file} `}${line}:${column}`, messageId, ...words].join(' ');
  });
}
