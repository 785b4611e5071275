import type { ComposeModel } from '../../models/compose.js';
import type { ComposeDependency, ComposeService } from '../../syntax/compose/types.js';
import { isStore, knownImageOf } from './images-service.js';

/** A service, and what it starts after without waiting until that is ready. */
export interface Waiting {
  readonly service: ComposeService;
  readonly dependency: ComposeDependency;
}

/** Every `depends_on` that waits for the start only. */
export function* waitingForStart(model: ComposeModel): Generator<Waiting> {
  for (const service of model.project.services) {
    // A tool for administrators shows an error, and works a moment later; a store starts without the other stores.
    const image = knownImageOf(model, service)?.known;
    if (image !== undefined && (isStore(image) || /^(?:admin|dashboard)$/.test(image.role))) continue;
    for (const dependency of service.dependencies)
      if (dependency.via === 'depends_on' && dependency.condition === 'service_started')
        yield { service, dependency };
  }
}
