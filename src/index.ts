/**
 * The library: the functions that the commands use, over text. Stable from the first release.
 * @packageDocumentation
 */
export { catalystSchema as catalystContract } from './contract/catalyst/schema.js';
export type { Environment } from './contract/types.js';
export type { Edit, TextEdit } from './core/edits.js';
export type { Finding, Fix, Outcome, Related, Severity } from './core/finding.js';
export type { Position, Range } from './core/text.js';
export { indexLines, positionAt } from './core/text.js';
export { type ValidateEnvOptions, validateEnv } from './library/validate-env.js';
export {
  lintCompose,
  lintDockerfile,
  type LintComposeOptions,
  type LintDockerfileOptions,
} from './library/lint-docker.js';
export { loadComposeProject as parseCompose } from './syntax/compose/index.js';
export { parseDockerfile } from './syntax/dockerfile/index.js';
export { parseDotenv } from './syntax/dotenv/parse.js';
export { readDotenv } from './syntax/dotenv/readers/index.js';
export type { DotenvReading, ReaderId } from './syntax/dotenv/readers/types.js';
export type { DotenvEntry, DotenvFile } from './syntax/dotenv/types.js';
export {
  type Applied,
  type ApplyHost,
  applyPlan,
  type Changed,
  recoverRun,
  rollBack,
  type RolledBack,
} from './migrations/apply/apply.js';
export type { JournalFile, JournalRun } from './migrations/apply/journal.js';
export type { Recovered } from './migrations/apply/recover.js';
export type { FileStore } from './migrations/apply/store.js';
export { planMigrations } from './migrations/plan.js';
export type {
  MigratableFile,
  Plan,
  PlanConflict,
  PlannedFile,
  PlannedMigration,
  PlanOptions,
  PlanStep,
} from './migrations/types.js';
export { createFileStore } from './host/store.js';
