/**
 * Git's index, the list of what it tracks. https://git-scm.com/docs/index-format
 *
 * Read for one question, whether it names certain files. To start git for that costs more than all the rules of a small
 * project together.
 */

const SIGNATURE = 0x44495243;
/** What stands before the name: times, sizes, mode, SHA-1 of the content, flags. */
const FIXED = 62;
const CHECKSUM = 20;
const EXTENDED = 0x4000;
const LONG_NAME = 0xfff;
const MODES = new Set([0o100644, 0o100755, 0o120000, 0o160000]);

/**
 * Says which of the files are in an index of version 2, 3 or 4.
 * @param paths from the top of the repository, with `/`
 * @returns undefined for an index that does not say it alone or is not understood to its end: split, sparse, of a
 * repository with SHA-256, of another version, damaged. Then git is to be asked.
 */
export function findInGitIndex(index: Uint8Array, paths: readonly string[]): ReadonlySet<string> | undefined {
  if (index.length < 12 + CHECKSUM) return undefined;
  const view = new DataView(index.buffer, index.byteOffset, index.byteLength);
  const version = view.getUint32(4);
  if (view.getUint32(0) !== SIGNATURE || version < 2 || version > 4) return undefined;
  const read = version === 4 ? readShortenedName : readWholeName;
  const end = index.length - CHECKSUM;
  const wanted = byLength(paths);
  const found = new Set<string>();
  const entry: Entry = { start: 12, next: 12, bytes: new Uint8Array(4_096), from: 0, length: 0 };
  for (let left = view.getUint32(8); left > 0; left--) {
    entry.start = entry.next;
    if (entry.start + FIXED > end || !MODES.has(view.getUint32(entry.start + 24))) return undefined;
    const flags = view.getUint16(entry.start + 60);
    const isExtended = version > 2 && (flags & EXTENDED) !== 0;
    const length = flags & LONG_NAME;
    if (!read(index, entry, entry.start + FIXED + (isExtended ? 2 : 0), end, length)) return undefined;
    if (entry.length === 0 || Math.min(entry.length, LONG_NAME) !== length) return undefined;
    const alike = wanted.get(entry.length);
    if (alike) for (const { path, bytes } of alike) if (isNamed(entry, bytes)) found.add(path);
  }
  return isKnownRest(view, entry.next, end) ? found : undefined;
}

/** Where the reading is: one object for all entries, of which there may be a hundred thousand. */
interface Entry {
  start: number;
  next: number;
  /** What holds the name, and where. */
  bytes: Uint8Array;
  from: number;
  length: number;
}

/** Versions 2 and 3: the name as it is, then NULs up to a multiple of eight bytes. */
function readWholeName(index: Uint8Array, entry: Entry, name: number, end: number, length: number): boolean {
  const stop = length < LONG_NAME ? name + length : index.indexOf(0, name);
  if (stop < name || stop >= end || index[stop] !== 0) return false;
  entry.bytes = index;
  entry.from = name;
  entry.length = stop - name;
  entry.next = entry.start + ((stop - entry.start + 8) & ~7);
  return true;
}

/** Version 4: how many bytes of the name before are dropped, and what comes in their place. */
function readShortenedName(index: Uint8Array, entry: Entry, name: number, end: number): boolean {
  const dropped = readVariableNumber(index, name, end);
  if (!dropped || dropped.value > entry.length) return false;
  const stop = index.indexOf(0, dropped.next);
  if (stop < 0 || stop >= end) return false;
  const kept = entry.length - dropped.value;
  entry.length = kept + stop - dropped.next;
  if (entry.length > entry.bytes.length) {
    const wider = new Uint8Array(entry.length * 2);
    wider.set(entry.bytes.subarray(0, kept));
    entry.bytes = wider;
  }
  entry.bytes.set(index.subarray(dropped.next, stop), kept);
  entry.next = stop + 1;
  return true;
}

/** Seven bits a byte, the highest first; each byte that goes on adds one, so that no number has two spellings. */
function readVariableNumber(index: Uint8Array, start: number, end: number) {
  let value = 0;
  for (let offset = start; offset < end && offset - start < 4; offset++) {
    const byte = index[offset]!;
    value = (value << 7) | (byte & 0x7f);
    if (byte < 0x80) return { value, next: offset + 1 };
    value += 1;
  }
  return undefined;
}

/**
 * Whether what follows the entries is a row of extensions that may be left aside. Those in small letters change what
 * the entries mean: `link` names a second index, `sdir` says that folders stand for their files.
 */
function isKnownRest(view: DataView, start: number, end: number): boolean {
  let offset = start;
  while (offset + 8 <= end) {
    const first = view.getUint8(offset);
    if (first < 0x41 || first > 0x5a) return false;
    offset += 8 + view.getUint32(offset + 4);
  }
  return offset === end;
}

function byLength(paths: readonly string[]) {
  const lengths = new Map<number, { path: string; bytes: Uint8Array }[]>();
  const encoder = new TextEncoder();
  for (const path of paths) {
    const bytes = encoder.encode(path);
    const own = lengths.get(bytes.length) ?? [];
    lengths.set(bytes.length, own);
    own.push({ path, bytes });
  }
  return lengths;
}

function isNamed({ bytes, from }: Entry, name: Uint8Array): boolean {
  for (let i = 0; i < name.length; i++) if (bytes[from + i] !== name[i]) return false;
  return true;
}
