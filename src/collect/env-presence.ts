import { CROSS_PROBLEMS } from '../contract/problems/cross.js';
import { leaveOpen } from '../contract/presence.js';
import type { ContractProblem } from '../contract/types.js';
import type { EnvFile, EnvProject, ServiceEnv } from '../models/env.js';
import { folderOf, nameOfTemplated } from './env-names.js';
import { isFilled, type Whole } from './env-services.js';

/** What a file's problems are held against. */
export interface Surroundings {
  readonly project: EnvProject;
  readonly wholeOf: (service: ServiceEnv) => Whole;
  /** Names that some env file of the stack sets, whoever reads it. */
  readonly stack: ReadonlySet<string>;
  /** Files that add to another, which may be one that could not be read. */
  readonly overlays: ReadonlySet<EnvFile>;
}

/**
 * What of a file's problems stands when all that its services are given is counted together. A variable that none of
 * the files sets is told once, in the file where it would be looked for; where some of what a service reads is not seen,
 * nothing is known of what is missing.
 */
export function settleProblems(
  file: EnvFile,
  problems: readonly ContractProblem[],
  around: Surroundings,
): ContractProblem[] {
  const isOverlay = around.overlays.has(file);
  const own = file.reading.values;
  const involved = ({ variable, others = [] }: ContractProblem) => [variable, ...others];
  const isOwn = (problem: ContractProblem) =>
    Object.hasOwn(own, problem.variable) ||
    (problem.others?.some((name) => Object.hasOwn(own, name)) === true &&
      !Object.hasOwn(file.beside, problem.variable));
  const readers = file.readBy.filter(({ isForeign }) => !isForeign);
  return problems.flatMap((problem) => {
    const isPresence = /^(?:missing|empty)/.test(problem.code);
    // What the file below lacks or has wrong is said there.
    if (isOverlay && !isOwn(problem)) return [];
    if (/WithCompose$/.test(problem.messageId) && around.stack.has(problem.variable)) return [];
    if (file.readBy.length === 0) return [problem];
    if (!isPresence) {
      if (!isOwn(problem)) return [];
      const isOver = (name: string) => readers.every((reader) => isOpen(file, reader, name, around));
      const isCross = Object.hasOwn(CROSS_PROBLEMS, problem.code);
      return isCross && readers.length > 0 && involved(problem).some(isOver) ? [] : [problem];
    }
    if (readers.length === 0) return Object.hasOwn(own, problem.variable) ? [problem] : [];
    if (!lacks(file, problem.variable, around) || !isHome(file, problem.variable, around)) return [];
    return [describe(problem, readers, file)];
  });
}

/** Whether none of the services that read a file has a variable, as far as can be seen. */
function lacks(file: EnvFile, name: string, around: Surroundings): boolean {
  const readers = file.readBy.filter(({ isForeign }) => !isForeign);
  return readers.every(
    (reader) => !isFilled(around.wholeOf(reader).values, name) && !isOpen(file, reader, name, around),
  );
}

/** Whether a service has a variable with a value that is not known from its env files. */
function isOpen(file: EnvFile, reader: ServiceEnv, name: string, { wholeOf }: Surroundings): boolean {
  // What `environment` takes from outside, Compose looks up in the `.env` beside the compose file.
  if (reader.taken.has(name) && file.path === `${folderOf(reader.file)}.env`) return false;
  return wholeOf(reader).open.has(name);
}

/** Whether a file is the one, of those that a service reads together, in which a variable would be looked for. */
function isHome(file: EnvFile, name: string, around: Surroundings): boolean {
  const { files } = around.project;
  return file.readBy.some((reader) => {
    if (reader.isForeign) return false;
    const candidates = reader.files.flatMap(
      (path) =>
        files.find(
          (one) =>
            one.path === path &&
            one.role === file.role &&
            one.contract === file.contract &&
            one.environment === file.environment &&
            !around.overlays.has(one) &&
            lacks(one, name, around),
        ) ?? [],
    );
    // Set to nothing: where that counts.
    const emptied = candidates.findLast(({ reading }) => Object.hasOwn(reading.values, name));
    return (emptied ?? nearestTo(name, candidates, files)) === file;
  });
}

/** The file whose template shows the variable, else the one with most of its kin, else the first. */
function nearestTo(name: string, candidates: readonly EnvFile[], files: readonly EnvFile[]) {
  const weigh = (file: EnvFile) => {
    const isShown = files.some(
      ({ path, role, reading }) =>
        role === 'template' && nameOfTemplated(path) === file.path && Object.hasOwn(reading.values, name),
    );
    return isShown ? Number.POSITIVE_INFINITY : countKin(file, name);
  };
  let best: { readonly file: EnvFile; readonly weight: number } | undefined;
  for (const file of candidates) {
    const weight = weigh(file);
    if (best === undefined || weight > best.weight) best = { file, weight };
  }
  return best?.file;
}

function countKin({ contract, reading }: EnvFile, name: string): number {
  const [word] = name.split('_');
  const group = contract.variables.get(name)?.meta.group;
  return Object.keys(reading.values).filter((other) => {
    if (other.startsWith(`${word}_`)) return true;
    return group !== undefined && contract.variables.get(other)?.meta.group === group;
  }).length;
}

function describe(problem: ContractProblem, readers: readonly ServiceEnv[], file: EnvFile): ContractProblem {
  const beside = [...new Set(readers.flatMap(({ files }) => files))].filter((path) => path !== file.path);
  const open = readers.find(({ unseen }) => unseen !== undefined);
  if (open === undefined) return { ...problem, beside };
  return leaveOpen(problem, { service: open.service, other: open.unseen! });
}
