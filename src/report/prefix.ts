import type { ReportFile, ReportFinding, ReportMigration, ReportProvider } from './types.js';

/** Reports of several projects name files from the common root; with one project there is nothing to add. */
export const prefixPath = (path: string | undefined, file: string): string =>
  path === undefined || path === '.' ? file : `${path}/${file}`;

/** A finding of a project as the common report has it. */
export function prefixFinding(finding: ReportFinding, path: string | undefined): ReportFinding {
  if (path === undefined) return finding;
  return {
    ...finding,
    ...(finding.file === undefined ? {} : { file: prefixPath(path, finding.file) }),
    related: finding.related.map((related) => ({ ...related, file: prefixPath(path, related.file) })),
    project: path,
  };
}

export function prefixFile(file: ReportFile, path: string | undefined): ReportFile {
  return path === undefined ? file : { ...file, path: prefixPath(path, file.path) };
}

export function prefixProvider(provider: ReportProvider, path: string | undefined): ReportProvider {
  if (path === undefined) return provider;
  const { file } = provider;
  return { ...provider, project: path, ...(file === undefined ? {} : { file: prefixPath(path, file) }) };
}

export function prefixMigration(migration: ReportMigration, path: string | undefined): ReportMigration {
  if (path === undefined) return migration;
  return {
    ...migration,
    places: migration.places.map((place) => ({ ...place, file: prefixPath(path, place.file) })),
  };
}
