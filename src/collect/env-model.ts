import type { Contract, ContractInput, Environment } from '../contract/types.js';
import { validateContract } from '../contract/validate.js';
import type { DecodedText } from '../core/decode.js';
import type { EnvFile, EnvModel, EnvProject, ServiceEnv } from '../models/env.js';
import { assessProviders } from '../providers/readiness.js';
import { readDotenv } from '../syntax/dotenv/readers/index.js';
import { settleProblems, type Surroundings } from './env-presence.js';
import { createWholeReader, findBeside, namesOfStack, type ServiceEnvs, type Whole } from './env-services.js';

/** What is known of an env file besides its text. */
export type EnvFileFacts = Omit<
  EnvFile,
  'text' | 'encoding' | 'reading' | 'base' | 'beside' | 'environment' | 'environmentFrom'
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

/**
 * Reads the files as their programs do, and lets the contract judge each; pure.
 * @param compose what the services of the project are given
 */
export function buildEnvModels(
  facts: readonly EnvFileFacts[],
  services: readonly string[],
  environmentOf: (word: string) => Environment | undefined,
  compose: ServiceEnvs = { given: [], texts: new Map(), unread: new Set() },
): EnvModel[] {
  const alone = facts.map((file) => readFile(file, environmentOf));
  const wholeOf = createWholeReader(alone, compose.texts);
  const byPath = new Map([...alone].reverse().map((file) => [file.path, file]));
  const files = alone.map((file, i) => {
    const found = byPath.get(facts[i]!.extends ?? '');
    const base = found === file ? undefined : found;
    const beside = findBeside(file, wholeOf);
    const said = file.environmentFrom === 'default' ? sayTogether(file, wholeOf, environmentOf) : undefined;
    return {
      ...file,
      beside,
      ...(base ? { base: base.reading.values } : {}),
      ...(said ? { environment: said, environmentFrom: 'variable' as const } : {}),
    };
  });
  const project: EnvProject = { files, services };
  const around = {
    project,
    wholeOf,
    stack: namesOfStack(compose.given, wholeOf),
    overlays: new Set(
      files.filter(({ base }, i) => {
        return Object.keys(base).length > 0 || compose.unread.has(facts[i]!.extends ?? '');
      }),
    ),
  };
  return files.map((file) => buildModel(file, around));
}

/** The environment that all services which read a file find in their env files, if they find the same. */
function sayTogether(
  { readBy }: EnvFile,
  wholeOf: (service: ServiceEnv) => Whole,
  environmentOf: (word: string) => Environment | undefined,
): Environment | undefined {
  const said = new Set(readBy.map((reader) => findEnvironment(wholeOf(reader).values, environmentOf)));
  return said.size === 1 ? [...said][0] : undefined;
}

function findEnvironment(
  values: Readonly<Record<string, string | null>>,
  environmentOf: (word: string) => Environment | undefined,
): Environment | undefined {
  return ENVIRONMENT_VARIABLES.map((name) => environmentOf(values[name] ?? '')).find((found) => found);
}

function readFile(facts: EnvFileFacts, environmentOf: (word: string) => Environment | undefined): EnvFile {
  const { content, settled, named, fallback, extends: _, ...rest } = facts;
  const reading = readDotenv(content.text, { reader: facts.reader });
  const said = findEnvironment(reading.values, environmentOf);
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
    beside: {},
    environment,
    environmentFrom,
  };
}

function buildModel(file: EnvFile, around: Surroundings): EnvModel {
  const { project } = around;
  const values = { ...file.base, ...file.reading.values, ...file.beside };
  const input: ContractInput = {
    values,
    environment: file.environment,
    ...(file.readBy.length > 0 || project.services.length > 0
      ? { compose: { services: project.services } }
      : {}),
  };
  const problems = settleProblems(file, validateContract(file.contract, input), around);
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
