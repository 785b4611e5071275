import type { Fix } from '../../core/finding.js';
import type { ComposeModel } from '../../models/compose.js';
import type { ComposePort, ComposeService } from '../../syntax/compose/types.js';
import { buildFix, findPlace, promise } from './edits-place.js';
import { findScalar, isLiteral, prefixScalar } from './edits-scalar.js';
import { insertIntoMap } from './edits-insert.js';

/** Publishes a port on the host's own address only. */
export function bindToLoopback(
  model: ComposeModel,
  service: ComposeService,
  port: ComposePort,
): readonly Fix[] {
  const title = 'publish on 127.0.0.1 only';
  if (port.syntax === 'long') {
    const place =
      port.through.length > 0
        ? undefined
        : findPlace(model, port.file, port.range, ['services', service.name]);
    const edit =
      place?.node.kind === 'map' && !place.node.flow && !place.node.entries.has('host_ip')
        ? insertIntoMap(place.text, place.file, place.node, ['host_ip: 127.0.0.1'])
        : undefined;
    return buildFix(title, 'unsafe', edit && [edit], place ? [`${promise(place.path)}.host_ip`] : []);
  }
  const place = findScalar(model, port, service.name);
  const known = port.node.kind === 'scalar' && isLiteral(port.node) && port.hostIp === undefined;
  // Without a host port Docker chooses one; it stays so: `127.0.0.1::8000`.
  const prefix = port.published === undefined ? '127.0.0.1::' : '127.0.0.1:';
  const edits = place && known ? prefixScalar(place, prefix) : undefined;
  return buildFix(title, 'unsafe', edits, place ? [promise(place.path)] : []);
}

/** Quotes a port, so that every YAML reader takes it for text. */
export function quotePort(model: ComposeModel, service: ComposeService, port: ComposePort): readonly Fix[] {
  const place = findScalar(model, port, service.name);
  const edits =
    place?.node.style === 'plain'
      ? [
          { file: place.file, start: place.node.range.start, end: place.node.range.start, text: '"' },
          { file: place.file, start: place.node.range.end, end: place.node.range.end, text: '"' },
        ]
      : undefined;
  return buildFix('quote it', 'safe', edits, place ? [promise(place.path)] : []);
}
