import type { Contract, ContractVariable, Environment, VariableKind, VariableMeta } from '../types.js';

/** What a rendering is made for. */
export interface RenderOptions {
  /** `development` unless given. */
  readonly environment?: Environment;
}

/** The variables by section, in the order of the contract; those that are deprecated are left out. */
export function groupVariables(contract: Contract): Map<string, ContractVariable[]> {
  const groups = new Map<string, ContractVariable[]>();
  for (const variable of contract.variables.values()) {
    if (variable.meta.deprecated !== undefined) continue;
    const group = groups.get(variable.meta.group);
    if (group) group.push(variable);
    else groups.set(variable.meta.group, [variable]);
  }
  return groups;
}

/** Whether a variable must be set in an environment, whatever reads the file; staging needs what production needs. */
export function isRequired(meta: VariableMeta, environment: Environment): boolean {
  const when = meta.required;
  if (when === undefined || typeof when === 'boolean') return when === true;
  return when.includes(environment) || (environment === 'staging' && when.includes('production'));
}

/** When a variable is required, in words; empty when it never is. */
export function describeRequired(meta: VariableMeta): string {
  const compose = meta.requiredWithCompose;
  const words = [
    ...(meta.required === true ? ['yes'] : []),
    ...(Array.isArray(meta.required) ? [`in ${meta.required.join(', ')}`] : []),
    ...(compose === true ? ['with Compose'] : []),
    ...(Array.isArray(compose) ? [`with Compose in ${compose.join(', ')}`] : []),
  ];
  return words.join('; ');
}

const SHOWN: Partial<Record<VariableKind, string>> = {
  url: 'URL',
  fernet: 'Fernet key',
  duration: 'seconds',
  bytes: 'size',
  regex: 'regular expression',
};

/** Type and bounds of a value, in words: `integer, 1 to 64`. */
export function describeType(meta: VariableMeta): string {
  const { kind, choices, min, max } = meta;
  if (choices && choices.length > 0) return `one of ${choices.join(', ')}`;
  if (kind === 'port' || kind === 'boolean') return kind;
  const unit = kind === 'string' ? ' characters' : '';
  const bounds =
    min !== undefined && max !== undefined
      ? `${min} to ${max}${unit}`
      : min !== undefined
        ? `at least ${min}${unit}`
        : max !== undefined
          ? `at most ${max}${unit}`
          : '';
  const shown = SHOWN[kind] ?? kind;
  return bounds === '' ? shown : `${shown}, ${bounds}`;
}
