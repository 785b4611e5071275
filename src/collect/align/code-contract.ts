import type { Config } from '../../config/schema.js';
import { declareContract } from '../../contract/declared.js';
import { contractFromCode, type NamedRead } from '../../contract/from-code.js';
import type { Contract } from '../../contract/types.js';
import { UserError } from '../../core/errors.js';
import { matchPath } from '../../core/suppress.js';
import { isGivenBySystem } from '../../data/known-variables.js';
import { type Host, resolvePath } from '../../host.js';
import type { DockerfileModel } from '../../models/dockerfile.js';
import type { ContractChoice } from '../../models/env.js';
import { parseDotenv } from '../../syntax/dotenv/parse.js';
import { collectCompose } from '../compose.js';
import { collectDockerfiles } from '../dockerfile.js';
import { folderOf, isEnvFileName, isTemplateName } from '../env-names.js';
import { shareReads } from '../shared-reads.js';
import { walkFiles } from '../walk.js';
import { readCode } from './code.js';
import { readCodeTexts } from './code-files.js';
import { placesOfCompose, placesOfDockerfile } from './places-files.js';

/**
 * The contract that the code of a project states. An env file is judged by the code of its own folder, and by all of it
 * where there is none.
 * @throws {UserError} where no code is found that reads variables.
 */
export async function collectCodeContract(host: Host, root: string, config: Config): Promise<ContractChoice> {
  const exclude = (config.exclude ?? []).map(matchPath);
  const tree = await walkFiles(host, root, { exclude: (path) => exclude.some((test) => test(path)) });
  const { places } = readCode(await readCodeTexts(host, root, tree.files));
  const reads = places.flatMap(({ name, file, read, isTest }): NamedRead[] =>
    // What a schema declares (NODE_ENV) is a setting, whoever else gives it.
    read && !isTest && (!isGivenBySystem(name) || DECLARES.test(read.by)) ? [{ name, file, read }] : [],
  );
  if (reads.length === 0)
    throw new UserError('no code here reads variables that could be seen', {
      advice: 'Python, JavaScript and TypeScript are read',
    });
  const { setters, demanded } = await listSetters(host, root, config, tree.files);
  const known = new Map<string, Contract>();
  const contractOf = (path: string): Contract => {
    const folder = folderOf(path);
    const before = known.get(folder);
    if (before) return before;
    const own = reads.filter(({ file }) => file.startsWith(folder));
    const contract = contractFromCode(
      own.length > 0 ? own : reads,
      (name) => (setters.get(name) ?? []).find(({ where }) => where !== folder)?.file,
      (name) => demanded.has(name),
    );
    const whole = config.variables ? declareContract(config.variables, { extends: contract }) : contract;
    const named: Contract = { ...whole, option: '--from code' };
    known.set(folder, named);
    return named;
  };
  const files = new Set(reads.map(({ file }) => file)).size;
  return {
    profile: 'generic',
    because: [`what the code reads: ${files} file${files === 1 ? '' : 's'}`],
    contractOf,
  };
}

/** Readers whose variables are declared as settings of the program. */
const DECLARES = /^(?:pydantic|zod|t3-env|envalid|joi)/;

/** A file that sets a name; `where` is the folder of an env file, `compose` for the others. */
interface Setter {
  readonly where: string;
  readonly file: string;
}

/**
 * Names that compose files, Dockerfiles and env files set, and those that a compose file demands
 * (`${NAME:?}`). What is only handed on (`NAME: ${NAME}`, `ENV NAME=$NAME` of an empty ARG) is not set.
 */
async function listSetters(
  host: Host,
  root: string,
  config: Config,
  tree: readonly string[],
): Promise<{
  readonly setters: ReadonlyMap<string, readonly Setter[]>;
  readonly demanded: ReadonlySet<string>;
}> {
  const shared = shareReads(host);
  const [compose, docker] = await Promise.all([
    collectCompose(shared, root, { paths: [], config }),
    collectDockerfiles(shared, root, { paths: [], config }),
  ]);
  const found = new Map<string, Setter[]>();
  const add = (name: string, where: string, file: string) =>
    found.set(name, [...(found.get(name) ?? []), { where, file }]);
  const composed = compose.models.flatMap(placesOfCompose);
  const references = composed.filter(
    ({ kind, value }) => kind === 'compose-reference' && value === undefined,
  );
  const handedOn = new Set(references.map(({ name }) => name));
  const demanded = new Set(
    references.flatMap(({ name, reference }) => (reference?.operator.endsWith('?') ? [name] : [])),
  );
  const others = [
    ...composed.filter(
      ({ kind, name, valueRange }) =>
        kind === 'compose-environment' && valueRange !== undefined && !handedOn.has(name),
    ),
    ...docker.models.flatMap((model) =>
      placesOfDockerfile(model).filter(
        ({ kind, name, value }) => kind === 'docker-env' && isGiven(model, name, value),
      ),
    ),
  ];
  for (const { name, file } of others) add(name, 'compose', file);
  for (const path of tree.filter((one) => isEnvFileName(one) && !isTemplateName(one))) {
    const content = await host.readText(resolvePath(root, path)).catch(() => undefined);
    for (const entry of content ? parseDotenv(content.text).entries : [])
      if (entry.kind === 'assignment') add(entry.name, folderOf(path), path);
  }
  return { setters: found, demanded };
}

/** Whether ENV gives a name more than an empty text: a value of its own, or that of a variable that has one. */
function isGiven({ graph }: DockerfileModel, name: string, value: string | undefined): boolean {
  if (value !== undefined) return value !== '';
  return graph.stages.some(({ scope }) => {
    const known = scope.lookup(name);
    return known?.origin === 'env' && (known.value ?? '') !== '';
  });
}
