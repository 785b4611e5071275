import type { AlignModel, Place } from '../../models/align.js';
import { evidenceOf, hasCode } from './evidence.js';
import { hardCodedNames } from './hard-coded.js';
import { pairedNames } from './pairs.js';
import { unreadProviderNames } from './provider-settings.js';

/** Whether it can be said that nobody reads a variable: there is code, and all of it is in languages that are read. */
export function canJudgeUnread(model: AlignModel): boolean {
  return hasCode(model) && model.code.otherLanguages.length === 0;
}

/** What is written and read by nobody, and not told by another rule; `maybe` is apart. */
export function listUnread(
  model: AlignModel,
  isMeant: (place: Place) => boolean,
): { readonly unread: readonly Place[]; readonly undecided: readonly Place[] } {
  const { isRead } = evidenceOf(model);
  const told = new Set([...pairedNames(model), ...hardCodedNames(model), ...unreadProviderNames(model)]);
  const meant = model.places.filter((place) => isMeant(place) && !told.has(place.name));
  const judged = meant.map((place) => [place, isRead(place)] as const);
  return {
    unread: judged.flatMap(([place, evidence]) => (evidence === 'no' ? [place] : [])),
    undecided: judged.flatMap(([place, evidence]) => (evidence === 'maybe' ? [place] : [])),
  };
}
