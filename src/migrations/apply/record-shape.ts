import { resolveInside } from '../../syntax/compose/paths.js';
import { BACKUPS } from './paths.js';

type Data = Readonly<Record<string, unknown>>;

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null;
const isHash = (value: unknown) =>
  value === null || (typeof value === 'string' && /^[0-9a-f]{64}$/.test(value));
const isInside = (value: unknown): value is string =>
  typeof value === 'string' && resolveInside('', value) === value;

/** A record comes with the project and may be anybody's: no path of it may lead out of what this tool writes. */
export function isJournal(data: Data): boolean {
  return Array.isArray(data['runs']) && data['runs'].every(isRun);
}

/** The same for a run that is under way: its temporary files are removed, its targets replaced. */
export function isIntent(data: Data): boolean {
  const { run, temps, targets } = data;
  return (
    isRun(run) &&
    Array.isArray(temps) &&
    Array.isArray(targets) &&
    temps.length === (run as { files: unknown[] }).files.length &&
    targets.length === temps.length &&
    targets.every(isInside) &&
    temps.every(
      (temp) => temp === null || (isInside(temp) && /(?:^|\/)\.[^/]+\.catalyst-[\w-]+\.tmp$/.test(temp)),
    )
  );
}

function isRun(run: unknown): boolean {
  return (
    isData(run) &&
    typeof run['id'] === 'string' &&
    /^[\w-]{1,80}$/.test(run['id']) &&
    Array.isArray(run['migrations']) &&
    run['migrations'].every((one) => isData(one) && typeof one['id'] === 'string') &&
    Array.isArray(run['files']) &&
    run['files'].every(isRunFile)
  );
}

function isRunFile(file: unknown): boolean {
  if (!isData(file)) return false;
  const { path, before, after, backup } = file;
  const isKept = backup === null || (isInside(backup) && backup.startsWith(`${BACKUPS}/`));
  return isInside(path) && isHash(before) && isHash(after) && isKept;
}
