import type { ComposeService } from '../../syntax/compose/types.js';

/** The words of a service's command and entrypoint; `known` is false where a variable hides some. */
export function commandWords(service: ComposeService): {
  readonly words: readonly string[];
  readonly known: boolean;
} {
  const words: string[] = [];
  let known = true;
  for (const command of [service.entrypoint, service.command]) {
    if (command === undefined) continue;
    if (command.words === undefined && command.text === undefined) known = false;
    words.push(...(command.words ?? command.text?.split(/\s+/) ?? []));
    // `sh -c "redis-server --requirepass …"` and what follows an operator that Compose cuts off.
    const inner = command.words?.filter((word) => /\s/.test(word)).flatMap((word) => word.split(/\s+/));
    words.push(...(inner ?? []));
    if (command.cut && command.text !== undefined) words.push(...command.text.split(/\s+/));
  }
  return { words, known };
}

/** A variable of `environment`, by name. */
export function variableOf(service: ComposeService, ...names: readonly string[]) {
  return service.environment.find(({ key }) => names.includes(key));
}

/** Whether variables may be set that are not seen: from an env file. */
export function hasHiddenVariables(service: ComposeService): boolean {
  return service.envFiles.length > 0;
}
