const REVISION = /^revision(?:\s*:[^=\n]{0,40})?\s*=\s*["']([\w.-]{1,64})["']/m;
const DOWN = /^down_revision(?:\s*:[^=\n]{0,80})?\s*=\s*([^\n]{0,500})/m;

/**
 * The newest revisions of Alembic: those that no other stands on.
 * @param texts of the files under `versions/`
 * @returns undefined where there is none. https://alembic.sqlalchemy.org/en/latest/branches.html
 */
export function findHeads(texts: Iterable<string>): readonly string[] | undefined {
  const revisions = new Set<string>();
  const below = new Set<string>();
  for (const text of texts) {
    const revision = REVISION.exec(text)?.[1];
    if (revision === undefined) continue;
    revisions.add(revision);
    for (const [, name] of (DOWN.exec(text)?.[1] ?? '').matchAll(/["']([\w.-]{1,64})["']/g)) below.add(name!);
  }
  const heads = [...revisions].filter((revision) => !below.has(revision)).sort();
  return heads.length > 0 ? heads : undefined;
}
