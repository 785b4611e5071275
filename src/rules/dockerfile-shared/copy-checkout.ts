import type { BuildContext } from '../../models/dockerfile.js';

const CODE =
  /\.(?:py|[cm]?[jt]sx?|vue|svelte|go|rs|rb|php|java|kt|scala|cs|fs|c|cc|cpp|h|hpp|swift|ex|exs|clj|lua|r|jl|dart|html)$/i;
/** What is kept of a project where only its configuration is kept. */
const CONFIGURATION =
  /(?:^|\/)(?:\.env[^/]*|[^/]*\.env|[^/]*(?:docker|container)file[^/]*|[^/]*ignore|[^/]*\.ya?ml|[^/]*\.(?:example|sample|template|dist))$/i;

/** Folders and files that are there only once something was built, fetched or handed out. */
const MADE_FOLDER =
  /(?:^|\/)(?:dist|build|target|out|output|bin|obj|release|releases|publish|artifacts?|node_modules|bower_components|vendor|wheels?|wheelhouse|\.?venv|generated|gen|coverage|tmp|temp|certs?|secrets?|_site|site|storybook-static|\.(?:git|next|nuxt|output|cache|svelte-kit|turbo|yarn|m2|gradle|ssh|aws))(?:\/|$)/i;
const MADE_FILE =
  /\.(?:[jwe]ar|whl|egg|deb|rpm|apk|so|dll|exe|bin|o|a|pyc|class|tar|tgz|gz|bz2|xz|zst|zip|7z|gguf|ggml|onnx|safetensors|pth?|ckpt|h5|pkl|pickle|npz|pem|key|crt|cer|p12|jks|db|sqlite3?|log|min\.js)$|(?:^|\/)(?:\.env|\.npmrc|\.netrc|pip\.conf)[^/]*$|generated|\.gen\./i;

/** Whether a path is one that a build makes or a person puts there: its absence from a checkout says nothing. */
export function isMadeByBuild(source: string): boolean {
  return MADE_FOLDER.test(source) || MADE_FILE.test(source);
}

/**
 * Whether what is seen of a build context is more than its configuration: code, or something that the Dockerfile
 * copies. Of a folder of configuration alone, nothing can be missed.
 */
export function isWholeCheckout({ files, missing = [] }: BuildContext, sources: readonly string[]): boolean {
  if (files.some((file) => CODE.test(file))) return true;
  const absent = new Set(missing);
  const known = new Set(files);
  return sources.some(
    (source) =>
      !absent.has(source) && known.has(source.replace(/^(?:\.?\/)+/, '')) && !CONFIGURATION.test(source),
  );
}
