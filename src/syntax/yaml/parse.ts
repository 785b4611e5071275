import type { Range } from '../../core/text.js';
import { findComments } from './comments.js';
import { composeDocuments, findTooDeep } from './by-package.js';
import { type Conversion, convertDocument, sizeOf } from './convert.js';
import { readFast } from './fast/index.js';
import { describeError, findForbidden } from './syntax-errors.js';
import type { YamlDocument, YamlFile, YamlProblem } from './types.js';

/** Documents whose aliases, written out, make more nodes than this (and ten times what is written) are refused. */
export const maximumNodes = 400_000;

/**
 * Reads a text as YAML, the way Compose's reader does. Never throws; linear in the length of the text.
 * What is wrong is in `problems`; `broken` is set where what is absent proves nothing.
 */
export function parseYaml(path: string, text: string): YamlFile {
  const forbidden = findForbidden(text);
  const read = forbidden === undefined ? readFast(text) : undefined;
  const deep = forbidden === undefined && read === undefined ? findTooDeep(text) : undefined;
  const early = forbidden ?? (deep === undefined ? undefined : tooDeep(deep));
  if (early !== undefined)
    return { path, text, documents: [], comments: [], problems: [early], broken: true };
  const problems: YamlProblem[] = [];
  const scalars: Range[] = [];
  const documents: YamlDocument[] = [];
  let broken = false;
  try {
    for (const document of read === undefined ? composeDocuments(text) : [{ ...read, errors: [] }]) {
      const found = document.errors.map((error) => describeError(text, error.code, error.offset));
      problems.push(...dropRepeated(found));
      const state: Conversion = {
        file: path,
        text,
        anchors: new Map(),
        sizes: new Map(),
        scalars,
        problems,
        literal: 0,
      };
      let root = convertDocument(document, state);
      const size = root === undefined ? 0 : sizeOf(state, root);
      if (root !== undefined && size > maximumNodes && size > state.literal * 10) {
        problems.push({
          code: 'yaml/alias-bomb',
          path: [],
          range: { start: 0, end: 0 },
          args: { nodes: size },
        });
        root = undefined;
        broken = true;
      }
      if (found.length > 0) broken = true;
      documents.push({ root, range: root?.range ?? { start: document.start, end: document.end } });
    }
  } catch (error) {
    // The parser is not ours: whatever it throws must not end the run. A RangeError is an exhausted stack.
    problems.push(error instanceof RangeError ? tooDeep(0) : describeError(text, 'UNEXPECTED_TOKEN', 0));
    broken = true;
  }
  return { path, text, documents, comments: findComments(text, scalars), problems, broken };
}

function tooDeep(offset: number): YamlProblem {
  return { code: 'yaml/too-deep', path: [], range: { start: offset, end: offset + 1 }, args: {} };
}

/** After the first error of a line the parser is out of step: the others there are consequences. */
function dropRepeated(problems: readonly YamlProblem[]): YamlProblem[] {
  return problems.slice(0, 1);
}
