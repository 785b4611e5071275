import type { VariableMeta } from '../../contract/types.js';
import type { EnvModel } from '../../models/env.js';

/** Where the rule of a contract's problem has something to say; elsewhere it is not applicable, and not passed. */
export interface ContractScope {
  /** Variables that the contract must know, and check together. */
  readonly variables?: readonly string[];
  /** What at least one variable of the contract must be. */
  readonly where?: (meta: VariableMeta) => boolean;
  /** Only production, and staging with it; a template must say itself that it is meant for one of them. */
  readonly production?: boolean;
  /** Only files that feed a Compose stack. */
  readonly compose?: boolean;
  /** `false` where what would be wrong in a file is right in a template. */
  readonly templates?: boolean;
}

/** Makes the `applies` of a rule. */
export function inScope(scope: ContractScope): (model: EnvModel) => boolean {
  return ({ file, project }) => {
    const { contract, environment } = file;
    if (contract.variables.size === 0) return false;
    if (scope.templates === false && file.role === 'template') return false;
    if (scope.production) {
      if (environment !== 'production' && environment !== 'staging') return false;
      if (file.role === 'template' && file.environmentFrom === 'default') return false;
    }
    if (scope.compose && file.readBy.length === 0 && project.services.length === 0) return false;
    if (scope.variables) {
      // A contract without checks (a project's own template) may know the names, and compares nothing.
      if (contract.checks.length === 0) return false;
      if (!scope.variables.every((name) => contract.variables.has(name))) return false;
    }
    const { where } = scope;
    return !where || [...contract.variables.values()].some(({ meta }) => where(meta));
  };
}
