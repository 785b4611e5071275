import type { Shape } from '../shape.js';

/**
 * Whether pydantic-settings takes the text of a field for JSON: always (`yes`), if it is some (`union`), never (`no`),
 * or nobody knows (a class of which nothing is known).
 */
export function decoding(shape: Shape): 'yes' | 'union' | 'no' | 'unknown' {
  switch (shape.kind) {
    case 'list':
    case 'set':
    case 'tuple':
    case 'dict':
    case 'model':
    case 'decoded':
      return 'yes';
    case 'union': {
      const members = shape.of.map(decoding);
      if (members.includes('yes') || members.includes('union')) return 'union';
      return members.includes('unknown') ? 'unknown' : 'no';
    }
    case 'checked':
      return decoding(shape.inner);
    case 'named':
    case 'unknown':
      return 'unknown';
    default:
      return 'no';
  }
}
