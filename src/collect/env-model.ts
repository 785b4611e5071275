import type { Contract, ContractInput, Environment } from '../contract/types.js';
import { validateContract } from '../contract/validate.js';
import type { DecodedText } from '../core/decode.js';
import type { EnvFile, EnvModel, EnvProject } from '../models/env.js';
import { assessProviders } from '../providers/readiness.js';
import { readDotenv } from '../syntax/dotenv/readers/index.js';

/** What is known of an env file besides its text. */
export type EnvFileFacts = Omit<
  EnvFile,
  'text' | 'encoding' | 'reading' | 'base' | 'environment' | 'environmentFrom'
> & {
  readonly content: DecodedText;
  /** What was settled before the file was read; a variable in the file counts more than its name or a default. */
  readonly settled?: { readonly environment: Environment; readonly from: 'option' | 'config' };
  readonly named?: Environment | undefined;
  readonly fallback: Environment;
  /** Path of the file that it adds to. */
  readonly extends?: string | undefined;
};

/** Variables by which programs say where they run. */
const ENVIRONMENT_VARIABLES = [
  'ENVIRONMENT',
  'APP_ENV',
  'NODE_ENV',
  'FLASK_ENV',
  'RAILS_ENV',
  'DJANGO_ENV',
  'ENV',
];

/** Reads the files as their programs do, and lets the contract judge each; pure. */
export function buildEnvModels(
  facts: readonly EnvFileFacts[],
  services: readonly string[],
  environmentOf: (word: string) => Environment | undefined,
): EnvModel[] {
  const alone = facts.map((file) => readFile(file, environmentOf));
  const byPath = new Map([...alone].reverse().map((file) => [file.path, file]));
  const files = alone.map((file, i) => {
    const found = byPath.get(facts[i]!.extends ?? '');
    const base = found === file ? undefined : found;
    return base ? { ...file, base: base.reading.values } : file;
  });
  const project: EnvProject = { files, services };
  return files.map((file) => buildModel(file, project));
}

function readFile(facts: EnvFileFacts, environmentOf: (word: string) => Environment | undefined): EnvFile {
  const { content, settled, named, fallback, extends: _, ...rest } = facts;
  const reading = readDotenv(content.text, { reader: facts.reader });
  const said = ENVIRONMENT_VARIABLES.map((name) => environmentOf(reading.values[name] ?? '')).find(
    (found) => found,
  );
  const [environment, environmentFrom] = settled
    ? ([settled.environment, settled.from] as const)
    : said
      ? ([said, 'variable'] as const)
      : named
        ? ([named, 'file-name'] as const)
        : ([fallback, 'default'] as const);
  return {
    ...rest,
    text: content.text,
    encoding: {
      name: content.encoding,
      bom: content.bom,
      ...(content.invalidAt === undefined ? {} : { invalidAt: content.invalidAt }),
    },
    reading,
    base: {},
    environment,
    environmentFrom,
  };
}

function buildModel(file: EnvFile, project: EnvProject): EnvModel {
  const values = { ...file.base, ...file.reading.values };
  const input: ContractInput = {
    values,
    environment: file.environment,
    ...(file.readBy.length > 0 || project.services.length > 0
      ? { compose: { services: project.services } }
      : {}),
  };
  const own = new Set(Object.keys(file.reading.values));
  const isOverlay = Object.keys(file.base).length > 0;
  const problems = validateContract(file.contract, input).filter(
    // What the file below lacks or has wrong is said there.
    (problem) => !isOverlay || own.has(problem.variable) || problem.others?.some((name) => own.has(name)),
  );
  return {
    file,
    project,
    problems,
    providers: assessFor(file.contract, values),
    locate: createLocator(file),
  };
}

function assessFor(contract: Contract, values: Readonly<Record<string, string | null>>) {
  const defaults = Object.fromEntries(
    [...contract.variables].flatMap(([name, { meta }]) =>
      meta.default === undefined ? [] : [[name, meta.default]],
    ),
  );
  const all = assessProviders(values, { defaults });
  return all.filter((state) => contract.providers.includes(state.id));
}

function createLocator(file: EnvFile): EnvModel['locate'] {
  const byKeyStart = new Map(
    file.syntax.entries.flatMap((entry) =>
      entry.kind === 'assignment' ? [[entry.key.start, entry] as const] : [],
    ),
  );
  return (key) => {
    const origin = Object.hasOwn(file.reading.origins, key) ? file.reading.origins[key] : undefined;
    if (!origin) return undefined;
    const entry = byKeyStart.get(origin.key.start);
    const value = entry?.inner ?? origin.value ?? { start: origin.key.end, end: origin.key.end };
    return { key: origin.key, value, entry: entry?.range ?? origin.key };
  };
}
