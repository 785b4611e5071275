import type { Report, ReportProvider } from './types.js';

/** One provider's answer in words, a cell each: what the table, the plain lines and the progress show. */
export interface LiveCells {
  readonly name: string;
  readonly verdict: string;
  readonly time: string;
  readonly model: string;
  readonly credit: string;
  /** The next step; empty where there is nothing to do. */
  readonly next: string;
}

/** Whether the report has answers, or at least was to have them. */
export function isLive({ command, providers }: Report): boolean {
  return command === 'probe' || providers.some(({ probe }) => probe.asked === true);
}

/** Describes what a provider answered. */
export function describeLive(provider: ReportProvider): LiveCells {
  const { name, probe } = provider;
  return {
    name,
    verdict: describeVerdict(provider),
    time: probe.latencyMs === undefined ? '' : `${probe.latencyMs} ms`,
    model: describeLiveModel(provider),
    credit: describeCredit(provider),
    next: describeNext(provider),
  };
}

/** `verified`, `rejected`, `unknown`, or why nobody was asked: `placeholder` and `not configured` are not sent. */
export function describeVerdict({ readiness, probe }: ReportProvider): string {
  if (probe.reason === 'placeholder') return 'placeholder';
  if (probe.reason === 'not-configured' || (readiness === 'missing' && !probe.asked)) return 'not configured';
  return probe.reason === 'not-probed' ? 'not asked' : probe.verdict;
}

function describeLiveModel({ model }: ReportProvider): string {
  if (!model) return '–';
  const { id, shutdown, status, live } = model;
  const byUs = live?.shutdownFrom === 'live' ? '' : ' by our list';
  const days = live?.daysLeft;
  switch (live?.available) {
    case 'yes':
      if (shutdown === undefined || days === undefined) return `${id} served`;
      return days > 0
        ? `${id} until ${shutdown}${byUs} (${days} days)`
        : `${id} served past its end ${shutdown}${byUs}`;
    case 'no':
      return `${id} not served`;
    case 'not-served':
      return `${id} known, run by nobody`;
    default:
      if (status === 'retired')
        return `${id} not checked; ended${shutdown ? ` ${shutdown}` : ''} by our list`;
      return shutdown === undefined ? `${id} not checked` : `${id} not checked; ends ${shutdown} by our list`;
  }
}

function describeCredit({ probe: { credit, keyExpires } }: ReportProvider): string {
  const until = keyExpires === undefined ? '' : `key until ${keyExpires}`;
  const { remaining, currency } = credit ?? {};
  const ok =
    remaining === undefined ? 'has credit' : `${[remaining, currency].filter(Boolean).join(' ')} left`;
  const words = { ok, limited: 'free only', exhausted: 'no credit left' };
  const state = credit && credit.state !== 'unchecked' ? words[credit.state] : '';
  return [state, until].filter((part) => part !== '').join(', ') || '–';
}

function describeNext({ model, probe }: ReportProvider): string {
  if (probe.reason === 'not-probed') return '';
  if (probe.verdict === 'unknown' || probe.verdict === 'rejected') {
    const { explanation = '', hint } = probe;
    // What the verdict says already needs no words.
    const isPlain = ['invalid-key', 'not-configured', 'placeholder'].includes(probe.reason ?? '');
    return [isPlain ? '' : explanation, hint].filter(Boolean).join('; ');
  }
  if (probe.credit?.state === 'exhausted') return 'add credit or raise the limit';
  const { live, replacement } = model ?? {};
  if (live?.available === 'no' || live?.available === 'not-served') {
    if (live.nearest) return `did you mean ${live.nearest}?`;
    return replacement ? `use ${replacement}` : 'choose a model that it serves';
  }
  const isEnding = model?.status === 'shutting-down' || model?.status === 'retired';
  if (isEnding) return replacement ? `move to ${replacement}` : 'choose another model';
  return probe.reason === 'accepted-restricted' ? (probe.hint ?? '') : '';
}

/**
 * A provider in one line, for pipes and narrow terminals.
 * @param withNext whether to end with the next step
 */
export function describeLiveLine(provider: ReportProvider, withNext = true): string {
  const { name, verdict, time, model, credit, next } = describeLive(provider);
  const parts = [verdict, time, model, credit].filter((part) => part !== '' && part !== '–');
  return `${name}: ${parts.join(' · ')}${next === '' || !withNext ? '' : ` → ${next}`}`;
}

/** `providers: verified 5 · rejected 1 · unknown 2 · not configured 1`. */
export function countLive(providers: readonly ReportProvider[]): string {
  const words = ['verified', 'rejected', 'unknown', 'not asked', 'placeholder', 'not configured'];
  const of = (word: string) => providers.filter((provider) => describeVerdict(provider) === word).length;
  const shown = words.filter((word) => word === 'verified' || of(word) > 0);
  return `providers: ${shown.map((word) => `${word} ${of(word)}`).join(' · ')}`;
}
