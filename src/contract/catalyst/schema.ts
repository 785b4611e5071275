import * as z from 'zod';
import { type Field, getMeta, setMeta, type TextSchema } from '../kinds/common.js';
import { catalystFields } from './fields.js';

type Shape<Fields> = {
  [Name in keyof Fields]: Fields[Name] extends Field<infer Value, infer Is>
    ? 'required' extends Is
      ? TextSchema<Value>
      : 'defaulted' extends Is
        ? z.ZodPrefault<TextSchema<Value>>
        : z.ZodOptional<TextSchema<Value>>
    : never;
};

function withPresence(schema: Field<unknown>): z.ZodType {
  const meta = getMeta(schema);
  const wrapped =
    meta?.default !== undefined
      ? z.prefault(schema, meta.default)
      : meta?.required === true
        ? schema
        : z.optional(schema);
  if (meta) setMeta(wrapped, meta);
  return wrapped;
}

/**
 * The environment of the Catalyst backend as one Zod object: texts in, typed values and defaults out. Keys that it
 * does not know are dropped. It knows the variables one by one; rules among them and per environment are in
 * `validateContract`. `getMeta(catalystSchema.shape.API_PORT)` gives the metadata of a variable.
 *
 * The validating command does not load this file: wrapping and compiling 130 fields costs it 20 ms.
 */
export const catalystSchema = z.object(
  Object.fromEntries(
    Object.entries(catalystFields).map(([name, schema]) => [name, withPresence(schema)]),
  ) as unknown as Shape<typeof catalystFields>,
);

/** The typed environment of the Catalyst backend. */
export type CatalystEnvironment = z.infer<typeof catalystSchema>;
