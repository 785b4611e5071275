import { catalystContract } from '../contract/catalyst/index.js';
import { type VariableDeclaration, declareContract } from '../contract/declared.js';
import { looksLikeCatalyst } from '../contract/detect.js';
import { contractFromTemplate } from '../contract/generic.js';
import type { Contract } from '../contract/types.js';
import { parseDotenv } from '../syntax/dotenv/parse.js';
import type { ContractChoice } from '../models/env.js';
import type { DotenvFile } from '../syntax/dotenv/types.js';
import { folderOf } from './env-names.js';

export interface ContractChoiceInput {
  readonly profile: 'catalyst' | 'generic' | undefined;
  readonly files: readonly { readonly path: string; readonly syntax: DotenvFile }[];
  readonly templates: readonly { readonly path: string; readonly text: string }[];
  readonly services: readonly string[];
  readonly variables: Readonly<Record<string, VariableDeclaration>> | undefined;
}

/**
 * Chooses the contract: the built-in one where the files carry its marks or the user says so, else the project's own
 * template file, else none but what the configuration declares.
 */
export function chooseContracts(input: ContractChoiceInput): ContractChoice {
  const parsed = [
    ...input.files.map(({ syntax }) => syntax),
    ...input.templates.map(({ text }) => parseDotenv(text)),
  ];
  const keys = new Set(parsed.flatMap(keysOf));
  const detected = looksLikeCatalyst(keys, input.services);
  const profile = input.profile ?? (detected.catalyst ? 'catalyst' : 'generic');
  const because = input.profile ? ['chosen by configuration or option'] : detected.because;
  const extend = (contract: Contract) =>
    input.variables ? declareContract(input.variables, { extends: contract }) : contract;
  if (profile === 'catalyst') {
    const contract = extend(catalystContract);
    return { profile, because, contractOf: () => contract };
  }
  const byFolder = new Map<string, Contract>();
  return {
    profile,
    because,
    contractOf: (path) => {
      const folder = folderOf(path);
      const known = byFolder.get(folder);
      if (known) return known;
      const template = input.templates.find((candidate) => folderOf(candidate.path) === folder);
      const contract = extend(contractFromTemplate(template ? template.text : ''));
      byFolder.set(folder, contract);
      return contract;
    },
  };
}

function keysOf(syntax: DotenvFile): string[] {
  return syntax.entries.flatMap((entry) => (entry.kind === 'assignment' ? [entry.name] : []));
}
