import type { DockerfileModel } from '../../models/dockerfile.js';
import type { KeyValue } from '../../syntax/dockerfile/types.js';
import { SPDX_IDS } from '../../data/spdx-ids.js';
import { instructionsOf } from './instruction-walk.js';

/** A label with its key and, where it is written out, its value. */
export interface Label {
  readonly key: string;
  readonly value: string | undefined;
  readonly entry: KeyValue;
}

/** The labels of a file whose keys are written out. */
export function findLabels(model: DockerfileModel): Label[] {
  return instructionsOf(model, 'label').flatMap(({ entries }) =>
    entries.flatMap((entry): Label[] => {
      const key = entry.key.literal;
      return key === undefined ? [] : [{ key, value: entry.value ? entry.value.literal : '', entry }];
    }),
  );
}

const DATE = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;
const SEMVER = /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;
const SPDX =
  /^(?:\(?\s*)?[A-Za-z0-9][A-Za-z0-9.+-]*(?:\s+(?:AND|OR|WITH)\s+\(?[A-Za-z0-9][A-Za-z0-9.+-]*\)?)*\)?$/;

/** Whether a value is of a type of the label schema; types that are not known accept anything. */
export function fitsLabelType(value: string, type: string): boolean {
  switch (type.toLowerCase()) {
    case 'url':
      return URL.canParse(value) && /^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(value);
    case 'rfc3339':
      return DATE.test(value) && !Number.isNaN(Date.parse(value));
    case 'semver':
      return SEMVER.test(value);
    case 'hash':
      return /^[0-9a-f]{7,40}$/.test(value) || /^[0-9a-f]{64}$/.test(value);
    case 'email':
      return value.length <= 254 && /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+$/.test(value);
    case 'spdx':
      return SPDX.test(value) && isKnownLicense(value);
    default:
      return true;
  }
}

function isKnownLicense(expression: string): boolean {
  const ids = expression
    .replace(/[()]/g, ' ')
    .split(/(?<!\s)\s+(?:AND|OR|WITH)\s+/)
    .map((id) => id.trim());
  // What follows WITH is an exception, with names of its own.
  return ids.every((id, i) => isSpdxId(id) || (i > 0 && /exception/i.test(id)));
}

/** Identifiers compare without regard to case; `+` means "or any later version". */
function isSpdxId(id: string): boolean {
  return (
    /^(?:DocumentRef-[\w.-]+:)?LicenseRef-[\w.-]+$/.test(id) ||
    SPDX_IDS.has(id.replace(/\+$/, '').toLowerCase())
  );
}
