import { findNearest } from '../../../core/nearest.js';
import type { ReaderId } from './types.js';

/** What each program is called in a sentence. */
export const PROGRAM_NAMES: Readonly<Record<ReaderId, string>> = {
  dotenv: 'npm dotenv',
  dotenv_expand: 'dotenv-expand',
  dotenvx: 'dotenvx',
  node20: 'node 20',
  node22: 'node 22',
  node24: 'node 24',
  python_dotenv: 'python-dotenv',
  python_dotenv_values: 'pydantic-settings',
  compose: 'Docker Compose',
  docker_run: 'docker run',
  bash: 'bash',
  systemd: 'systemd',
};

const ALL = Object.keys(PROGRAM_NAMES) as readonly ReaderId[];

/** Those that are compared unless others are asked for: each reads files on its own, without a further package. */
export const COMPARED_IDS: readonly ReaderId[] = ALL.filter(
  (id) => !/^(?:dotenv_expand|dotenvx|python_dotenv_values)$/.test(id),
);

const OTHER_NAMES: Readonly<Record<string, readonly ReaderId[]>> = {
  all: ALL,
  node: ['node20', 'node22', 'node24'],
  python: ['python_dotenv'],
  pydantic: ['python_dotenv_values'],
  docker: ['docker_run'],
  expand: ['dotenv_expand'],
  vite: ['dotenv_expand'],
  next: ['dotenv_expand'],
};

/** The readers that a word names, or the word that was probably meant. */
export function findReaders(
  word: string,
): { readonly ids: readonly ReaderId[] } | { readonly nearest: string | undefined } {
  const name = word.toLowerCase().replace(/[- ]/g, '_');
  const known = new Map<string, readonly ReaderId[]>([
    ...Object.entries(OTHER_NAMES),
    ...ALL.map((id): [string, readonly ReaderId[]] => [id, [id]]),
  ]);
  const ids = known.get(name);
  return ids ? { ids } : { nearest: findNearest(name, known.keys()) };
}

/** Names of programs as in a sentence; the versions of Node together where all that were asked for are there. */
export function listPrograms(ids: readonly ReaderId[], asked: readonly ReaderId[]): string[] {
  const isNode = (id: ReaderId) => id.startsWith('node');
  const whole = ids.filter(isNode).length === asked.filter(isNode).length && ids.filter(isNode).length > 1;
  const names = ids.map((id) => (whole && isNode(id) ? 'node' : PROGRAM_NAMES[id]));
  return [...new Set(names)];
}
