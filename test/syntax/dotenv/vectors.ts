import { readFileSync } from 'node:fs';

/** Reads a file of measured vectors. */
export function loadVectors<Vector>(name: string): readonly Vector[] {
  const path = new URL(`../../vectors/${name}.json`, import.meta.url);
  return (JSON.parse(readFileSync(path, 'utf8')) as { vectors: Vector[] }).vectors;
}
