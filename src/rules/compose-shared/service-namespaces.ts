import type { ComposeModel } from '../../models/compose.js';
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
