/** From the text of a script to the lists that rules ask. */
import { parse } from 'unbash';
import type { Range } from '../../core/text.js';
import { type MappedText, sourceRange } from '../dockerfile/mapped-text.js';
import type { ExecWord } from '../dockerfile/part-types.js';
import { isTooComplex } from './complexity.js';
import { type Argument, finishCommand } from './read-commands.js';
import type { ScriptOrigin, ShellChoice, ShellScript, ShellWord } from './types.js';
import { walkScript } from './walk.js';
import type { Collector, Place } from './walk-types.js';

function createCollector(): Collector {
  return {
    commands: [],
    pipelines: [],
    lists: [],
    variables: [],
    definitions: [],
    heredocs: [],
    settings: [],
    functions: [],
    errors: [],
    statements: 0,
  };
}

function createPlace(collector: Collector, text: MappedText): Place {
  return {
    collector,
    text,
    context: { nesting: [], conditional: false, tested: false },
    statement: 0,
    pipeline: undefined,
    pipelinePosition: undefined,
    list: undefined,
    listPosition: undefined,
    negated: false,
    background: false,
    quiet: false,
    depth: 0,
    wrappedBy: undefined,
    walkScript,
    walkText,
  };
}

/** Operators and reserved words that an error may name; everything else comes from the file and is left out. */
const VOCABULARY =
  /^(?:[^\w\s]{1,4}|if|then|elif|else|fi|for|in|do|done|while|until|case|esac|select|function|time|coproc)$/;

function describeError(message: string): string {
  return message.replace(/'([^']*)'/g, (_, token: string) =>
    VOCABULARY.test(token) ? `'${token}'` : 'word',
  );
}

function walkText(text: MappedText, place: Place): void {
  if (isTooComplex(text.text)) return;
  const script = parse(text.text);
  for (const { message, pos } of script.errors ?? []) {
    const end = Math.min(pos + 1, text.text.length);
    const range = sourceRange(text, Math.min(pos, end), end);
    place.collector.errors.push({ code: describeError(message), range });
  }
  walkScript(script, { ...place, text });
}

function complete(
  collector: Collector,
  base: Pick<ShellScript, 'origin' | 'shell' | 'range'>,
  status: ShellScript['status'],
): ShellScript {
  return {
    ...base,
    status,
    commands: collector.commands.filter((command) => command !== undefined),
    pipelines: collector.pipelines.filter((pipeline) => pipeline !== undefined),
    lists: collector.lists.filter((list) => list !== undefined),
    variables: collector.variables,
    definitions: collector.definitions,
    heredocs: collector.heredocs,
    settings: collector.settings,
    functions: collector.functions,
    errors: collector.errors,
  };
}

/** Runs an analysis; whatever the parser cannot bear (its recursion has gaps) makes the script too complex. */
function guard(
  base: Pick<ShellScript, 'origin' | 'shell' | 'range'>,
  run: (collector: Collector) => void,
): ShellScript {
  const collector = createCollector();
  try {
    run(collector);
    return complete(collector, base, 'parsed');
  } catch {
    return complete(createCollector(), base, 'too-complex');
  }
}

/** Analyses shell text. Never throws; texts above a size are `too-complex`. */
export function analyzeShellText(text: MappedText, origin: ScriptOrigin, shell: ShellChoice): ShellScript {
  const base = { origin, shell, range: sourceRange(text, 0, text.text.length) };
  const skipped = shell.name === 'powershell' || shell.name === 'cmd' || shell.name === 'unknown';
  if (skipped) return complete(createCollector(), base, 'skipped');
  if (isTooComplex(text.text)) return complete(createCollector(), base, 'too-complex');
  return guard(base, (collector) => walkText(text, createPlace(collector, text)));
}

/** Analyses the exec form: one command, and what it runs (`["sh", "-c", "…"]`). */
export function analyzeExec(words: readonly ExecWord[], range: Range, shell: ShellChoice): ShellScript {
  return guard({ origin: 'exec', shell, range }, (collector) => {
    const [head, ...tail] = words.map(readExecWord);
    if (head === undefined) return;
    const index = collector.commands.push(undefined) - 1;
    const place = createPlace(collector, head.inner()!);
    const value = head.word.value ?? '';
    const rest = { range, assignments: [], redirects: [], wrappedBy: undefined };
    finishCommand(place, index, value.slice(value.lastIndexOf('/') + 1), head.word, tail, rest);
  });
}

function readExecWord(exec: ExecWord): Argument {
  const word: ShellWord = {
    value: exec.value,
    text: exec.value,
    display: exec.value,
    range: exec.range,
    quoted: 'all',
    glob: false,
    brace: false,
    tilde: false,
    variables: [],
    substitutions: [],
  };
  return { word, inner: () => exec.text };
}
