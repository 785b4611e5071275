import { assignmentsOf } from '../env-shared/entries.js';
import { defineRule } from '../define-rule.js';
import { createNameFinder } from '../env-shared/near-names.js';
import { HIDDEN_NAME, showName } from '../env-shared/show-name.js';
import { PROVIDERS } from '../../providers/index.js';

const SHOWN = 6;

export default defineRule({
  id: 'env/unknown-variable',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A name is nearly one that the contract has, or one that it does not have at all.',
    why: 'A variable with a typing error is not read: the program runs with its default, and nothing says so.',
    bad: 'DATABSE_URL=postgresql://catalyst@postgres/catalyst',
    good: 'DATABASE_URL=postgresql://catalyst@postgres/catalyst',
  },
  messages: {
    near: (a: { name: string; nearest: string }) => `${a.name} is not known; did you mean ${a.nearest}?`,
    unknown: (a: { names: readonly string[]; count: number }) =>
      a.count === 1
        ? `${a.names[0]} is not in the contract`
        : `${a.count} variables are not in the contract: ${a.names.join(', ')}${a.count > a.names.length ? ', …' : ''}`,
  },
  advice: { unknown: 'declare them under variables in catalyst.config, if a program reads them' },
  applies: ({ file }) => file.contract.variables.size > 0 && (file.contract.closed || file.role === 'env'),
  *check({ file }) {
    const { contract } = file;
    const known = new Set(contract.variables.keys());
    const findMeant = createNameFinder(known);
    const other = listOtherNames(contract);
    const present = new Set(assignmentsOf(file).map(({ name }) => name));
    const unknown = new Map<string, { start: number; end: number }>();
    for (const entry of assignmentsOf(file)) {
      const { name } = entry;
      if (known.has(name) || other.has(name) || unknown.has(name) || showName(name) === HIDDEN_NAME) continue;
      const nearest = findMeant(name);
      // Beside the variable that it resembles it is another one, which was meant.
      if (nearest !== undefined && !present.has(nearest)) {
        yield { messageId: 'near', args: { name: showName(name), nearest }, range: entry.key };
      } else unknown.set(name, entry.key);
    }
    const first = [...unknown.values()][0];
    if (!contract.closed || !first) return;
    const names = [...unknown.keys()].slice(0, SHOWN).map(showName);
    const args = { names, count: unknown.size };
    yield { messageId: 'unknown', args, severity: 'info', range: first, subject: '' };
  },
});

/** Names with rules of their own: older ones, and those of the providers' other tools. */
function listOtherNames(contract: {
  variables: ReadonlyMap<string, { meta: { aliases?: readonly { name: string }[] } }>;
  dropped?: readonly { name: string }[];
}): ReadonlySet<string> {
  return new Set([
    ...[...contract.variables.values()].flatMap(({ meta }) => (meta.aliases ?? []).map(({ name }) => name)),
    ...(contract.dropped ?? []).map(({ name }) => name),
    ...PROVIDERS.flatMap(({ foreignNames: { key, model, baseUrl } }) => [...key, ...model, ...baseUrl]),
  ]);
}
