import { problemAt } from '../load/state.js';
import { entriesOf, getAt, getEntry, isUnknown, textOf } from '../tree.js';
import type { ComposeEntry, ComposeMap, ComposeProblem, ComposeProject } from '../types.js';

type Section = 'volumes' | 'networks' | 'secrets' | 'configs';
const sources = { secrets: ['file', 'environment'], configs: ['file', 'environment', 'content'] } as const;

/** Volumes, networks, secrets and configs of the top level that contradict themselves. */
export function checkResources(project: Omit<ComposeProject, 'problems'>): ComposeProblem[] {
  const sections = ['volumes', 'networks', 'secrets', 'configs'] as const;
  return sections.flatMap((section) =>
    entriesOf(getAt(project.root, section)).flatMap((entry) => {
      if (entry.value.kind !== 'map') return [];
      const source =
        section === 'secrets' || section === 'configs' ? checkSource(section, entry, entry.value) : [];
      return [
        ...checkExternalName(section, entry, entry.value),
        ...checkExternal(section, entry, entry.value),
        ...source,
      ];
    }),
  );
}

function checkExternalName(section: Section, entry: ComposeEntry, node: ComposeMap): ComposeProblem[] {
  const inner = getAt(node, 'external', 'name');
  const name = getAt(node, 'name');
  if (inner === undefined || name === undefined || isUnknown(inner) || isUnknown(name)) return [];
  if (textOf(inner) === textOf(name)) return [];
  const says = `${section}.${entry.key}: name and external.name conflict; only use name`;
  const path = [section, entry.key, 'external', 'name'];
  return [problemAt('conflict/external-name', path, inner, { args: { section, key: entry.key }, says })];
}

function isExternal(node: ComposeMap): boolean {
  const external = getAt(node, 'external');
  return external?.kind === 'map' || (external?.kind === 'scalar' && external.value === true);
}

function checkExternal(section: Section, entry: ComposeEntry, node: ComposeMap): ComposeProblem[] {
  if (section !== 'volumes' || !isExternal(node)) return [];
  const allowed = (key: string) => key === 'name' || key === 'external' || key.startsWith('x-');
  return entriesOf(node).flatMap((other) => {
    if (allowed(other.key)) return [];
    const says = `${section}.${entry.key}: conflicting parameters "external" and "${other.key}" specified`;
    const at = { file: other.file, range: other.keyRange, through: other.value.through };
    const args = { section, key: entry.key, other: other.key };
    return [problemAt('conflict/external', [section, entry.key, other.key], at, { args, says })];
  });
}

function checkSource(
  section: 'secrets' | 'configs',
  entry: ComposeEntry,
  node: ComposeMap,
): ComposeProblem[] {
  const keys = sources[section];
  const given = keys.filter((key) => node.entries.has(key));
  const path = [section, entry.key];
  const at = { file: entry.file, range: entry.keyRange, through: node.through };
  const list = keys.join('|');
  if (given.length > 1) {
    const says = `${path.join('.')}: ${list} attributes are mutually exclusive`;
    const second = getEntry(node, given[1]!);
    return [
      problemAt(
        'conflict/source',
        path,
        at,
        { args: { section, key: entry.key, given }, says },
        second?.keyRange,
      ),
    ];
  }
  const blank = given[0] === 'environment' && textOf(getAt(node, 'environment')) === '';
  const external = getAt(node, 'external');
  if (isExternal(node) || isUnknown(external) || (given.length === 1 && !blank)) return [];
  const excused = given.length === 1 || node.entries.has('driver') || external !== undefined;
  if (excused && section === 'configs') return [];
  const says = excused
    ? `secret "${entry.key}" must declare either \`file\` or \`environment\`: invalid compose project`
    : `${path.join('.')}: one of ${list} must be set`;
  return [problemAt('conflict/source', path, at, { args: { section, key: entry.key, given }, says })];
}
