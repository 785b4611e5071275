import type { CodeText } from './code-files.js';

/**
 * Names of packages in the manifests of a project: every word that may be one. Too many is harmless: they only say that
 * a library may read a variable. Undefined where there is no manifest.
 */
export function findPackages(texts: readonly CodeText[]): ReadonlySet<string> | undefined {
  const manifests = texts.filter(({ role }) => role === 'manifest');
  if (manifests.length === 0) return undefined;
  const found = new Set<string>();
  for (const { path, text } of manifests) {
    const words = path.endsWith('package.json') ? packageJsonWords(text) : text.split(/[^\w@/.-]+/);
    for (const word of words) {
      const name = word.toLowerCase().replace(/^["']|["']$/g, '');
      if (/^@?[a-z][\w./-]{1,80}$/.test(name)) found.add(name);
    }
  }
  return found;
}

function packageJsonWords(text: string): string[] {
  try {
    const manifest = JSON.parse(text) as Record<string, unknown>;
    return ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'].flatMap((key) => {
      const part = manifest[key];
      return part !== null && typeof part === 'object' ? Object.keys(part) : [];
    });
  } catch {
    return [];
  }
}
