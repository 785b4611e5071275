/** The walk over statements, lists, pipelines and compound commands. */
import type {
  AndOr,
  CommandNode,
  CompoundCommand,
  CompoundList,
  ParsedScript,
  Pipeline,
  PipelineNode,
  Redirection,
  Statement,
  TestExpression,
} from 'unbash';
import { readCommand, readRedirect } from './read-commands.js';
import { readArithmeticAt, readWord } from './read-words.js';
import { nest, type Place, rangeAt } from './walk-types.js';

/** Reads all statements of a script at a place. */
export function walkScript(script: ParsedScript, place: Place): void {
  walkStatements(script.commands, place);
}

function walkStatements(statements: readonly Statement[], outer: Place): void {
  for (const statement of statements) {
    const place: Place = {
      ...outer,
      statement: outer.collector.statements++,
      background: outer.background || statement.background === true,
    };
    if (statement.command.type === 'AndOr') walkList(statement.command, place);
    else walkPipelineNode(statement.command, place);
  }
}

function walkBody(list: CompoundList, place: Place): void {
  walkStatements(list.commands, place);
}

/** Runs a step and tells the first command that it added; -1 where it added none. */
function firstCommand(place: Place, step: () => void): number {
  const before = place.collector.commands.length;
  step();
  return place.collector.commands.length > before ? before : -1;
}

function walkList(node: AndOr, place: Place): void {
  const { collector, context } = place;
  if (node.commands.length < 2) {
    for (const command of node.commands) walkPipelineNode(command, place);
    return;
  }
  const list = collector.lists.push(undefined) - 1;
  const last = node.commands.length - 1;
  const members = node.commands.map((command, i) => {
    const inner = {
      nesting: context.nesting,
      conditional: context.conditional || i > 0,
      tested: context.tested || i < last,
    };
    return firstCommand(place, () =>
      walkPipelineNode(command, { ...place, context: inner, list, listPosition: i }),
    );
  });
  collector.lists[list] = {
    range: rangeAt(place, node.pos, node.end),
    members,
    memberRanges: node.commands.map((command) => rangeAt(place, command.pos, command.end)),
    operators: node.operators,
    operatorRanges: node.operators.map((operator, i) => {
      const from = node.commands[i]!.end;
      const at = place.text.text.indexOf(operator, from);
      return rangeAt(place, at, at + operator.length);
    }),
    context,
  };
}

function walkPipelineNode(node: PipelineNode, place: Place): void {
  if (node.type === 'Pipeline') walkPipeline(node, place);
  else walkCommandNode(node, place);
}

function walkPipeline(node: Pipeline, outer: Place): void {
  const { collector } = outer;
  const negated = node.prefixes.filter((prefix) => prefix.type === 'Negation').length % 2 === 1;
  const tests = node.prefixes.some((prefix) => prefix.type === 'Negation');
  const context = tests ? { ...outer.context, tested: true } : outer.context;
  const place: Place = { ...outer, context, negated };
  if (node.commands.length < 2) {
    for (const command of node.commands) walkCommandNode(command, place);
    return;
  }
  const pipeline = collector.pipelines.push(undefined) - 1;
  const members = node.commands.map((command, i) =>
    firstCommand(place, () => walkCommandNode(command, { ...place, pipeline, pipelinePosition: i })),
  );
  collector.pipelines[pipeline] = {
    range: rangeAt(place, node.pos, node.end),
    members,
    memberRanges: node.commands.map((command) => rangeAt(place, command.pos, command.end)),
    operators: node.operators,
    context: outer.context,
  };
}

function walkRedirects(redirects: readonly Redirection[], place: Place): void {
  for (const redirect of redirects) readRedirect(place, redirect, undefined, false);
}

function walkCommandNode(node: CommandNode, place: Place): void {
  switch (node.type) {
    case 'Command':
      readCommand(place, node);
      break;
    case 'Redirected':
      walkCompound(node.command, place);
      walkRedirects(node.redirects, place);
      break;
    case 'Function':
      place.collector.functions.push({ name: node.name.value, range: rangeAt(place, node.pos, node.end) });
      walkFunctionBody(node.body, nest(place, 'function'));
      break;
    case 'Coproc':
      if (node.body.type === 'Command') readCommand(place, node.body);
      else walkFunctionBody(node.body, place);
      break;
    default:
      walkCompound(node, place);
  }
}

function walkFunctionBody(node: CompoundCommand | CompoundList | CommandNode, place: Place): void {
  if (node.type === 'CompoundList') walkBody(node, place);
  else walkCommandNode(node, place);
}

function walkCompound(node: CompoundCommand, place: Place): void {
  switch (node.type) {
    case 'If': {
      const body = nest(place, 'if', { conditional: true });
      walkBody(node.clause, nest(place, 'if', { tested: true }));
      walkBody(node.then, body);
      for (const branch of node.elif) {
        walkBody(branch.clause, nest(place, 'if', { tested: true, conditional: true }));
        walkBody(branch.then, body);
      }
      if (node.else !== undefined) walkBody(node.else, body);
      break;
    }
    case 'For':
    case 'Select': {
      const range = rangeAt(place, node.name.pos, node.name.end);
      place.collector.definitions.push({ name: node.name.value, range, command: undefined, via: 'for' });
      for (const word of node.wordlist ?? []) readWord(place, word, true);
      walkBody(node.body, nest(place, 'loop', { conditional: true }));
      break;
    }
    case 'ArithmeticFor':
      for (const part of [node.initialize, node.test, node.update]) {
        if (part !== undefined) readArithmeticAt(place, part);
      }
      walkBody(node.body, nest(place, 'loop', { conditional: true }));
      break;
    case 'While':
      walkBody(node.clause, nest(place, 'loop', { tested: true }));
      walkBody(node.body, nest(place, 'loop', { conditional: true }));
      break;
    case 'Subshell':
      walkBody(node.body, nest(place, 'subshell'));
      break;
    case 'BraceGroup':
      walkBody(node.body, nest(place, 'group'));
      break;
    case 'Case':
      readWord(place, node.word, false);
      for (const item of node.items) {
        for (const pattern of item.pattern) readWord(place, pattern, false);
        walkBody(item.body, nest(place, 'case', { conditional: true }));
      }
      break;
    case 'TestCommand':
      walkTest(node.expression, place);
      break;
    case 'ArithmeticCommand':
      if (node.expression !== undefined) readArithmeticAt(place, node.expression);
      break;
  }
}

function walkTest(root: TestExpression, place: Place): void {
  const waiting: TestExpression[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    switch (node.type) {
      case 'TestUnary':
        readWord(place, node.operand, false);
        break;
      case 'TestBinary':
        readWord(place, node.left, false);
        readWord(place, node.right, false);
        break;
      case 'TestLogical':
        for (const operand of node.operands.toReversed()) waiting.push(operand);
        break;
      case 'TestNot':
        waiting.push(node.operand);
        break;
      case 'TestGroup':
        waiting.push(node.expression);
        break;
    }
  }
}
