import { catalystContract } from '../contract/catalyst/index.js';
import { type VariableDeclaration, declareContract } from '../contract/declared.js';
import { looksLikeCatalyst } from '../contract/detect.js';
import { contractFromTemplate } from '../contract/generic.js';
import type { Contract } from '../contract/types.js';
import { parseDotenv } from '../syntax/dotenv/parse.js';
import type { ContractChoice } from '../models/env.js';
import type { DotenvFile } from '../syntax/dotenv/types.js';
import { environmentOfName, folderOf, isTemplateName } from './env-names.js';

export interface ContractChoiceInput {
  readonly profile: 'catalyst' | 'generic' | undefined;
  /** The profile holds for this run alone: it was said by an option, and not by the configuration. */
  readonly onlyNow?: boolean;
  readonly files: readonly { readonly path: string; readonly syntax: DotenvFile }[];
  /** Env files beside them, templates among them. */
  readonly neighbours: readonly { readonly path: string; readonly text: string }[];
  readonly services: readonly string[];
  /** The journal of migrations says that the project is Catalyst's. */
  readonly wasCatalyst?: boolean;
  readonly variables: Readonly<Record<string, VariableDeclaration>> | undefined;
}

/**
 * Chooses the contract: the built-in one where the files carry its marks or the user says so, else the project's own
 * template file, else none but what the configuration declares.
 */
export function chooseContracts(input: ContractChoiceInput): ContractChoice {
  const detected = input.profile === undefined ? detect(input) : undefined;
  const profile = input.profile ?? (detected?.catalyst ? 'catalyst' : 'generic');
  const because = detected?.because ?? ['chosen by configuration or option'];
  const extend = (contract: Contract) =>
    input.variables ? declareContract(input.variables, { extends: contract }) : contract;
  if (profile === 'catalyst') {
    const isTold = input.onlyNow === true && !detect(input).catalyst;
    const contract: Contract = {
      ...extend(catalystContract),
      ...(isTold ? { option: '--profile catalyst' } : {}),
    };
    return { profile, because, contractOf: () => contract };
  }
  const templates = input.neighbours.filter(({ path }) => isTemplateName(path));
  const byTemplate = new Map<string, Contract>();
  return {
    profile,
    because,
    contractOf: (path) => {
      const template = chooseTemplate(path, templates);
      const known = byTemplate.get(template?.path ?? '');
      if (known) return known;
      const contract = extend(contractFromTemplate(template?.text ?? ''));
      byTemplate.set(template?.path ?? '', contract);
      return contract;
    },
  };
}

function detect({ files, neighbours, services, wasCatalyst }: ContractChoiceInput) {
  const parsed = [...files.map(({ syntax }) => syntax), ...neighbours.map(({ text }) => parseDotenv(text))];
  const seen = looksLikeCatalyst(new Set(parsed.flatMap(keysOf)), services);
  return wasCatalyst === true && !seen.catalyst
    ? { catalyst: true, because: ['.catalyst/migrations.json'] }
    : seen;
}

/** The template in the same folder: the one for the same environment first, then one for any, then whatever is there. */
function chooseTemplate<Template extends { readonly path: string }>(
  path: string,
  templates: readonly Template[],
): Template | undefined {
  const own = environmentOfName(path);
  const rank = (candidate: Template) => {
    const environment = environmentOfName(candidate.path);
    return environment === own ? 0 : environment === undefined ? 1 : 2;
  };
  return templates
    .filter((candidate) => folderOf(candidate.path) === folderOf(path))
    .sort((a, b) => rank(a) - rank(b) || a.path.length - b.path.length)[0];
}

function keysOf(syntax: DotenvFile): string[] {
  return syntax.entries.flatMap((entry) => (entry.kind === 'assignment' ? [entry.name] : []));
}
