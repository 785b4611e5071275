import { looksBinary } from '../core/decode.js';
import type { Manifest, ManifestDefect } from '../models/backend.js';
import { findJsonError } from '../syntax/requirements/json-error.js';
import { parsePackageJson } from '../syntax/requirements/package-json.js';
import { findTomlError, parsePipfile, parsePyproject } from '../syntax/requirements/pyproject.js';
import { normalizeName, parseRequirementsFile } from '../syntax/requirements/requirements-txt.js';
import { readSetup } from '../syntax/python/setup.js';
import { baseName } from './env-names.js';

const REQUIREMENTS = /^requirements(?:[-_.][\w.-]+)?\.(?:txt|in)$|(?:^|\/)requirements\/[^/]+\.(?:txt|in)$/i;
const DEVELOPMENT = /dev|test|lint|docs?|ci|local|debug|type|build/i;

/** What kind of manifest a path is; undefined for other files. */
export function manifestKind(path: string): Manifest['kind'] | undefined {
  const name = baseName(path);
  if (name === 'pyproject.toml') return 'pyproject';
  if (name === 'package.json') return 'package-json';
  if (name === 'setup.py') return 'setup';
  if (name === 'Pipfile') return 'pipfile';
  return (REQUIREMENTS.test(name) || REQUIREMENTS.test(path)) && !/constraint/i.test(name)
    ? 'requirements'
    : undefined;
}

/** The folder that a manifest speaks for: `requirements/` holds those of the folder above. */
export function folderOfManifest(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1).replace(/(?:^|(?<=\/))requirements\/$/i, '');
}

/** Reads a manifest; one that does not parse asks for nothing that can be known. */
export function readManifest(path: string, text: string): Manifest {
  const manifest = readParts(path, text);
  const broken = findDefect(manifest);
  return broken ? { ...manifest, isOpen: true, broken } : manifest;
}

/** What keeps it from being read. The text of a template is no manifest yet. */
function findDefect({ path, text, kind, isOpen }: Manifest): ManifestDefect | undefined {
  if (/\{\{|\{%|<%/.test(`${path}${text.slice(0, 100_000)}`)) return undefined;
  const nul = text.indexOf('\0');
  if (nul >= 0 || looksBinary(text)) return { kind: 'binary', at: Math.max(0, nul) };
  if (!isOpen) return undefined;
  if (kind === 'package-json') {
    const at = findJsonError(text);
    return at === undefined ? { kind: 'no-object', at: 0 } : { kind: 'json', at };
  }
  const at = kind === 'pyproject' || kind === 'pipfile' ? findTomlError(text) : undefined;
  return at === undefined ? undefined : { kind: 'toml', at };
}

function readParts(path: string, text: string): Manifest {
  const kind = manifestKind(path)!;
  if (kind === 'requirements') {
    const { requirements } = parseRequirementsFile(text);
    const isDevelopment = DEVELOPMENT.test(baseName(path).replace(/^requirements/i, ''));
    const grouped = isDevelopment
      ? requirements.map((one) => ({ ...one, group: 'dev' as const }))
      : requirements;
    return { path, text, kind, requirements: grouped, isOpen: false };
  }
  if (kind === 'package-json') {
    const read = parsePackageJson(text);
    const own = read?.name === undefined ? {} : { ownName: read.name };
    return { path, text, kind, requirements: read?.requirements ?? [], isOpen: !read, ...own };
  }
  if (kind === 'setup') {
    const { requirements, isOpen } = readSetup(text);
    return { path, text, kind, requirements, isOpen };
  }
  const read = kind === 'pipfile' ? parsePipfile(text) : parsePyproject(text);
  return {
    path,
    text,
    kind,
    requirements: read?.requirements ?? [],
    isOpen: read?.isOpen ?? true,
    ...(read?.ownName === undefined ? {} : { ownName: normalizeName(read.ownName) }),
  };
}
