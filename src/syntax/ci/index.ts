import type { CodeRead, CodeReads } from '../code/types.js';
import { readShellVariables } from '../shell/environment-reads.js';
import { parseYaml } from '../yaml/index.js';
import type { YamlMap, YamlNode, YamlScalar } from '../yaml/types.js';

type Forge = 'github-actions' | 'gitlab-ci';

/** Which forge reads a file, by its path. */
export function forgeOf(path: string): Forge | undefined {
  if (/(?:^|\/)\.github\/(?:workflows|actions)\/[^\n]{0,400}\.ya?ml$|(?:^|\/)action\.ya?ml$/i.test(path))
    return 'github-actions';
  return /(?:^|\/)\.gitlab-ci\.ya?ml$|(?:^|\/)\.gitlab\/[^\n]{0,400}\.ya?ml$/i.test(path)
    ? 'gitlab-ci'
    : undefined;
}

/** What the forge itself sets. */
const OWN: Readonly<Record<Forge, RegExp>> = {
  'github-actions': /^(?:CI|GITHUB_\w+|RUNNER_\w+|ACTIONS_\w+)$/,
  'gitlab-ci': /^(?:CI|CI_\w+|GITLAB_\w+|FF_\w+)$/,
};

/** Keys whose text, or list of texts, is a script. */
const SCRIPTS: Readonly<Record<Forge, ReadonlySet<string>>> = {
  'github-actions': new Set(['run']),
  'gitlab-ci': new Set(['script', 'before_script', 'after_script']),
};
const SETTINGS: Readonly<Record<Forge, string>> = { 'github-actions': 'env', 'gitlab-ci': 'variables' };

/**
 * What the file of a forge reads: `$NAME` in its scripts, `${{ env.X }}`, `${{ secrets.X }}`, `${{ vars.X }}`; and which
 * variables it sets (`env:`, `variables:`).
 */
export function readCi(text: string, path: string): CodeReads {
  const forge = forgeOf(path) ?? 'github-actions';
  const reads: CodeRead[] = forge === 'github-actions' ? readExpressions(text) : [];
  const sets: { name: string; range: { start: number; end: number } }[] = [];
  const file = parseYaml(path, text);
  const seen = new Set<YamlNode>();
  const queue: YamlNode[] = file.documents.flatMap(({ root }) => root ?? []);
  for (const node of queue) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.kind === 'seq') queue.push(...node.items);
    if (node.kind !== 'map') continue;
    for (const { key, value, keyRange } of node.entries.values()) {
      if (SCRIPTS[forge].has(key))
        for (const script of scalarsOf(value)) reads.push(...readScriptText(script, text, forge));
      if (key === SETTINGS[forge] && value.kind === 'map') sets.push(...settingsOf(value));
      if (keyRange) queue.push(value);
    }
  }
  return {
    reads: reads.sort((a, b) => a.range.start - b.range.start),
    dynamic: [],
    settings: [],
    classes: [],
    loads: [],
    errors: file.problems.filter(({ code }) => code === 'yaml/syntax').map(({ range }) => range),
    sets: sets.sort((a, b) => a.range.start - b.range.start),
  };
}

const settingsOf = (map: YamlMap) =>
  [...map.entries.values()].map(({ key, keyRange }) => ({ name: key, range: keyRange }));

const scalarsOf = (node: YamlNode): YamlScalar[] =>
  node.kind === 'scalar'
    ? [node]
    : node.kind === 'seq'
      ? node.items.filter((item): item is YamlScalar => item.kind === 'scalar')
      : [];

/** A script is read where it is written: places are then right whatever the style of the scalar. */
function readScriptText(script: YamlScalar, text: string, forge: Forge): CodeRead[] {
  if (typeof script.value !== 'string') return [];
  const isQuoted = script.style === 'single' || script.style === 'double';
  const start = script.range.start + (isQuoted ? 1 : 0);
  const end = script.range.end - (isQuoted ? 1 : 0);
  const move = <R extends { start: number; end: number }>(range: R) => ({
    start: range.start + start,
    end: range.end + start,
  });
  return readShellVariables(text.slice(start, end))
    .reads.filter(({ name }) => !OWN[forge].test(name))
    .map((read) => ({
      ...read,
      range: move(read.range),
      ...(read.default ? { default: { ...read.default, range: move(read.default.range) } } : {}),
    }));
}

const EXPRESSION = /\$\{\{([^{}]{0,2000})\}\}/g;
const CONTEXT = /\b(env|secrets|vars)\.([A-Za-z_]\w*)/g;

/** `${{ env.X }}` and its like, anywhere in the text but in comments. */
function readExpressions(text: string): CodeRead[] {
  const reads: CodeRead[] = [];
  for (const match of text.matchAll(EXPRESSION)) {
    const line = text.slice(text.lastIndexOf('\n', match.index) + 1, match.index);
    if (/^\s*#/.test(line)) continue;
    for (const inner of match[1]!.matchAll(CONTEXT)) {
      const [, context, name] = inner as unknown as [string, string, string];
      if (context === 'env' && OWN['github-actions'].test(name)) continue;
      const start = match.index + 3 + inner.index + context.length + 1;
      reads.push({
        name,
        range: { start, end: start + name.length },
        by: context === 'env' ? 'github-actions' : `github-${context}`,
        type: 'string',
        required: false,
        ...(context === 'secrets' ? { secret: true } : {}),
      });
    }
  }
  return reads;
}
