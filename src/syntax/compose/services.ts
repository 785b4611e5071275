import type { YamlFile } from '../yaml/types.js';

/** Names of the services of one compose file, and whether the text is too broken to conclude from what is absent. */
export interface ServiceList {
  readonly names: readonly string[];
  readonly broken: boolean;
}

/** Lists the services of one compose file without building a project. */
export function listServices({ documents, broken }: YamlFile): ServiceList {
  const names = documents.flatMap(({ root }) => {
    const services = root?.kind === 'map' ? root.entries.get('services')?.value : undefined;
    return services?.kind === 'map' ? [...services.entries.keys()] : [];
  });
  return { names, broken };
}
