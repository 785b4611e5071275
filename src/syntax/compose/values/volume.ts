/** What is wrong with a short volume. */
export type VolumeFault = 'empty' | 'empty-section' | 'too-many-colons';

/** A volume in the short form. */
export interface ShortVolume {
  readonly type: 'bind' | 'volume';
  readonly source: string | undefined;
  readonly target: string;
  readonly options: readonly string[];
}

/** Reads `[source:]target[:options]` as Compose does, Windows drives included; the fault where it refuses. */
export function parseVolume(text: string): ShortVolume | VolumeFault {
  if (text === '') return 'empty';
  if (text.length <= 2) return { type: 'volume', source: undefined, target: text, options: [] };
  const sections = splitSections(text);
  if (sections.includes('')) return 'empty-section';
  if (sections.length > 3) return 'too-many-colons';
  const [first = '', second, options] = sections;
  if (second === undefined) return { type: 'volume', source: undefined, target: first, options: [] };
  const type = isFilePath(first) ? 'bind' : 'volume';
  return { type, source: first, target: second, options: options?.split(',') ?? [] };
}

/** Splits at colons, but not at that of a drive (`C:\`), nor inside `${…}`. */
function splitSections(text: string): string[] {
  const sections: string[] = [];
  let current = '';
  let nested = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (char === '$' && text[i + 1] === '{') nested++;
    else if (char === '}' && nested > 0) nested--;
    else if (char === ':' && nested === 0 && !/^\p{L}$/u.test(current)) {
      sections.push(current);
      current = '';
      continue;
    }
    current += char;
  }
  sections.push(current);
  return sections;
}

/** Whether a source is a path on the host rather than a volume's name. */
export function isFilePath(source: string): boolean {
  return /^(?:[./~]|\\\\|\p{L}:)/u.test(source);
}

/** Cleans a path in a container: no `.`, `..`, double or trailing slash. */
export function cleanPath(path: string): string {
  const absolute = path.startsWith('/');
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '..' || !absolute) parts.push(part);
  }
  return absolute ? `/${parts.join('/')}` : parts.join('/') || '.';
}
