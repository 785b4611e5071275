import { showNumber } from '../problems.js';
import { type CommonOptions, type Reading, refuse, textSchema } from './common.js';

export interface ListOptions extends CommonOptions {
  /** Typed settings parse the list as JSON and know nothing of commas. */
  readonly json?: 'required' | 'allowed';
  /** Decides whether an item fits. */
  readonly item?: (item: string) => boolean;
}

function readJsonList(text: string): Reading<readonly string[]> {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return refuse('invalid-list', 'badJson', {});
  }
  if (!Array.isArray(data)) return refuse('invalid-list', 'notArray', {});
  const strange = data.findIndex((item) => typeof item !== 'string');
  return strange < 0
    ? { value: data as string[] }
    : refuse('invalid-list', 'notStrings', { position: showNumber(strange + 1) });
}

/** Reads a list: a JSON array of strings or, unless JSON is required, items separated by commas; empty items are dropped. */
export function readList(text: string, options: Omit<ListOptions, 'doc'>): Reading<readonly string[]> {
  const trimmed = text.trim();
  const looksJson = /^[[{"]/.test(trimmed);
  if (options.json === 'required' && !looksJson) return refuse('list-not-json', 'commaList', {});
  const reading: Reading<readonly string[]> = looksJson
    ? readJsonList(trimmed)
    : {
        value: trimmed
          .split(',')
          .map((item) => item.trim())
          .filter((item) => item !== ''),
      };
  if ('refusal' in reading || !options.item) return reading;
  const strange = reading.value.findIndex((item) => !options.item?.(item));
  return strange < 0 ? reading : refuse('invalid-list', 'badItem', { position: showNumber(strange + 1) });
}

/** A list of texts. */
export function list<const Options extends ListOptions>(options: Options) {
  const { json, item, ...common } = options as ListOptions;
  return textSchema<readonly string[], Options>('list', common as Options, {}, (text) =>
    readList(text, { ...(json && { json }), ...(item && { item }) }),
  );
}
