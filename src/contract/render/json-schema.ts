import * as z from 'zod';
import { getMeta } from '../kinds/common.js';
import type { Contract, VariableKind, VariableMeta } from '../types.js';
import { isRequired, type RenderOptions } from './common.js';

/** Forms of the texts; what a pattern cannot say (bounds of numbers) is left to the tool. */
const PATTERNS: Partial<Record<VariableKind, string>> = {
  integer: '^\\s*[+-]?\\d+(_\\d+)*\\s*$',
  port: '^\\s*\\d{1,5}\\s*$',
  boolean:
    '^([Tt]([Rr][Uu][Ee])?|[Ff]([Aa][Ll][Ss][Ee])?|[Yy]([Ee][Ss])?|[Nn]([Oo])?|[Oo][Nn]|[Oo][Ff][Ff]|0|1)$',
  fernet: '^[A-Za-z0-9_-]{43}=$',
};

const FORMATS: Partial<Record<VariableKind, string>> = { url: 'uri', email: 'email', regex: 'regex' };

function describe(meta: VariableMeta): Record<string, unknown> {
  const pattern = PATTERNS[meta.kind];
  const format = FORMATS[meta.kind];
  const isText = meta.kind === 'string';
  return {
    type: 'string',
    ...(meta.doc !== '' && { description: meta.doc }),
    ...(meta.choices && { enum: [...meta.choices] }),
    ...(pattern && { pattern }),
    ...(format && { format }),
    ...(isText && meta.min !== undefined && { minLength: meta.min }),
    ...(isText && meta.max !== undefined && { maxLength: meta.max }),
    ...(meta.default !== undefined && { default: meta.default }),
    ...(meta.example !== undefined && { examples: [meta.example] }),
    ...(meta.deprecated !== undefined && { deprecated: true }),
    ...(meta.secret && { writeOnly: true }),
    'x-catalyst': {
      kind: meta.kind,
      group: meta.group,
      ...(!isText && meta.min !== undefined && { min: meta.min }),
      ...(!isText && meta.max !== undefined && { max: meta.max }),
      ...(meta.schemes && meta.schemes.length > 0 && { schemes: [...meta.schemes] }),
      ...(meta.generate && { generate: meta.generate }),
      ...(meta.provider && { provider: meta.provider.id }),
    },
  };
}

/**
 * JSON Schema (2020-12) of the environment as texts, made from the Zod schemas and their metadata: every property is a
 * string, as environments are. `required` is that of the environment asked for.
 */
export function renderJsonSchema(contract: Contract, options: RenderOptions = {}): string {
  const environment = options.environment ?? 'development';
  const variables = [...contract.variables.values()];
  const metaOf = new Map<z.core.$ZodType, VariableMeta>(variables.map(({ schema, meta }) => [schema, meta]));
  const shape = Object.fromEntries(
    variables.map(({ name, schema, meta }) => {
      const required = isRequired(meta, environment);
      return [name, required ? schema : z.optional(schema)];
    }),
  );
  const schema = z.toJSONSchema(contract.closed ? z.strictObject(shape) : z.looseObject(shape), {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const meta = metaOf.get(zodSchema) ?? getMeta(zodSchema);
      if (meta) Object.assign(jsonSchema, describe(meta));
    },
  });
  const required = variables.filter(({ meta }) => isRequired(meta, environment)).map(({ name }) => name);
  const { $schema, ...rest } = schema;
  const head = { $schema, title: `Environment of ${contract.id}, for ${environment}` };
  return `${JSON.stringify({ ...head, ...rest, ...(required.length > 0 && { required }) }, null, 2)}\n`;
}
