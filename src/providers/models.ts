import { findNearest } from '../core/nearest.js';
import { MODEL_SOURCES, MODEL_TABLES, MODELS_AS_OF } from '../data/models.generated.js';
import { getProvider } from './index.js';
import { listSpellings } from './model-ids.js';
import type { ProviderId } from './types.js';

export { MODELS_AS_OF };

/** How long before its last day a model counts as shutting down. */
export const WARNING_DAYS = 90;

/** One row of the shipped table. */
export interface ModelRecord {
  readonly id: string;
  /** `YYYY-MM-DD`: from this day on it does not answer. */
  readonly shutdown?: string;
  readonly replacement?: string;
  readonly aliasOf?: string;
  readonly flags: string;
  /** Page and day that the row was taken from. */
  readonly source: string;
}

/**
 * What the table says of a model on a day. `active`; `deprecated`: still answers, its end is announced or it is
 * advised against; `shutting-down`: its last day is at most 90 days off; `retired`; `unknown`: not in the table, or
 * the table cannot tell. An unknown model is never an invalid one.
 */
export type ModelStatus = 'active' | 'deprecated' | 'shutting-down' | 'retired' | 'unknown';

/** The judgement of one configured model. */
export interface ModelJudgement {
  /** As it was asked. */
  readonly id: string;
  /** The table's spelling of it. */
  readonly known?: string;
  readonly status: ModelStatus;
  readonly shutdown?: string;
  /** Days until the shutdown, negative after it. */
  readonly daysLeft?: number;
  /** The end of the chain of replacements: the first that is not retired or shutting down, else the last known. */
  readonly replacement?: string;
  /** Status of that replacement on the same day. */
  readonly replacementStatus?: ModelStatus;
  /** Replacements that lie between and do not last themselves. */
  readonly via: readonly string[];
  /** `earliest`: the provider calls its date the earliest possible; `rerouted`: calls go to the replacement afterwards; `alias-moved`: the alias may point elsewhere by now; `local`: a model to download, which does not retire; `date-unknown`: retired, day not found. */
  readonly note?: 'earliest' | 'rerouted' | 'alias-moved' | 'local' | 'date-unknown';
  /** Day of the table. */
  readonly asOf: string;
  readonly source?: string;
  /** A known id that was probably meant, when the asked one is not known. */
  readonly nearest?: string;
}

/** Finds a model in the shipped table, in any of the provider's spellings of it. */
export function findModel(provider: ProviderId, id: string): ModelRecord | undefined {
  if (id.length > 200) return undefined;
  const table = tableOf(provider);
  const spellings = listSpellings(provider, id);
  for (const spelling of spellings) {
    const row = findRow(table, spelling);
    if (row) return row;
  }
  const caseless = table.toLowerCase();
  for (const spelling of spellings) {
    const at = findLine(caseless, spelling.toLowerCase());
    if (at >= 0) return readRow(table, at);
  }
  return undefined;
}

/** Ids of all models of a provider in the shipped table. */
export function listModelIds(provider: ProviderId): string[] {
  return tableOf(provider)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.slice(0, line.indexOf('\t')));
}

/**
 * Judges a model by the shipped table.
 * @param today day of the judgement, `YYYY-MM-DD`
 */
export function judgeModel(provider: ProviderId, id: string, today: string): ModelJudgement {
  const record = findModel(provider, id);
  if (!record) {
    const nearest = findNearestModel(provider, id);
    return { id, status: 'unknown', via: [], asOf: MODELS_AS_OF, ...(nearest ? { nearest } : {}) };
  }
  const status = statusOn(record, today);
  const note = noteOf(record);
  return {
    id,
    known: record.id,
    status,
    ...(record.shutdown ? { shutdown: record.shutdown, daysLeft: countDays(today, record.shutdown) } : {}),
    ...followReplacements(provider, record, today),
    ...(note ? { note } : {}),
    asOf: MODELS_AS_OF,
    source: record.source,
  };
}

/** Several checks ask for the same models, and to compare one with all takes longer than the rest of a judgement. */
const nearest = new Map<string, string | undefined>();
const MOST_KEPT = 1_000;

/** A known id that an unknown one was probably meant to be. */
export function findNearestModel(provider: ProviderId, id: string): string | undefined {
  if (id.length > 100) return undefined;
  const key = `${provider}\n${id}`;
  if (!nearest.has(key)) {
    if (nearest.size >= MOST_KEPT) nearest.clear();
    nearest.set(key, compareWithAll(provider, id));
  }
  return nearest.get(key);
}

function compareWithAll(provider: ProviderId, id: string): string | undefined {
  const ids = listModelIds(provider);
  // All at once, which is faster than one by one.
  const at = squeeze(ids.join('\n'))
    .split('\n')
    .indexOf(squeeze(id.replaceAll('\n', '')));
  return ids[at] ?? findNearest(id.toLowerCase(), ids);
}

/** Days from one date to another, both `YYYY-MM-DD`. */
export function countDays(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** The status that a shutdown date gives on a day. */
export function statusByDate(shutdown: string | undefined, deprecated: boolean, today: string): ModelStatus {
  if (!shutdown) return deprecated ? 'deprecated' : 'active';
  const days = countDays(today, shutdown);
  if (days <= 0) return 'retired';
  return days <= WARNING_DAYS ? 'shutting-down' : 'deprecated';
}

function statusOn(record: ModelRecord, today: string): ModelStatus {
  if (record.flags.includes('r')) return 'retired';
  if (record.flags.includes('u')) return 'unknown';
  const status = statusByDate(record.shutdown, record.flags.includes('d'), today);
  // A date that may have been moved, or that was only the earliest, says nothing once it has passed.
  return status === 'retired' && /[me]/.test(record.flags) ? 'unknown' : status;
}

function noteOf({ flags }: ModelRecord): ModelJudgement['note'] {
  if (flags.includes('m')) return 'alias-moved';
  if (flags.includes('e')) return 'earliest';
  if (flags.includes('t')) return 'rerouted';
  if (flags.includes('r')) return 'date-unknown';
  return flags.includes('l') ? 'local' : undefined;
}

function followReplacements(
  provider: ProviderId,
  record: ModelRecord,
  today: string,
): Pick<ModelJudgement, 'replacement' | 'replacementStatus' | 'via'> {
  const seen = new Set([record.id]);
  const via: string[] = [];
  let next = record.replacement;
  while (next && !seen.has(next)) {
    seen.add(next);
    const row = findRow(tableOf(provider), next);
    const status = row ? statusOn(row, today) : 'unknown';
    // One whose earliest day has passed may be gone: where it has a replacement itself, that is the better one.
    const mayBeGone =
      (row && noteOf(row)) === 'earliest' && statusByDate(row?.shutdown, false, today) === 'retired';
    const dying = status === 'retired' || status === 'shutting-down' || mayBeGone;
    if (!dying || !row?.replacement || seen.has(row.replacement)) {
      return { replacement: next, replacementStatus: status, via };
    }
    via.push(next);
    next = row.replacement;
  }
  return { via };
}

function tableOf(provider: ProviderId): string {
  return MODEL_TABLES[getProvider(provider).catalogue] ?? '';
}

function findRow(table: string, id: string): ModelRecord | undefined {
  const at = findLine(table, id);
  return at < 0 ? undefined : readRow(table, at);
}

/** Offset of the line of an id, -1 when there is none. The table is searched, not parsed: it loads in no time. */
function findLine(table: string, id: string): number {
  const at = id.includes('\t') || id.includes('\n') ? -1 : table.indexOf(`\n${id}\t`);
  return at < 0 ? -1 : at + 1;
}

function readRow(table: string, at: number): ModelRecord {
  const row = table.slice(at, table.indexOf('\n', at)).split('\t');
  const [id = '', shutdown = '', replacement = '', aliasOf = '', flags = '', source = ''] = row;
  return {
    id,
    ...(shutdown ? { shutdown } : {}),
    ...(replacement ? { replacement } : {}),
    ...(aliasOf ? { aliasOf } : {}),
    flags,
    source: MODEL_SOURCES[Number.parseInt(source, 36)] ?? '',
  };
}

/** Letters and digits alone; lines stay apart. */
function squeeze(id: string): string {
  return id.toLowerCase().replace(/[^a-z0-9\n]+/g, '');
}
