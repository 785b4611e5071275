import { parseYaml } from '../yaml/parse.js';

/** Names of the services of one compose file, and whether the text is too broken to conclude from what is absent. */
export interface ServiceList {
  readonly names: readonly string[];
  readonly broken: boolean;
}

/** Lists the services of one compose file without building a project. Never throws. */
export function listServices(text: string): ServiceList {
  const { documents, broken } = parseYaml('', text);
  const names = documents.flatMap(({ root }) => {
    const services = root?.kind === 'map' ? root.entries.get('services')?.value : undefined;
    return services?.kind === 'map' ? [...services.entries.keys()] : [];
  });
  return { names, broken };
}
