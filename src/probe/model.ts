import { looksLikeCredential } from '../core/mask.js';
import {
  countDays,
  findModel,
  findNearestModel,
  judgeModel,
  MODELS_AS_OF,
  statusByDate,
} from '../providers/models.js';
import type { ProviderId } from '../providers/types.js';
import { isShowable } from './redact.js';
import type { ModelAnswer, ModelProbe } from './types.js';

/** What is needed to say something of a configured model. */
export interface ModelQuestion {
  readonly provider: ProviderId;
  readonly model: string;
  readonly variable?: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly secrets: readonly string[];
}

/** Whether a value may be sent as the name of a model: a key that stands in its place must not leave in a URL. */
export function isModelName(model: string): boolean {
  return (
    model !== '' && model.length <= 200 && !looksLikeCredential(model) && !/[\s\u0000-\u001f]/.test(model)
  );
}

/**
 * Puts together what the provider and the shipped table say of a model. The provider is right; the table fills what
 * the provider leaves open, and the result says who spoke.
 */
export function combineModel(question: ModelQuestion, live: ModelAnswer | undefined): ModelProbe {
  const { provider, model, today, secrets, variable } = question;
  const table = judgeModel(provider, model, today);
  const isLive = live !== undefined && live.available !== 'unknown';
  const isPublic =
    table.known !== undefined || (isLive && live.available !== 'no' && isShowable(model, secrets));
  const shown = (id: string | undefined): string | undefined =>
    id !== undefined && (findModel(provider, id) || isShowable(id, secrets)) ? id : undefined;
  const shutdown = live?.shutdown === null ? undefined : (live?.shutdown ?? table.shutdown);
  const status = isLive ? statusOfLive(live, shutdown, table.status, today) : table.status;
  const replacement = shown(live?.replacement) ?? table.replacement;
  const nearest =
    live?.available === 'no' && !table.known ? findNearestModel(provider, model) : table.nearest;
  const resolved = shown(live?.resolved);
  return {
    ...(isPublic ? { id: model } : {}),
    ...(variable ? { variable } : {}),
    available: live?.available ?? 'unknown',
    source: isLive ? 'live' : 'table',
    status,
    ...(shutdown
      ? {
          shutdown,
          shutdownFrom: live?.shutdown === shutdown ? ('live' as const) : ('table' as const),
          daysLeft: countDays(today, shutdown),
        }
      : {}),
    ...(replacement ? { replacement } : {}),
    via: live?.replacement ? [] : table.via,
    ...(resolved && resolved !== model ? { resolved } : {}),
    ...(nearest ? { nearest } : {}),
    tableDisagrees: isLive && disagrees(live, table.status, shutdown, table.shutdown),
    tableAsOf: MODELS_AS_OF,
  };
}

function statusOfLive(
  live: ModelAnswer,
  shutdown: string | undefined,
  table: ModelProbe['status'],
  today: string,
): ModelProbe['status'] {
  if (live.available === 'no') return table === 'retired' ? 'retired' : 'unknown';
  if (live.available === 'not-served') return 'unknown';
  // It answers today, whatever date has passed.
  const status = statusByDate(shutdown, table === 'deprecated' && live.shutdown === undefined, today);
  if (status === 'retired') return live.shutdown ? 'shutting-down' : 'active';
  return status;
}

function disagrees(
  live: ModelAnswer,
  table: ModelProbe['status'],
  shutdown: string | undefined,
  tableShutdown: string | undefined,
): boolean {
  if (live.available === 'yes' && table === 'retired') return true;
  if (live.available === 'no' && (table === 'active' || table === 'deprecated' || table === 'shutting-down'))
    return true;
  return (
    live.available === 'yes' &&
    live.shutdown !== undefined &&
    tableShutdown !== undefined &&
    shutdown !== tableShutdown
  );
}
