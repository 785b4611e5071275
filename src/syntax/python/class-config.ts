import type { SyntaxNode } from '@lezer/common';
import type { ClassConfig } from '../code/types.js';
import type { ModuleNames } from './names.js';
import { childrenOf, dottedName, itemsOf, readArguments, stringValue } from './tree.js';
import { stringOf } from './values.js';

type Named = ReadonlyMap<string, SyntaxNode>;

/** What `model_config = SettingsConfigDict(…)` or `model_config = {…}` states. */
export function readModelConfig(
  value: SyntaxNode | undefined,
  text: string,
  names: ModuleNames,
): ClassConfig {
  if (value?.name === 'CallExpression') {
    const callee = value.firstChild ? (dottedName(value.firstChild, text) ?? '') : '';
    // A function of its own may put any prefix before the names.
    if (!/(?:^|\.)(?:SettingsConfigDict|ConfigDict|dict)$/.test(names.resolve(callee)))
      return { unknown: true };
    const { named, open } = readArguments(value.lastChild, text);
    return { ...readConfig(named, text, names), ...(open ? { unknown: true } : {}) };
  }
  if (value?.name === 'DictionaryExpression') return readConfig(readDictionary(value, text), text, names);
  // A configuration that is kept in a name of its own.
  const dotted = value && dottedName(value, text);
  const other = dotted === undefined ? undefined : names.bindings.only.get(dotted);
  return other && other !== value && /^(?:Call|Dictionary)Expression$/.test(other.name)
    ? readModelConfig(other, text, names)
    : { unknown: true };
}

/** What `class Config:` states. */
export function readInnerConfig(node: SyntaxNode, text: string, names: ModuleNames): ClassConfig {
  const body = childrenOf(node).find(({ name }) => name === 'Body');
  const named = new Map<string, SyntaxNode>();
  let ownSources = false;
  for (const child of body ? childrenOf(body) : []) {
    const parts = childrenOf(child);
    const at = parts.findIndex(({ name }) => name === 'AssignOp');
    if (child.name === 'AssignStatement' && at > 0 && parts[at + 1])
      named.set(text.slice(parts[0]!.from, parts[0]!.to), parts[at + 1]!);
    if (/\bdef (?:customise_sources|parse_env_var)\b/.test(text.slice(child.from, child.from + 80)))
      ownSources = true;
  }
  return { ...readConfig(named, text, names), ...(ownSources ? { ownSources } : {}) };
}

function readDictionary(node: SyntaxNode, text: string): Map<string, SyntaxNode> {
  const named = new Map<string, SyntaxNode>();
  const parts = childrenOf(node);
  parts.forEach((part, i) => {
    const key = part.name === ':' ? stringValue(parts[i - 1], text) : undefined;
    if (key !== undefined && parts[i + 1]) named.set(key, parts[i + 1]!);
  });
  return named;
}

/** Reads the settings that decide how an environment is read. */
export function readConfig(named: Named, text: string, names: ModuleNames): ClassConfig {
  const word = (key: string) => {
    const node = named.get(key);
    return node && stringOf(node, text, names);
  };
  const flag = (key: string) => {
    const node = named.get(key);
    return node ? text.slice(node.from, node.to) === 'True' : undefined;
  };
  const files = named.get('env_file');
  const extraNode = named.get('extra');
  const extra =
    word('extra') ?? (extraNode && /\.(\w+)$/.exec(text.slice(extraNode.from, extraNode.to))?.[1]);
  const prefix = word('env_prefix');
  const isHidden = named.has('env_prefix') && prefix === undefined;
  const delimiter = word('env_nested_delimiter');
  const caseSensitive = flag('case_sensitive');
  const ignoreEmpty = flag('env_ignore_empty');
  const byName =
    flag('validate_by_name') ?? flag('populate_by_name') ?? flag('allow_population_by_field_name');
  const isOwn = ['env_parse_none_str', 'env_parse_enums', 'env_nested_max_split', 'enable_decoding', 'strict']
    .concat([
      'env_prefix_target',
      'dotenv_filtering',
      'validate_by_alias',
      'alias_generator',
      'validate_default',
    ])
    .concat(['str_strip_whitespace', 'str_to_lower', 'str_to_upper', 'coerce_numbers_to_str'])
    .some((key) => named.has(key));
  return {
    ...(prefix === undefined ? {} : { prefix }),
    ...(caseSensitive === undefined ? {} : { caseSensitive }),
    ...(delimiter === undefined ? {} : { nestedDelimiter: delimiter }),
    ...(files ? { envFiles: fileNames(files, text, names) } : {}),
    ...(extra === 'forbid' || extra === 'ignore' || extra === 'allow' ? { extra } : {}),
    ...(byName === undefined ? {} : { populateByName: byName }),
    ...(ignoreEmpty === undefined ? {} : { ignoreEmpty }),
    ...(isOwn ? { ownSources: true } : {}),
    ...(isHidden ? { unknown: true } : {}),
  };
}

/** Names of env files: texts, and `Path("…")` or a path that ends in one (`BASE_DIR / ".env"`). */
function fileNames(node: SyntaxNode, text: string, names: ModuleNames): string[] {
  return itemsOf(node).flatMap((item) => {
    const known = stringOf(item, text, names);
    if (known !== undefined) return [known];
    const last =
      item.name === 'CallExpression' ? readArguments(item.lastChild, text).positional.at(-1) : item.lastChild;
    const end = last ? stringValue(last, text) : undefined;
    return end === undefined ? [] : [end];
  });
}
