/**
 * What takes the `yaml` package: texts that the reader in `fast/` leaves to it. In the built program it is a file of
 * its own, loaded with the first such text (scripts/build.js): most projects have none.
 */
export { composeDocuments } from './compose-documents.js';
export { findTooDeep } from './depth.js';
