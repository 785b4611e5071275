import { parseYaml } from '../yaml/parse.js';

/** Names of the services of one compose file, without building a project. Never throws. */
export function listServices(text: string): readonly string[] {
  return parseYaml('', text).documents.flatMap(({ root }) => {
    const services = root?.kind === 'map' ? root.entries.get('services')?.value : undefined;
    return services?.kind === 'map' ? [...services.entries.keys()] : [];
  });
}
