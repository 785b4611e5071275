import type { CodeFacts, Place } from '../../models/align.js';
import { readProject } from '../../syntax/code/read-project.js';
import { isTestCode } from '../../syntax/code/read-source.js';
import type { CodeRead, CodeReads } from '../../syntax/code/types.js';
import { type CodeTexts, isComponent, languageOf } from './code-files.js';

/** Folders that show a program, or test it, rather than being it. */
const BESIDE =
  /(?:^|\/)(?:examples?|samples?|demos?|docs?|documentation|benchmarks?|fixtures?|notebooks?|cookbook|evals?)\//i;
/** More than this share of files in another language, and what this code does not read may be read there. */
const OTHER_SHARE = 0.1;

/** What the source files read: places, and what else there is to know of the code. */
export function readCode({ texts, complete }: CodeTexts): {
  readonly facts: CodeFacts;
  readonly places: readonly Place[];
} {
  const code = texts.filter(
    ({ path, role }) => role === 'source' || (role === 'manifest' && /\.py$/.test(path)),
  );
  const reads = readProject(code);
  const all = [...reads].sort(([a], [b]) => (a < b ? -1 : 1));
  const own = all.filter(([path]) => !isBeside(path));
  const places = all.flatMap(([path, { reads: found }]) =>
    found.flatMap((read) => placesOfRead(read, path, isBeside(path))),
  );
  const pick = <Key extends 'dynamic' | 'settings' | 'loads'>(key: Key) =>
    own.flatMap(([file, found]) => found[key].map((one) => ({ ...(one as CodeReads[Key][number]), file })));
  const listens = own.flatMap(([file, found]) => (found.listens ?? []).map((one) => ({ ...one, file })));
  const sources = code.flatMap(({ path }) => (isBeside(path) ? [] : [path]));
  const files = sources.length;
  return {
    facts: {
      files,
      otherLanguages: findOtherLanguages(texts, files),
      dynamic: pick('dynamic'),
      settings: pick('settings'),
      loads: pick('loads'),
      listens,
      sources: new Set(sources),
      roots: [],
      complete,
    },
    places,
  };
}

/** Whether code tests or shows the program. */
export function isBeside(path: string): boolean {
  return isTestCode(path) || BESIDE.test(path);
}

/** A read under each name that counts for it. */
function placesOfRead(read: CodeRead, file: string, isTest: boolean): Place[] {
  const fallback = read.default?.kind === 'literal' ? { value: read.default.value } : {};
  const valueRange = read.default ? { valueRange: read.default.range } : {};
  return [...new Set([read.name, ...(read.anyOf ?? [])])].map((name) => ({
    name,
    kind: 'code' as const,
    file,
    range: read.range,
    ...valueRange,
    ...fallback,
    read,
    ...(isTest ? { isTest } : {}),
  }));
}

function findOtherLanguages(texts: CodeTexts['texts'], files: number): string[] {
  const others = texts.filter(
    ({ path, role }) => role === 'other-source' && !isComponent(path) && !isBeside(path),
  );
  if (others.length <= (files + others.length) * OTHER_SHARE) return [];
  return [...new Set(others.flatMap(({ path }) => languageOf(path) ?? []))].sort();
}
