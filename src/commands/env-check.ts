import { type EnvCollectOptions, type EnvCollection, collectEnv } from '../collect/env.js';
import { readSuppressions } from '../core/suppress.js';
import { indexLines, positionAt } from '../core/text.js';
import type { Host } from '../host.js';
import type { ContractChoice, EnvFile, EnvModel } from '../models/env.js';
import type { FrameSource } from '../report/types.js';
import { RULES_OF_AREA as ENV_RULES } from '../rules/env/index.generated.js';
import { RULES_OF_AREA as PROVIDER_RULES } from '../rules/provider/index.generated.js';
import { listHiddenValues } from '../rules/env-shared/hidden-values.js';
import type { Fixable } from './fix-loop.js';
import { type ChecksResult, runChecks } from './run-checks.js';
import type { Session } from './session.js';

/** The env files of a project, checked. */
export interface EnvCheck extends ChecksResult, Fixable {
  readonly models: readonly EnvModel[];
  /** Copies of env files, judged by what they give away alone. */
  readonly copies: readonly EnvModel[];
  readonly passedOver: EnvCollection['passedOver'];
  readonly choice: ContractChoice;
  /** What could not be found out, in whole sentences. */
  readonly notes: readonly string[];
  readonly textOf: (file: string) => string | undefined;
}

/** No program reads a copy: only who else can see it matters. */
const RULES_FOR_COPIES = new Set(['env/tracked-secret', 'env/unignored-secret']);

/**
 * Reads the env files and runs the `env` and `provider` rules over them.
 * @param collected the files, where they are read already
 */
export async function checkEnv(
  session: Session,
  host: Host,
  options: EnvCollectOptions,
  collected: Promise<EnvCollection> = collectEnv(host, session.root, { ...options, unreadable: 'told' }),
): Promise<EnvCheck> {
  const { models, copies, passedOver, choice, notes } = await collected;
  const byPath = new Map([...models, ...copies].map((model) => [model.file.path, model.file]));
  const textOf = (file: string) => byPath.get(file)?.text;
  const subjects = models.map((model) => ({ file: model.file.path, model }));
  const result = runChecks(session, {
    areas: [
      { rules: ENV_RULES, subjects },
      { rules: PROVIDER_RULES, subjects },
      {
        rules: ENV_RULES.filter(({ id }) => RULES_FOR_COPIES.has(id)),
        subjects: copies.map((model) => ({ file: model.file.path, model })),
      },
      {
        rules: ENV_RULES.filter(({ id }) => id === 'env/unreadable-file'),
        subjects: passedOver.map((unread) => ({ file: unread.path, model: { unread } })),
      },
    ],
    suppressions: [...models, ...copies].flatMap(({ file }) => suppressionsOf(file)),
    files: [...byPath.keys(), ...passedOver.map(({ path }) => path)],
    textOf,
  });
  const isWritable = (path: string) => {
    const file = byPath.get(path);
    return (
      file !== undefined &&
      !options.paths.includes('-') &&
      file.encoding.name === 'utf-8' &&
      file.encoding.invalidAt === undefined
    );
  };
  return { ...result, models, copies, passedOver, choice, notes, textOf, isWritable };
}

/** What the comments of a file ask not to be reported. */
export function suppressionsOf(file: EnvFile) {
  const comments = file.syntax.comments.filter(({ inline }) => !inline);
  if (!comments.some(({ range }) => file.text.slice(range.start, range.end).includes('catalyst-ignore')))
    return [];
  const lines = indexLines(file.text);
  const content = file.syntax.entries.filter(({ kind }) => kind === 'assignment' || kind === 'junk');
  return readSuppressions(
    file.path,
    comments.map(({ range }) => {
      const next = content.find((entry) => entry.range.start >= range.end);
      return {
        text: file.text.slice(range.start + 1, range.end),
        range,
        line: positionAt(lines, range.start).line,
        trailing: false,
        ...(next ? { nextLine: positionAt(lines, next.range.start).line } : {}),
      };
    }),
  );
}

/** Every value of the files that nobody may see: what the last gate looks for. */
export function secretsOf(models: readonly EnvModel[]): Set<string> {
  return new Set(models.flatMap((model) => [...listHiddenValues(model)]));
}

/** A file as it may be shown: values and comments hidden, and lines that are no assignments. */
export function frameOf(file: Pick<EnvFile, 'text' | 'syntax'>): FrameSource {
  const hidden = file.syntax.entries.flatMap((entry) => {
    if (entry.kind === 'blank') return [];
    const comment = entry.comment ? [entry.comment.range] : [];
    if (entry.kind === 'comment') return comment;
    if (entry.kind === 'junk') return [entry.content, ...comment];
    return [entry.inner, ...(entry.afterQuote ? [entry.afterQuote] : []), ...comment];
  });
  return {
    text: file.text,
    lines: indexLines(file.text),
    hidden: hidden.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start),
  };
}
