import type { Severity } from './finding.js';
import { findNearest } from './nearest.js';

/** What the registry knows of a rule without loading it. */
export interface RuleInfo {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly severity: Severity;
  readonly status: 'stable' | 'preview' | 'deprecated';
  readonly optIn: boolean;
  readonly fix: 'none' | 'safe' | 'unsafe' | 'display';
}

/** Reads the registry's rows: id, severity, status, opt-in, fix, then the aliases. */
export function readRuleRows(json: string): readonly RuleInfo[] {
  type Row = [string, Severity, RuleInfo['status'], 0 | 1, RuleInfo['fix'], ...string[]];
  return (JSON.parse(json) as Row[]).map(([id, severity, status, optIn, fix, ...aliases]) => ({
    id,
    aliases,
    severity,
    status,
    optIn: optIn === 1,
    fix,
  }));
}

/** What the user selects, ignores and re-grades; each name is a rule id, an alias, an area, or `all`. */
export interface Selection {
  readonly select?: readonly string[];
  readonly ignore?: readonly string[];
  readonly severity?: Readonly<Record<string, Severity | 'off'>>;
}

/** A name that stands for no rule, with the nearest one that does. */
export interface UnknownName {
  readonly name: string;
  readonly nearest: string | undefined;
}

/**
 * Resolves a name to rule ids: id, alias (any case), area (`env`, `env/*`), `all`, or the slug of one rule alone. Empty
 * when it stands for nothing.
 */
export function resolveName(rules: readonly RuleInfo[], name: string): RuleInfo[] {
  const wanted = name.trim().toLowerCase();
  if (wanted === 'all') return [...rules];
  const area = wanted.replace(/\/\*?$/, '');
  const found = rules.filter(
    (rule) =>
      rule.id === wanted ||
      rule.id.startsWith(`${area}/`) ||
      rule.aliases.some((alias) => alias.toLowerCase() === wanted),
  );
  if (found.length > 0 || wanted === '') return found;
  const bySlug = rules.filter(({ id }) => slugOf(id) === wanted);
  return bySlug.length === 1 ? bySlug : [];
}

const slugOf = (id: string) => id.slice(id.indexOf('/') + 1);

/**
 * Decides which rules run. Without `select` the stable, not opt-in ones do; with it exactly the named ones, an area
 * again meaning its default ones unless it is named by id or alias. A rule that the configuration re-grades is on.
 */
export function chooseRules(
  rules: readonly RuleInfo[],
  selection: Selection,
): { readonly chosen: RuleInfo[]; readonly unknown: UnknownName[] } {
  const unknown: UnknownName[] = [];
  const resolve = (name: string): RuleInfo[] => {
    const found = resolveName(rules, name);
    if (found.length === 0) unknown.push({ name, nearest: nearestName(rules, name) });
    return found;
  };
  const isDefault = (rule: RuleInfo) => !rule.optIn && rule.status === 'stable';
  const on = new Set<RuleInfo>();
  if (selection.select?.length) {
    for (const name of selection.select) {
      const found = resolve(name);
      const exact = found.length === 1 || name.trim().toLowerCase() === 'all' || !isAreaName(rules, name);
      for (const rule of found) if (exact || isDefault(rule)) on.add(rule);
    }
  } else {
    for (const rule of rules) if (isDefault(rule)) on.add(rule);
  }
  for (const [name, severity] of Object.entries(selection.severity ?? {})) {
    for (const rule of resolve(name)) {
      if (severity === 'off') on.delete(rule);
      else if (!selection.select?.length) on.add(rule);
    }
  }
  for (const name of selection.ignore ?? []) for (const rule of resolve(name)) on.delete(rule);
  return { chosen: rules.filter((rule) => on.has(rule)), unknown };
}

/** The nearest rule id or alias to a name that stands for nothing. */
export function nearestName(rules: readonly RuleInfo[], name: string): string | undefined {
  const ids = rules.map((rule) => rule.id);
  const slug = rules.find(({ id }) => slugOf(id) === name)?.id;
  if (slug !== undefined) return slug;
  const near = findNearest(name, [...ids, ...rules.flatMap((rule) => rule.aliases)]);
  if (near !== undefined || name.includes('/')) return near;
  const nearSlug = findNearest(name, ids.map(slugOf));
  return ids.find((id) => slugOf(id) === nearSlug);
}

function isAreaName(rules: readonly RuleInfo[], name: string): boolean {
  const area = name
    .trim()
    .toLowerCase()
    .replace(/\/\*?$/, '');
  return rules.some((rule) => rule.id.startsWith(`${area}/`));
}
