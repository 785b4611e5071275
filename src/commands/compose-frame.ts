import { type Range, indexLines } from '../core/text.js';
import type { ComposeModel } from '../models/compose.js';
import { isSecretName } from '../contract/secret-names.js';
import { isSecretAssignment } from '../rules/dockerfile-shared/secret-names.js';
import { findCommandValues } from '../rules/dockerfile-shared/secret-ranges.js';
import type { ComposeCommand } from '../syntax/compose/types.js';
import type { FrameSource } from '../report/types.js';
import { listCommandSecrets } from '../rules/compose-shared/secrets-commands.js';
import { parseYaml } from '../syntax/yaml/index.js';
import type { YamlNode, YamlScalar } from '../syntax/yaml/types.js';

/** Keys whose values are names, ports, paths and words of the specification: what a reader needs to see. */
const SHOWN = new Set(
  `version name image build context dockerfile target ports published host_ip protocol app_protocol mode expose volumes
  source type read_only networks aliases network_mode ipv4_address ipam config subnet gateway depends_on condition
  required restart container_name hostname user privileged cap_add cap_drop security_opt profiles env_file path format
  extends service file include secrets configs external driver deploy resources limits reservations cpus memory pids
  replicas restart_policy max_attempts delay window healthcheck interval timeout retries start_period start_interval
  disable logging platform platforms pull_policy scale mem_limit mem_reservation cpus pids_limit shm_size ipc pid uts
  userns_mode init tty stdin_open working_dir extra_hosts dns links external_links volumes_from tmpfs devices runtime
  stop_grace_period stop_signal ulimits develop watch action ignore propagation bind nocopy size internal attachable
  enable_ipv6 max-size max-file cgroup cgroup_parent mac_address group_add isolation models`.split(/\s+/),
);

/** Keys below which anything may be secret, whatever their own keys are called. */
const HIDDEN = new Set(
  `environment args labels annotations command entrypoint test content dockerfile_inline options driver_opts
  sysctls pre_start post_start pre_stop ssh cache_from cache_to`.split(/\s+/),
);

type Policy = 'shown' | 'hidden' | 'keys';

/** A compose file as it may be shown: variables, commands, defaults and comments hidden. */
export function frameOfCompose(text: string): FrameSource {
  const lines = indexLines(text);
  const { documents, comments, broken } = parseYaml('', text);
  if (broken) return { text, lines, hidden: text === '' ? [] : [{ start: 0, end: text.length }] };
  const hidden: Range[] = comments.map(({ range }) => ({ start: range.start + 1, end: range.end }));
  const seen = new Set<YamlNode>();
  const stack: [YamlNode, Policy][] = documents.flatMap(({ root }): [YamlNode, Policy][] =>
    root === undefined ? [] : [[root, 'keys']],
  );
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [node, policy] = next;
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.kind === 'scalar') hidden.push(...hideScalar(node, policy));
    else if (node.kind === 'seq') for (const item of node.items) stack.push([item, policy]);
    else for (const [key, { value }] of node.entries) stack.push([value, policyOf(key, policy)]);
  }
  return { text, lines, hidden: mergeRanges(hidden) };
}

function policyOf(key: string, outer: Policy): Policy {
  if (outer === 'hidden' || HIDDEN.has(key) || key.startsWith('x-')) return 'hidden';
  return SHOWN.has(key) ? 'shown' : outer === 'shown' ? 'shown' : 'keys';
}

function hideScalar({ range, source }: YamlScalar, policy: Policy): Range[] {
  if (policy === 'shown') {
    // A default may be a password: only what stands after the operator is hidden.
    return [...source.matchAll(/\$\{\w+:?[-+?]/g)].flatMap(({ index, 0: opening }) => {
      const close = source.indexOf('}', index);
      const start = range.start + index + opening.length;
      const end = range.start + (close === -1 ? source.length : close);
      return end > start ? [{ start, end }] : [];
    });
  }
  const named = /^["']?[A-Za-z_]\w*=/.exec(source);
  const start = range.start + (policy === 'hidden' && named ? named[0].length : 0);
  return range.end > start ? [{ start, end: range.end }] : [];
}

function mergeRanges(ranges: readonly Range[]): Range[] {
  const sorted = ranges
    .filter(({ start, end }) => end > start)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const merged: Range[] = [];
  for (const range of sorted) {
    const last = merged.at(-1);
    if (last && range.start < last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    else merged.push(range);
  }
  return merged;
}

/** As it is typed, and as a list: a word may have blanks. */
function secretsOfCommand({ text, words }: ComposeCommand): string[] {
  return [
    ...(text === undefined ? [] : [text]),
    ...(words ? [words.join(' '), JSON.stringify(words)] : []),
  ].flatMap(findCommandValues);
}

/** Every value of the projects that its name makes a secret: what the last gate looks for. */
export function secretsOfCompose(models: readonly ComposeModel[]): Set<string> {
  const secrets = new Set<string>();
  for (const model of models) {
    const { project } = model;
    for (const { value, isWeak } of listCommandSecrets(model)) if (!isWeak) secrets.add(value);
    for (const { environment, build, labels, command, entrypoint, healthcheck } of project.services) {
      for (const one of [command, entrypoint, healthcheck?.test])
        for (const value of one ? secretsOfCommand(one) : []) secrets.add(value);
      for (const { key, value } of [...environment, ...(build?.args ?? []), ...labels]) {
        if (!value || !isSecretAssignment(key)) continue;
        for (const text of [value.raw, value.value]) if (text) secrets.add(text);
      }
    }
    for (const { name, default: word } of project.references)
      if (word && isSecretName(name)) secrets.add(word);
  }
  return secrets;
}
