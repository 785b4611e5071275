/** Where the records of a project lie; all relative to its root. */
export const FOLDER = '.catalyst';
export const JOURNAL = '.catalyst/migrations.json';
export const BACKUPS = '.catalyst/backups';
export const LOCK = '.catalyst/migrations.lock';
export const INTENT = '.catalyst/migrations.pending.json';

export const join = (root: string, path: string): string =>
  `${root.replace(/(?<![\\/])[\\/]+$/, '')}/${path}`;
export const parent = (path: string): string =>
  path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'))) || '/';
export const baseName = (path: string): string =>
  path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);

export const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
export const decode = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
