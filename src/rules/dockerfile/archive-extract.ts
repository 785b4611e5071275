import type { Range } from '../../core/text.js';
import type { CopyInstruction } from '../../syntax/dockerfile/types.js';
import type { ShellCommand } from '../../syntax/shell/types.js';
import { defineRule } from '../define-rule.js';
import { lastPart } from '../dockerfile-shared/copy-paths.js';

const TAR = /\.(?:tar(?:\.(?:gz|bz2|xz|zst|lz|lzma|z))?|t(?:gz|bz2?|b2|xz|lz|zst|z))$/i;

export default defineRule({
  id: 'dockerfile/archive-extract',
  aliases: ['DL3010'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A tar archive is copied in and unpacked by a later RUN.',
    why: 'The archive stays in the layer of the COPY for ever. ADD unpacks it on the way, or a bind mount lends it to the RUN.',
    bad: 'FROM debian:13-slim\nCOPY app.tar.gz /opt/\nRUN tar -xzf /opt/app.tar.gz -C /opt',
    good: 'FROM debian:13-slim\nADD app.tar.gz /opt/',
    refs: ['https://docs.docker.com/reference/dockerfile/#add'],
  },
  messages: {
    unpacked: (_: Record<string, never>) =>
      'ADD unpacks an archive on the way in; copied like this it stays in the image as well',
  },
  *check(model) {
    for (const stage of model.graph.stages) {
      const archives = new Map<string, CopiedArchive[]>();
      const reported = new Set<CopiedArchive>();
      for (const one of stage.instructions) {
        if (one.kind === 'copy' && !one.from) addArchives(archives, one);
        if (one.kind !== 'run' || archives.size === 0) continue;
        for (const command of model.scriptOf(one)?.commands ?? []) {
          if (!unpacks(command)) continue;
          for (const { display } of command.args) {
            const path = display.replace(/^--file=/, '');
            const namesakes = archives.get(lastPart(path)) ?? [];
            const found = namesakes.findLast((archive) => isAt(archive, path));
            if (!found || reported.has(found)) continue;
            reported.add(found);
            yield { messageId: 'unpacked', args: {}, range: found.range };
          }
        }
      }
    }
  },
});

interface CopiedArchive {
  readonly range: Range;
  /** Full paths that it can have; undefined where the file does not tell. */
  readonly paths: readonly string[] | undefined;
}

/** Of more copies of one name, the last ones are kept in mind. */
const MOST_NAMESAKES = 20;

/** Keeps the archives that are copied, by the names that they can have: their own, and the last part of the destination. */
function addArchives(
  archives: Map<string, CopiedArchive[]>,
  { sources, destination }: CopyInstruction,
): void {
  const target = destination?.value.replace(/["']/g, '');
  const renamed = target === undefined ? '' : lastPart(target);
  for (const { value, range } of sources) {
    // As written: a path with backslashes keeps them.
    const name = lastPart(value.replace(/["']/g, ''));
    if (!TAR.test(name)) continue;
    const paths =
      target?.startsWith('/') && destination?.literal !== undefined
        ? [target.replace(/(?<!\/)\/+$/, ''), `${target.replace(/(?<!\/)\/+$/, '')}/${name}`]
        : undefined;
    const archive = { range, paths };
    for (const one of new Set(TAR.test(renamed) ? [name, renamed] : [name]))
      archives.set(one, [...(archives.get(one) ?? []).slice(1 - MOST_NAMESAKES), archive]);
  }
}

function isAt({ paths }: CopiedArchive, path: string): boolean {
  return paths === undefined || !path.startsWith('/') || paths.includes(path);
}

function unpacks({ name, args }: ShellCommand): boolean {
  if (/^(?:bsd)?tar$/.test(name)) return args.some(({ display }, i) => isExtract(display, i));
  if (/^(?:gzip|bzip2|xz|zstd)$/.test(name))
    return args.some(({ value }) => value !== undefined && isDecompress(value));
  return /^(?:gunzip|bunzip2|unxz|unlzma|unzstd|uncompress)$/.test(name);
}

/** `-d`, alone or among other letters, and its long names. */
function isDecompress(word: string): boolean {
  return word.startsWith('--')
    ? word === '--decompress' || word === '--uncompress'
    : word.startsWith('-') && word.includes('d');
}

function isExtract(word: string, index: number): boolean {
  return (
    word === '--extract' ||
    word === '--get' ||
    /^-[a-zA-Z]*x/.test(word) ||
    (index === 0 && /^[a-wyzA-Z]*x[a-zA-Z]*$/.test(word))
  );
}
