import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';

const isReport = new Ajv2020({ allErrors: true, strict: false }).compile(
  JSON.parse(readFileSync('schemas/report.schema.json', 'utf8')),
);

/** Expects data to fit the schema that is shipped. */
export function expectReport(data: unknown): void {
  const { code: _, ...report } = data as Record<string, unknown>;
  expect(isReport(report), JSON.stringify(isReport.errors)).toBe(true);
}
