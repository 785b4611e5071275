import { indexLines, positionAt } from '../../../core/text.js';
import type { YamlProblem } from '../../yaml/types.js';

/** Compose's words for a problem of the YAML itself. */
export function sayYaml(file: string, text: string, problem: YamlProblem): string {
  const lines = indexLines(text);
  const line = positionAt(lines, problem.range.start).line;
  const where = problem.path.slice(0, -1).join('.');
  switch (problem.code) {
    case 'yaml/tab':
      return `failed to parse ${file}: yaml: line ${line}: found a tab character that violates indentation`;
    case 'yaml/duplicate-key': {
      const first = problem.related === undefined ? line : positionAt(lines, problem.related.start).line;
      return `failed to parse ${file}: line ${line}: mapping key "${problem.args['key']}" already defined at line ${first}`;
    }
    case 'yaml/non-string-key':
      return where === '' ? 'non-string key at top level' : `non-string key in ${where}`;
    case 'yaml/unknown-alias':
      return `failed to parse ${file}: yaml: line ${line}: unknown anchor '${problem.args['name']}' referenced`;
    case 'yaml/alias-cycle':
      return `failed to parse ${file}: yaml: anchor '${problem.args['name']}' value contains itself`;
    case 'yaml/alias-bomb':
      return `failed to parse ${file}: yaml: document contains excessive aliasing`;
    case 'yaml/merge-not-a-map':
      return `failed to parse ${file}: yaml: map merge requires map or sequence of maps as the value`;
    case 'yaml/too-deep':
      return `failed to parse ${file}: yaml: exceeded max depth`;
    default:
      return `failed to parse ${file}: yaml: line ${line}`;
  }
}
