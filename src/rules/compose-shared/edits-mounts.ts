import type { Fix } from '../../core/finding.js';
import type { ComposeModel } from '../../models/compose.js';
import type { ComposeService, ComposeVolumeMount } from '../../syntax/compose/types.js';
import { insertIntoMap } from './edits-insert.js';
import { buildFix, findPlace, promise } from './edits-place.js';
import { findScalar, isLiteral, suffixScalar } from './edits-scalar.js';

/** Mounts a volume read-only. */
export function makeReadOnly(
  model: ComposeModel,
  service: ComposeService,
  mount: ComposeVolumeMount,
): readonly Fix[] {
  const title = 'mount it read-only';
  if (mount.syntax === 'long') {
    const place =
      mount.through.length > 0
        ? undefined
        : findPlace(model, mount.file, mount.range, ['services', service.name]);
    const edit =
      place?.node.kind === 'map' && !place.node.flow && !place.node.entries.has('read_only')
        ? insertIntoMap(place.text, place.file, place.node, ['read_only: true'])
        : undefined;
    return buildFix(title, 'unsafe', edit && [edit], place ? [`${promise(place.path)}.read_only`] : []);
  }
  const place = findScalar(model, mount, service.name);
  const known = mount.node.kind === 'scalar' && isLiteral(mount.node) && !mount.options.includes('rw');
  const edits = place && known ? suffixScalar(place, mount.options.length > 0 ? ',ro' : ':ro') : undefined;
  return buildFix(title, 'unsafe', edits, place ? [promise(place.path)] : []);
}
