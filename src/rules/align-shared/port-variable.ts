import type { Range } from '../../core/text.js';
import type { AlignModel, AlignService } from '../../models/align.js';
import type { Stage } from '../../syntax/dockerfile/stage-types.js';
import type { Token } from '../dockerfile-shared/command-launch.js';

/** A number and where it is written. */
export interface WrittenPort {
  readonly port: number;
  readonly file: string;
  readonly range: Range;
}

/** `$PORT`, `${PORT:-8000}`, `0.0.0.0:$PORT`; nothing else around it. */
const VARIABLE = /^["']?(?:[\w.*[\]:]*:)?\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?::?-(\d{1,5}))?\})["']?$/;

/**
 * The port that a word of a command line comes to in a container of a service: what the compose file, its env files or
 * the image set under that name, else the default in the word. Undefined where one of them cannot be told.
 */
export function portOfVariable(
  model: AlignModel,
  service: AlignService,
  { token, stage, file }: { readonly token: Token; readonly stage: Stage | undefined; readonly file: string },
): WrittenPort | undefined {
  const match = token.value === undefined ? VARIABLE.exec(token.text) : null;
  const name = match?.[1] ?? match?.[2];
  if (!match || name === undefined) return undefined;
  const set = settingOf(model, service, name, stage);
  if (set) return set.written;
  // A base image that is not looked into may set it.
  return stage?.scope.complete !== false || match[3] !== undefined
    ? numbered(match[3], file, token.range)
    : undefined;
}

/**
 * What a container of a service has under a name: what the compose file, its env files or the image set. Without
 * `written` it is set to what cannot be told, or is no number. Undefined where nothing sets it.
 */
export function settingOf(
  model: AlignModel,
  service: AlignService,
  name: string,
  stage: Stage | undefined,
): { readonly written: WrittenPort | undefined } | undefined {
  const own = service.service.environment.find(({ key }) => key === name);
  if (own) return { written: own.value && numbered(own.value.value, own.value.file, own.value.range) };
  for (const { resolved } of [...service.service.envFiles].reverse()) {
    const env = model.env.find(({ path }) => path === resolved);
    if (!env) return { written: undefined };
    const origin = env.reading.origins[name];
    if (!origin) continue;
    const value = env.reading.values[name] ?? undefined;
    return { written: numbered(value, env.path, origin.value ?? origin.key) };
  }
  const known = stage?.scope.lookup(name);
  if (!known?.persists || !service.dockerfile) return undefined;
  const range = known.entry?.value?.range ?? known.entry?.key.range;
  return { written: range && numbered(known.value, service.dockerfile.file.path, range) };
}

/** The number that EXPOSE comes to; undefined where only the build tells. */
export function exposedNumber(stage: Stage, text: string): number | undefined {
  const match = /^\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})$/.exec(text);
  const known = match ? stage.scope.lookup(match[1] ?? match[2]!)?.value : text;
  return known !== undefined && /^\d{1,5}$/.test(known) ? Number(known) : undefined;
}

function numbered(text: string | undefined, file: string, range: Range): WrittenPort | undefined {
  return text !== undefined && /^\d{1,5}$/.test(text.trim())
    ? { port: Number(text.trim()), file, range }
    : undefined;
}
