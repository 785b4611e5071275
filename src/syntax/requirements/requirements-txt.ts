import type { Requirement, RequirementsFile } from './types.js';

const NAME = /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\])?\s*/;

/** A distribution's name as its registry compares it. https://peps.python.org/pep-0503/#normalized-names */
export function normalizeName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/**
 * Reads one requirement.
 * @param text as in a requirements file or a list of pyproject.toml, without comments
 * @param start its offset in the file
 * @returns undefined for what is no requirement. https://packaging.python.org/en/latest/specifications/dependency-specifiers/
 */
export function parseRequirement(
  text: string,
  start: number,
  group: Requirement['group'] = 'main',
): Requirement | undefined {
  const head = NAME.exec(text);
  if (!head) return undefined;
  const name = normalizeName(head[1]!);
  const range = { start, end: start + head[1]!.length };
  const rest = text.slice(head[0].length);
  if (rest.startsWith('@')) return { name, spec: rest.replace(/\s+/g, ''), pin: 'url', range, group };
  const semicolon = rest.indexOf(';');
  const spec = (semicolon < 0 ? rest : rest.slice(0, semicolon))
    .split(/\s--hash/, 1)[0]!
    .replace(/[\s()]+/g, '');
  if (spec !== '' && !/^(?:[<>=!~]=?|===)/.test(spec)) return undefined;
  return { name, spec, pin: pinOf(spec), range, group };
}

function pinOf(spec: string): Requirement['pin'] {
  if (spec === '') return 'none';
  return /^={2,3}[^,*]+$/.test(spec) ? 'exact' : 'range';
}

/** Reads a requirements file; what is no requirement is passed over. Linear, never throws. https://pip.pypa.io/en/stable/reference/requirements-file-format/ */
export function parseRequirementsFile(text: string): RequirementsFile {
  const requirements: Requirement[] = [];
  const includes: string[] = [];
  const constraints: string[] = [];
  let isCompiled = false;
  for (const { line, start } of logicalLines(text)) {
    const option = /^(?:(-r|--requirement)|(-c|--constraint))[\s=]*(\S+)/.exec(line);
    if (option) {
      (option[1] === undefined ? constraints : includes).push(option[3]!);
      continue;
    }
    if (line.startsWith('-')) continue;
    if (line.includes('--hash=')) isCompiled = true;
    const requirement = parseRequirement(line, start);
    if (requirement) requirements.push(requirement);
  }
  return { requirements, includes, constraints, isCompiled };
}

/** Lines with their continuations, comments and blanks cut off. */
function* logicalLines(text: string): Generator<{ line: string; start: number }> {
  let start = 0;
  while (start < text.length) {
    let end = endOfLine(text, start);
    while (text[end - 1] === '\\' && end < text.length) end = endOfLine(text, end + 1);
    const whole = text.slice(start, end).replace(/\\\r?\n/g, '  ');
    const comment = /(?:^|\s)#/.exec(whole);
    const line = comment ? whole.slice(0, comment.index) : whole;
    const blanks = /^[\s\ufeff]*/.exec(line)![0].length;
    if (blanks < line.length) yield { line: line.slice(blanks).trimEnd(), start: start + blanks };
    start = end + 1;
  }
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
