import type { ProbeModel, ProbedProvider, ValuePlace } from '../../models/probe.js';
import type { ModelProbe, ProbeResult } from '../../probe/types.js';

/** Providers that were asked, or would have been: whatever is configured. */
export function listConfigured({ providers }: ProbeModel): readonly ProbedProvider[] {
  return providers.filter(({ result }) => isConfigured(result));
}

/** Whether there is something to ask about: a key, or a server that needs none. */
export function isConfigured({ reason }: ProbeResult): boolean {
  return reason !== 'not-configured' && reason !== 'placeholder';
}

/** Whether the provider decided about the key of any. */
export function isAnyDecided({ providers }: ProbeModel): boolean {
  return providers.some(({ result }) => result.verdict !== 'unknown');
}

/** Whether any is configured. */
export function isAnyConfigured({ providers }: ProbeModel): boolean {
  return providers.some(({ result }) => isConfigured(result));
}

/** A model of which the provider itself spoke. */
export interface AnsweredModel {
  readonly probed: ProbedProvider;
  readonly model: ModelProbe;
}

/** The models that a provider said something of. */
export function listAnsweredModels({ providers }: ProbeModel): readonly AnsweredModel[] {
  return providers.flatMap((probed) => {
    const { model } = probed.result;
    return model?.source === 'live' ? [{ probed, model }] : [];
  });
}

/** The place of the first variable that stands in a file, as a part of a hit; nothing when none does. */
export function placeOf(
  { locate }: ProbedProvider,
  ...variables: readonly (string | undefined)[]
): Partial<ValuePlace> {
  const places = variables.map((name) => (name === undefined ? undefined : locate(name)));
  return places.find((place) => place !== undefined) ?? {};
}

/** What every message about a key names. */
export interface KeyArgs {
  readonly [key: string]: string | number;
  readonly provider: string;
  readonly name: string;
  readonly reason: string;
  /** The evidence: request, status, the provider's own code; empty when nothing was answered. */
  readonly evidence: string;
}

/** The arguments of a message about a key. */
export function describeKey({ name, keyVariable, reason, evidence }: ProbeResult): KeyArgs {
  const { request, status, code } = evidence;
  const seen = [status, code].filter((part) => part !== undefined).join(' ');
  return {
    provider: name,
    name: keyVariable,
    reason,
    evidence: request && seen ? `${request}: ${seen}` : seen,
  };
}

/** The evidence in brackets, for the end of a message. */
export function inBrackets(evidence: string): string {
  return evidence === '' ? '' : ` (${evidence})`;
}

/** A configured model in public words: its name where that is public, else a stand-in. */
export function showModel({ id }: ModelProbe): string {
  return id ?? 'the configured model';
}
