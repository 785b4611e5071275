import { decodeText } from '../core/decode.js';
import { type Host, resolvePath } from '../host.js';

/** A host that shows other texts for some files: what a fix would leave behind can be checked before it is written. */
export function overlayHost(host: Host, root: string, texts: ReadonlyMap<string, string>): Host {
  if (texts.size === 0) return host;
  const byPath = new Map([...texts].map(([file, text]) => [resolvePath(root, file), text]));
  return {
    ...host,
    readText: async (file, limits) => {
      const text = byPath.get(file);
      return text === undefined ? host.readText(file, limits) : decodeText(new TextEncoder().encode(text));
    },
  };
}
