import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Prediction, predictSettings } from '../../../src/syntax/code/predict-settings.js';
import type { SettingsClass } from '../../../src/syntax/code/types.js';
import { readDotenv } from '../../../src/syntax/dotenv/readers/index.js';
import { readPython } from '../../../src/syntax/python/index.js';

interface Case {
  readonly source: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly file: string | null;
  readonly result:
    | { readonly values: Readonly<Record<string, unknown>> }
    | { readonly raises: string; readonly errors: readonly string[] };
}
const document = JSON.parse(
  readFileSync(process.env.PYDANTIC_VECTORS ?? 'test/vectors/pydantic-settings.json', 'utf8'),
) as {
  readonly head: string;
  readonly cases: readonly Case[];
};

function predict(one: Case): { settings: SettingsClass; prediction: Prediction } {
  const { settings } = readPython(document.head + one.source);
  const found = settings.find(({ name }) => name === 'Settings')!;
  const files =
    one.file === null ? [] : [readDotenv(one.file, { reader: 'python_dotenv_values', env: {} }).values];
  const { environment } = one;
  return { settings: found, prediction: predictSettings(found, { environment, files }) };
}

/** What a person would call a difference: raises or not, which fields, which values. */
function difference(one: Case, prediction: Prediction): string | undefined {
  const { result } = one;
  const errors = 'errors' in result ? result.errors : undefined;
  if (!prediction.ok) {
    const fields = [...new Set(prediction.errors.map(({ field }) => field))].sort();
    if (!errors) return `reads, predicted to raise over ${fields}`;
    return `${fields}` === `${[...errors].sort()}` ? undefined : `raises over ${errors}, predicted ${fields}`;
  }
  if (errors) {
    // What is undecided is not said to be read.
    return errors.every((field) => prediction.undecided.includes(field)) && errors.length > 0
      ? undefined
      : `raises over ${errors}, predicted to read`;
  }
  for (const [field, value] of Object.entries('values' in result ? result.values : {})) {
    const told = prediction.values[field];
    if (told !== undefined && JSON.stringify(sorted(told)) !== JSON.stringify(sorted(value)))
      return `${field} is ${JSON.stringify(value)}, predicted ${JSON.stringify(told)}`;
  }
  return undefined;
}

/** Sets have no order. */
const sorted = (value: unknown): unknown =>
  Array.isArray(value) ? [...value].map(sorted).sort((a, b) => (String(a) < String(b) ? -1 : 1)) : value;

const results = document.cases.map((one) => ({ one, ...predict(one) }));

describe('predictSettings against pydantic-settings', () => {
  it('agrees in at least 98 of 100 cases', () => {
    const different = results.flatMap(({ one, prediction }) => {
      const said = difference(one, prediction);
      return said === undefined
        ? []
        : [`${said}\n${one.source}\n${JSON.stringify(one.environment)} ${JSON.stringify(one.file)}`];
    });
    console.info(`pydantic-settings: ${results.length - different.length} of ${results.length} agree`);
    if (process.env.SHOW) console.info(different.join('\n---\n'));
    expect(results.length).toBeGreaterThanOrEqual(500);
    expect(different.length / results.length).toBeLessThanOrEqual(0.02);
  });

  it('says what it does not know, and of little', () => {
    const values = results.flatMap(({ one, prediction }) =>
      'values' in one.result && prediction.ok
        ? Object.keys(one.result.values).map((name) => prediction.values[name])
        : [],
    );
    const untold = values.filter((value) => value === undefined).length;
    const undecided = results.filter(
      ({ prediction }) => prediction.ok && prediction.undecided.length > 0,
    ).length;
    console.info(
      `untold: ${untold} of ${values.length} values, undecided: ${undecided} of ${results.length} cases`,
    );
    expect(untold / values.length).toBeLessThan(0.2);
    expect(undecided / results.length).toBeLessThan(0.02);
  });
});
