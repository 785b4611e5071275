import type { SyntaxNode } from '@lezer/common';
import type { CodeListen, PortSource } from '../code/listen.js';
import { readPort, type ScriptFile } from './ports.js';
import { argumentsOf, dottedName, propertiesOf, rangeOf, stringValue } from './tree.js';

/** Words without which a file starts no server. */
export const LISTEN_HINT = /\.listen\s{0,9}\(|\bserve\s{0,9}\(|\bstartStandaloneServer\b/;

/** What a server listens on where its options have no port, from the documentation of each as of 2026-11. */
interface Defaults {
  readonly variables: readonly string[];
  readonly port: number;
}
/** `serve` of this package. */
const HONO: Defaults = { variables: [], port: 3000 };
const BUN: Defaults = { variables: ['BUN_PORT', 'PORT', 'NODE_PORT'], port: 3000 };
const DENO: Defaults = { variables: [], port: 8000 };
const APOLLO: Defaults = { variables: [], port: 4000 };

/**
 * The server that a call starts: `app.listen(3000)`, `app.listen({ port })` of Fastify, `Bun.serve({ port })`, `serve(…)` of
 * Hono, `Deno.serve`, `startStandaloneServer(server, { listen: { port } })` of Apollo.
 */
export function readListen(node: SyntaxNode, file: ScriptFile): CodeListen | undefined {
  const { text, names } = file;
  const callee = node.firstChild;
  if (
    !callee ||
    !/(?:listen|serve|StandaloneServer)$/.test(text.slice(Math.max(0, callee.to - 16), callee.to))
  )
    return undefined;
  const given = argumentsOf(node);
  const dotted = dottedName(callee, text) ?? '';
  if (dotted === 'Bun.serve') return fromOptions(node, given[0], file, BUN);
  if (dotted === 'Deno.serve')
    return fromOptions(
      node,
      given.find(({ name }) => name === 'ObjectExpression'),
      file,
      DENO,
    );
  const imported = names.imports.get(dotted);
  if (imported?.name === 'serve' && imported.module === '@hono/node-server')
    return fromOptions(node, given[0], file, HONO);
  if (imported?.name === 'startStandaloneServer') {
    const listen = given[1] && propertiesOf(given[1], text).find(({ name }) => name === 'listen');
    return fromOptions(node, listen?.value, file, APOLLO);
  }
  const last = callee.name === 'MemberExpression' ? callee.lastChild : null;
  const [first] = given;
  if (last?.name !== 'PropertyName' || text.slice(last.from, last.to) !== 'listen' || !first)
    return undefined;
  if (first.name === 'ObjectExpression') return fromOptions(node, first, file, undefined);
  // `emitter.listen('event', …)`, `history.listen(() => …)`, a socket of Unix.
  const word = stringValue(first, text);
  if ((word !== undefined && !/^\d+$/.test(word)) || /Function/.test(first.name)) return undefined;
  const sources = readPort(first, [], file);
  return isEphemeral(sources) ? undefined : { range: rangeOf(first), sources };
}

/** Any free port: nobody is to know it. */
const isEphemeral = ([first]: readonly PortSource[]) => first?.kind === 'number' && first.port === 0;

function fromOptions(
  call: SyntaxNode,
  options: SyntaxNode | undefined,
  file: ScriptFile,
  defaults: Defaults | undefined,
): CodeListen | undefined {
  const range = rangeOf(call.firstChild!);
  if (options !== undefined && options.name !== 'ObjectExpression')
    return { range, sources: [{ kind: 'unknown' }] };
  const properties = options ? propertiesOf(options, file.text) : [];
  const port = properties.findLast(({ name }) => name === 'port');
  if (port) {
    const sources = readPort(port.value ?? port.key, [], file);
    return isEphemeral(sources) ? undefined : { range: rangeOf(port.value ?? port.key), sources };
  }
  // `...options`, a Unix socket, a server that somebody else opened.
  const isOpen = options?.getChildren('Property').some(({ firstChild }) => firstChild?.name === 'Spread');
  if (isOpen || properties.some(({ name }) => /^(?:unix|path|fd|server)$/.test(name)) || !defaults)
    return { range, sources: [{ kind: 'unknown' }] };
  return {
    range,
    sources: [
      ...defaults.variables.map((name): PortSource => ({ kind: 'variable', name, range })),
      { kind: 'number', port: defaults.port, range },
    ],
  };
}
