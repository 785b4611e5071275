import { SKIPPED_FOLDERS } from '../../data/skipped-folders.js';
import { NODE_MODULES } from '../../data/standard-modules.js';
import type { BackendModel, BackendModule } from '../../models/backend.js';
import type { ImportRef } from '../../syntax/code/module-types.js';
import { joinSpecifier, scriptPaths } from '../../syntax/script/module-paths.js';

/** Where an import leads, as far as files say. */
export type ScriptTarget =
  | { readonly kind: 'standard' }
  | { readonly kind: 'own' }
  | { readonly kind: 'own-missing'; readonly path: string }
  | { readonly kind: 'foreign'; readonly name: string }
  /** Through an alias, a bundler's own scheme, or a file that a build makes. */
  | { readonly kind: 'unknown' };

/** Finds where an import leads. */
export function resolveScript(
  { files }: BackendModel,
  { path }: BackendModule,
  { module }: ImportRef,
): ScriptTarget {
  if (/^(?:node|bun|cloudflare|deno|astro|virtual|https?|data|file|npm|jsr):/.test(module))
    return { kind: 'standard' };
  if (/^\.\.?(?:\/|$)/.test(module)) {
    const target = joinSpecifier(path, module.split(/[?#]/, 1)[0]!);
    if (target === undefined) return { kind: 'unknown' };
    return scriptPaths(target).some((one) => files.has(one))
      ? { kind: 'own' }
      : isMade(target)
        ? { kind: 'unknown' }
        : { kind: 'own-missing', path: module };
  }
  // Aliases of a bundler, of tsconfig, of package.json's imports.
  if (/^(?:[/#~$!]|@\/|@\$|[A-Z]:)/.test(module) || /[!?]/.test(module)) return { kind: 'unknown' };
  const parts = module.split('/');
  const name = module.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]!;
  if (NODE_MODULES.has(name)) return { kind: 'standard' };
  if (!/^(?:@[a-z0-9~][\w.~-]*\/)?[a-z0-9~][\w.~-]*$/.test(name)) return { kind: 'unknown' };
  return { kind: 'foreign', name };
}

/** In a folder that a build fills, or of a kind that a bundler handles. */
function isMade(target: string): boolean {
  return (
    target.split('/').some((part) => SKIPPED_FOLDERS.has(part)) ||
    /(?:^|\/)(?:lib|gen|generated|__generated__|\.[\w-]+|types)(?:\/|$)/.test(target) ||
    /\.(?:css|scss|sass|less|svg|png|jpe?g|gif|webp|html|md|mdx|txt|graphql|gql|wasm|ya?ml|toml|sql|vue|svelte|astro|csv|proto)$/.test(
      target,
    ) ||
    /(?:generated|\.gen)$/.test(target)
  );
}
