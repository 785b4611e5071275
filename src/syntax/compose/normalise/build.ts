import { isRemote } from '../paths.js';
import { getAt, originOf } from '../tree.js';
import type { ComposeBuild, ComposeNode } from '../types.js';
import { locateText } from './scalars.js';
import { readVariables } from './variables.js';
import type { Resolve } from './volumes.js';

/** Reads `build`, the string form too. Paths that cannot be told are undefined. */
export function readBuild(node: ComposeNode | undefined, resolve: Resolve): ComposeBuild | undefined {
  if (node === undefined || node.kind === 'list' || (node.kind === 'scalar' && node.value === null))
    return undefined;
  const context = node.kind === 'scalar' ? locateText(node) : locateText(getAt(node, 'context'));
  const dockerfile = locateText(getAt(node, 'dockerfile'));
  const inline = locateText(getAt(node, 'dockerfile_inline'));
  const folder = context === undefined ? '.' : context.value;
  const remote = folder === undefined || isRemote(folder);
  const at = context === undefined ? node : node.kind === 'scalar' ? node : (getAt(node, 'context') ?? node);
  const contextPath = remote ? undefined : resolve(at, folder);
  const name = dockerfile === undefined ? 'Dockerfile' : dockerfile.value;
  const inside = name === undefined || contextPath === undefined || inline !== undefined ? undefined : name;
  return {
    ...originOf(node),
    node,
    context,
    contextPath,
    dockerfile,
    dockerfilePath:
      inside === undefined || folder === undefined ? undefined : resolve(at, `${folder}/${inside}`),
    inline,
    target: locateText(getAt(node, 'target')),
    args: readVariables(getAt(node, 'args')),
  };
}
