export { type Field, getMeta, type TextSchema } from './common.js';
export { email, host } from './host.js';
export { list } from './list.js';
export { bytes, duration } from './measures.js';
export { integer, number, port } from './numbers.js';
export { fernet, path, regex, string } from './texts.js';
export { url } from './url.js';
export { boolean, choice } from './words.js';
