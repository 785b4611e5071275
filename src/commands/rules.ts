import type { GlobalOptions } from '../cli-options.js';
import { UserError } from '../core/errors.js';
import { EXIT } from '../core/exit-code.js';
import { type RuleInfo, nearestName, resolveName } from '../core/select.js';
import type { Host } from '../host.js';
import { RULES } from '../rules/registry.generated.js';
import { RULE_SUMMARIES } from '../rules/summaries.generated.js';
import { wantsJson } from './explain.js';

/** `catalyst rules [areas…]`: the rules, by id, alias or area. */
export async function listRules(
  host: Host,
  names: readonly string[],
  options: GlobalOptions,
): Promise<number> {
  const found = names.length === 0 ? RULES : dedupe(names.flatMap(findRules));
  const text = wantsJson(options)
    ? `${JSON.stringify(
        found.map((rule) => ({ ...rule, what: RULE_SUMMARIES[rule.id] })),
        null,
        2,
      )}\n`
    : renderList(found);
  await host.stdout.write(text);
  return EXIT.ok;
}

function findRules(name: string): RuleInfo[] {
  const found = resolveName(RULES, name);
  if (found.length > 0) return found;
  const nearest = nearestName(RULES, name);
  throw new UserError(`"${name}" is no rule, alias or area${nearest ? `; did you mean ${nearest}?` : ''}`);
}

function dedupe(rules: readonly RuleInfo[]): RuleInfo[] {
  const wanted = new Set(rules.map((rule) => rule.id));
  return RULES.filter((rule) => wanted.has(rule.id));
}

function renderList(rules: readonly RuleInfo[]): string {
  const width = Math.max(...rules.map((rule) => rule.id.length));
  const lines = rules.map((rule) => {
    const state = rule.optIn ? 'opt-in' : rule.status === 'stable' ? '' : rule.status;
    const marks = [state, rule.fix === 'none' ? '' : `fix: ${rule.fix}`].filter(Boolean).join(', ');
    return `${rule.id.padEnd(width)}  ${rule.severity.padEnd(7)}  ${RULE_SUMMARIES[rule.id]}${marks ? ` (${marks})` : ''}`;
  });
  return `${lines.join('\n')}\n\n${rules.length} rules; catalyst explain <rule> tells more of one\n`;
}
