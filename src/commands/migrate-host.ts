import { UserError } from '../core/errors.js';
import { isOrdinaryValue } from '../core/ordinary.js';
import type { ApplyHost } from '../migrations/apply/apply.js';
import { seenAfter } from '../migrations/condense.js';
import type { MigratableKind, PlannedFile } from '../migrations/types.js';
import { findHiddenValues } from '../rules/dockerfile-shared/secret-ranges.js';
import { isKnownModel } from '../rules/env-shared/hidden-values.js';
import type { FrameSource } from '../report/types.js';
import { parseDotenv } from '../syntax/dotenv/parse.js';
import { readDotenv } from '../syntax/dotenv/readers/index.js';
import { listComposeSettings } from '../migrations/compose-settings.js';
import { namesSecret } from '../migrations/mask-value.js';
import { parseYaml } from '../syntax/yaml/index.js';
import { VERSION } from '../version.js';
import { frameOfCompose } from './compose-frame.js';
import { frameOfDockerfile } from './docker-check.js';
import { frameOf } from './env-check.js';
import type { PlannedProject } from './migrate-plan.js';
import type { Session } from './session.js';

/** What writing takes, from the session. */
export async function applyHost({ host, root }: Session): Promise<ApplyHost> {
  return { store: await host.openStore(), root, now: host.now, tool: `catalyst ${VERSION}` };
}

/**
 * Every value that nobody may see, before and after: what the last gate looks for.
 * @param showsTexts whether the files themselves are shown; else values in lines that no migration saw are left out
 */
export function secretsOfPlan({ files, seen, plan }: PlannedProject, showsTexts: boolean): string[] {
  const texts = [
    ...(showsTexts ? files : (seen ?? files)).map(({ kind, text }) => ({ kind, text })),
    ...plan.files.map((file) => ({ kind: file.kind, text: showsTexts ? file.after : seenAfter(file) })),
  ];
  return texts.flatMap(({ kind, text }) => hiddenValues(kind, text));
}

/** The values of one text that nobody may see. */
export function hiddenValues(kind: MigratableKind, text: string): string[] {
  if (kind === 'compose')
    return listComposeSettings(parseYaml('', text)).flatMap(({ name, value }) =>
      value && !isPublic(name, value) ? [value] : [],
    );
  if (kind === 'dockerfile') return findHiddenValues(text);
  if (kind === 'source') return [];
  return Object.entries(readDotenv(text, { reader: 'python_dotenv' }).values).flatMap(([name, value]) =>
    value && !isPublic(name, value) ? [value] : [],
  );
}

/** Words and numbers that say nothing, and names of models and hosts that the plan itself speaks of. */
function isPublic(name: string, value: string): boolean {
  if (value.length < 8 || isReference(value)) return true;
  return !namesSecret(name) && (isOrdinaryValue(value) || isKnownModel(name, value));
}

/** A reference with a short default, or none: `${PORT:-8000}`. */
const isReference = (value: string) => /^\$(?:\w+|\{\w+(?::?[-?+][^{}$]{0,7})?\})$/.test(value);

/** A file of a plan as it may be shown. */
export function frameOfPlanned({ kind }: Pick<PlannedFile, 'kind'>, text: string): FrameSource {
  if (kind === 'compose') return frameOfCompose(text);
  if (kind === 'dockerfile') return frameOfDockerfile(text);
  return frameOf({ text, syntax: parseDotenv(text) });
}

/** What the system refused, as an error that a person can act on. */
export function describeSystemError(error: unknown): unknown {
  const code = (error as { code?: unknown }).code;
  const said = {
    ENOSPC: 'the disk is full',
    EDQUOT: 'the quota is used up',
    EROFS: 'the disk is read-only',
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    EMFILE: 'too many files are open',
  }[String(code)];
  if (said === undefined) return error;
  return new UserError(`could not write: ${said}`, {
    advice: 'every file is whole; run again when it is mended, and what was begun is finished or undone',
    cause: error,
  });
}
