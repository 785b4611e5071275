import type { AlignModel, Place } from '../../models/align.js';
import { PROVIDERS } from '../../providers/index.js';
import type { ProviderInfo } from '../../providers/types.js';
import { evidenceOf } from './evidence.js';
import { hardCodedNames } from './hard-coded.js';
import { pairedNames } from './pairs.js';
import { askOnce } from '../shared/ask-once.js';

/** A setting of a provider that is written and read by nobody, while the code does read the provider's key. */
export interface UnreadProviderSetting {
  readonly provider: ProviderInfo;
  readonly what: 'model' | 'base-url';
  readonly place: Place;
  /** Where the key is read. */
  readonly key: Place;
}

/** Each such setting once, at the first place that writes it. */
export const unreadProviderSettings = askOnce((model: AlignModel): readonly UnreadProviderSetting[] => {
  const { readsOf } = evidenceOf(model);
  const readNames = [
    ...new Set(model.places.flatMap(({ kind, name, isTest }) => (kind === 'code' && !isTest ? [name] : []))),
  ];
  return PROVIDERS.flatMap((provider) => {
    const { keyVariable, modelVariable, baseUrlVariable, foreignNames } = provider;
    const [key] = [keyVariable, ...foreignNames.key].flatMap((name) => readsOf(name));
    if (!key) return [];
    const own = modelVariable.slice(0, -'MODEL'.length);
    const isModel = (name: string) =>
      foreignNames.model.includes(name) || (name.startsWith(own) && name.includes('MODEL'));
    const isBaseUrl = (name: string) => name === baseUrlVariable || foreignNames.baseUrl.includes(name);
    return [
      ...(readNames.some(isModel) ? [] : unread(model, isModel, { provider, what: 'model', key })),
      ...(readNames.some(isBaseUrl) ? [] : unread(model, isBaseUrl, { provider, what: 'base-url', key })),
    ];
  });
});

/** Names that are told so: other rules leave them to it. */
export const unreadProviderNames = askOnce(
  (model: AlignModel): ReadonlySet<string> =>
    new Set(unreadProviderSettings(model).map(({ place }) => place.name)),
);

function unread(
  model: AlignModel,
  isIt: (name: string) => boolean,
  known: Omit<UnreadProviderSetting, 'place'>,
): UnreadProviderSetting[] {
  const { isRead } = evidenceOf(model);
  const told = new Set<string>([...pairedNames(model), ...hardCodedNames(model)]);
  return model.places.flatMap((place) => {
    const isWritten = /^(?:env-file|template|compose-environment|docker-env)$/.test(place.kind) && !place.off;
    if (!isWritten || !isIt(place.name) || told.has(place.name) || isRead(place) !== 'no') return [];
    told.add(place.name);
    return [{ ...known, place }];
  });
}
