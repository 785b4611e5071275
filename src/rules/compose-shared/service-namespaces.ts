import type { ComposeModel } from '../../models/compose.js';
import type { ComposeService } from '../../syntax/compose/types.js';
import { textOf } from '../../syntax/compose/tree.js';
import { at, createOnce } from './service-place.js';

/** Services in which one of these keys shares something with the host. */
export function* findHostKeys(model: ComposeModel, ...keys: readonly string[]) {
  const once = createOnce();
  for (const service of model.project.services) {
    for (const key of keys) {
      const node = at(service, key);
      if (node === undefined || textOf(node) !== 'host' || !once(node)) continue;
      yield { service, key, node, place: { file: node.file, range: node.range } };
    }
  }
}

const WATCHES =
  /(?:node|process|smartctl)[-_]exporter|cadvisor|promtail|alloy|telegraf|netdata|datadog|glances|filebeat|metricbeat|vector|fluent|falco|wireguard|otel|beszel|beyla|scaphandre/i;

/** Whether a service looks at its host by trade: its manual has it mount, or share, what nothing else should. */
export function watchesHost({ image, name }: ComposeService): boolean {
  return WATCHES.test(`${image?.value ?? ''} ${name}`);
}
