import type { SyntaxNode } from '@lezer/common';
import type { CodeListen, PortSource } from '../code/listen.js';
import { own } from '../code/own.js';
import type { ModuleNames } from './names.js';
import { childrenOf, dottedName, rangeOf, readArguments, stringRange } from './tree.js';
import { stringOf } from './values.js';

/** Functions that start a server, with the port that each takes where it is given none: from their documentation as of 2026-11. */
const SERVERS: Readonly<Record<string, number>> = {
  'uvicorn.run': 8000,
  'aiohttp.web.run_app': 8080,
  'waitress.serve': 8080,
};
const MOST_STEPS = 12;
const UNKNOWN: readonly PortSource[] = [{ kind: 'unknown' }];

/** Words without which a file starts no server. */
export const LISTEN_HINT = /\buvicorn\.run\(|\brun_app\(|\bwaitress\b|\bFlask\(/;

/** The server that a call starts: `uvicorn.run(app, port=…)`, `app.run(port=…)` of Flask. */
export function readListen(node: SyntaxNode, text: string, names: ModuleNames): CodeListen | undefined {
  const callee = node.firstChild;
  const dotted = callee ? dottedName(callee, text) : undefined;
  if (!callee || dotted === undefined || !/(?:run|serve|run_app)$/.test(dotted)) return undefined;
  const fallback = own(SERVERS, names.resolve(dotted));
  const isFlask = fallback === undefined && /^\w+\.run$/.test(dotted) && names.imported.has('flask.Flask');
  if (fallback === undefined && !isFlask) return undefined;
  const { named, open } = readArguments(node.lastChild, text);
  const port = named.get('port');
  if (port) return { range: rangeOf(port), sources: readPort(port, text, names) };
  const range = rangeOf(callee);
  const isElsewhere =
    open || ['uds', 'fd', 'sock', 'path', 'listen', 'unix_socket'].some((name) => named.has(name));
  return fallback === undefined || isElsewhere
    ? { range, sources: UNKNOWN }
    : { range, sources: [{ kind: 'number', port: fallback, range }] };
}

function readPort(
  node: SyntaxNode | null | undefined,
  text: string,
  names: ModuleNames,
  step = 0,
): readonly PortSource[] {
  if (!node || step > MOST_STEPS) return UNKNOWN;
  const follow = (next: SyntaxNode | null | undefined) => readPort(next, text, names, step + 1);
  const words =
    node.name === 'Number' ? text.slice(node.from, node.to).replaceAll('_', '') : stringOf(node, text, names);
  if (words !== undefined)
    return /^\d{1,5}$/.test(words)
      ? [{ kind: 'number', port: Number(words), range: rangeOf(node) }]
      : UNKNOWN;
  if (node.name === 'ParenthesizedExpression') return follow(childrenOf(node)[1]);
  if (node.name === 'VariableName') return follow(names.bindings.only.get(text.slice(node.from, node.to)));
  if (node.name === 'BinaryExpression') {
    const [left, operator, right] = childrenOf(node);
    return operator?.name === 'or' ? [...follow(left), ...follow(right)] : UNKNOWN;
  }
  if (node.name === 'MemberExpression') return readMember(node, text, names);
  if (node.name !== 'CallExpression' || !node.firstChild) return UNKNOWN;
  const full = names.resolve(dottedName(node.firstChild, text) ?? '');
  const { positional, named } = readArguments(node.lastChild, text);
  const [first, second = named.get('default')] = positional;
  if (full === 'int') return follow(first);
  const name = first && /^os\.(?:getenv|environ\.get)$/.test(full) ? stringOf(first, text, names) : undefined;
  if (name === undefined) return UNKNOWN;
  return [{ kind: 'variable', name, range: stringRange(first!, text) }, ...(second ? follow(second) : [])];
}

/** `os.environ["PORT"]`, and a field of an object of settings: which class it is, the project tells. */
function readMember(node: SyntaxNode, text: string, names: ModuleNames): readonly PortSource[] {
  const last = node.lastChild;
  const owner = node.firstChild && dottedName(node.firstChild, text);
  if (last?.name === 'PropertyName')
    return owner === undefined || owner === null
      ? UNKNOWN
      : [{ kind: 'elsewhere', module: names.resolve(owner), path: [text.slice(last.from, last.to)] }];
  const key = last?.prevSibling;
  const name = key && owner && names.resolve(owner) === 'os.environ' ? stringOf(key, text, names) : undefined;
  return name === undefined || !key ? UNKNOWN : [{ kind: 'variable', name, range: stringRange(key, text) }];
}
