import type { GlobalOptions } from '../cli-options.js';
import { UserError } from '../core/errors.js';
import { EXIT } from '../core/exit-code.js';
import { areaOf } from '../core/finding.js';
import { nearestName, resolveName } from '../core/select.js';
import type { Host } from '../host.js';
import { parseOutputRequest } from '../report/formats.js';
import { renderRulePage } from '../report/rule-page.js';
import { LOAD_AREA, RULES } from '../rules/registry.generated.js';

/** `catalyst explain <rule>`: the rule's page, by id, slug or alias; a migration's by its id. */
export async function explain(
  host: Host,
  [name = '']: readonly string[],
  options: GlobalOptions,
): Promise<number> {
  const bySlug = RULES.filter((rule) => rule.id.endsWith(`/${name.toLowerCase()}`));
  const found =
    bySlug.length > 0 ? bySlug : resolveName(RULES, name).filter((rule) => !isArea(name, rule.id));
  if (found.length === 0 && /^\d+-[a-z0-9-]+$/.test(name)) {
    const { findMigrationPage } = await import('./explain-migration.js');
    const page = findMigrationPage(name);
    if (page) {
      await host.stdout.write(wantsJson(options) ? `${JSON.stringify(page.data, null, 2)}\n` : page.text);
      return EXIT.ok;
    }
  }
  if (found.length === 0) {
    const nearest = nearestName(RULES, name);
    throw new UserError(`there is no rule "${name}"${nearest ? `; did you mean ${nearest}?` : ''}`, {
      advice: 'catalyst rules lists them',
    });
  }
  const rules = await Promise.all(
    found.map(async ({ id }) => (await LOAD_AREA[areaOf(id)]()).find((rule) => rule.id === id)!),
  );
  if (wantsJson(options)) {
    const pages = rules.map(({ id, aliases, severity, since, status, optIn = false, fix, docs }) => ({
      id,
      aliases,
      severity,
      since,
      status,
      optIn,
      fix,
      docs,
    }));
    await host.stdout.write(`${JSON.stringify(pages.length === 1 ? pages[0] : pages, null, 2)}\n`);
  } else {
    await host.stdout.write(rules.map(renderRulePage).join('\n---\n\n'));
  }
  return EXIT.ok;
}

/**
 * Whether a help command is to answer in JSON.
 * @throws {UserError} for any other format: these commands have text and JSON only.
 */
export function wantsJson(options: GlobalOptions): boolean {
  return (options.format ?? []).some((text) => {
    const request = parseOutputRequest(text);
    if ('format' in request && request.format === 'json') return true;
    if ('format' in request && (request.format === 'pretty' || request.format === 'compact')) return false;
    throw new UserError(`this command knows the formats pretty and json, not "${text}"`);
  });
}

function isArea(name: string, id: string): boolean {
  return name.toLowerCase() === 'all' || id.startsWith(`${name.toLowerCase().replace(/\/\*?$/, '')}/`);
}
