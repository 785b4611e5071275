import type { Range } from '../../core/text.js';
import { parseYaml, yamlAt } from '../../syntax/yaml/index.js';
import type { YamlNode } from '../../syntax/yaml/types.js';
import { readHostPort } from './references-addressees.js';

/** A target that a Prometheus configuration scrapes or sends alerts to. */
export interface ScrapeTarget {
  readonly host: string;
  readonly port: number | undefined;
  readonly range: Range;
}

/** The static targets of a Prometheus configuration; those that relabelling turns into something else are left out. */
export function readPrometheus(path: string, text: string): readonly ScrapeTarget[] {
  const found: ScrapeTarget[] = [];
  for (const { root } of parseYaml(path, text).documents) {
    for (const job of itemsOf(yamlAt(root, 'scrape_configs'))) {
      const isProbe =
        yamlAt(job, 'relabel_configs') !== undefined || textOf(yamlAt(job, 'metrics_path')) === '/probe';
      if (!isProbe) found.push(...targetsOf(job));
    }
    for (const manager of itemsOf(yamlAt(root, 'alerting', 'alertmanagers')))
      found.push(...targetsOf(manager));
  }
  return found;
}

function targetsOf(node: YamlNode): ScrapeTarget[] {
  return itemsOf(yamlAt(node, 'static_configs')).flatMap((config) =>
    itemsOf(yamlAt(config, 'targets')).flatMap((target) => {
      const parsed = readHostPort(textOf(target) ?? '');
      return parsed ? [{ ...parsed, range: target.range }] : [];
    }),
  );
}

function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  return node?.kind === 'seq' ? node.items : [];
}

function textOf(node: YamlNode | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}
