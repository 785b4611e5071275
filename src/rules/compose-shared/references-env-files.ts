import type { ComposeModel } from '../../models/compose.js';
import type { VariableReference } from '../../syntax/compose/types.js';
import { askOnce } from '../shared/ask-once.js';
import { describeEnvironment, joinPath } from './references-environment.js';
import { isShellText, namesOf } from './references-variables.js';

/** The env file of a service that sets a variable which the compose file does not get from it: where it is empty. */
export function findOtherFile(model: ComposeModel, reference: VariableReference): string | undefined {
  const { name, operator, set } = reference;
  if (set || operator !== '' || describeEnvironment(model).exampleNames.has(name)) return undefined;
  if (isShellText(model, reference)) return undefined;
  return listEnvFiles(model).find((path) => namesOf(model, path).has(name));
}

/** The env files of all services, each once, without `.env` itself. */
const listEnvFiles = askOnce(({ project }: ComposeModel): readonly string[] => {
  const paths = project.services.flatMap(({ envFiles }) =>
    envFiles.flatMap(({ resolved }) => resolved ?? []),
  );
  return [...new Set(paths)].filter((path) => path !== joinPath(project.directory, '.env'));
});
