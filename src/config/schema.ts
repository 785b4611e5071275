import * as z from 'zod';
import { DECLARED_TYPES, type VariableDeclaration } from '../contract/declared.js';
import { ENVIRONMENTS } from '../contract/types.js';

const environment = z.enum(ENVIRONMENTS);

const variable = z
  .strictObject({
    type: z.enum(DECLARED_TYPES).optional().describe('How the text is read; string when left out.'),
    secret: z.boolean().optional().describe('Its value is never shown, and it is checked as a secret.'),
    required: z.boolean().optional().describe('It must be set, whatever the environment.'),
    requiredIn: z.array(environment).optional().describe('It must be set in these environments.'),
    default: z
      .union([z.string(), z.number(), z.boolean()])
      .optional()
      .describe('What the program uses when it is not set.'),
    description: z.string().optional().describe('One line for the template and the documentation.'),
    group: z.string().optional().describe('Section of the template.'),
    example: z.string().optional().describe('Something to show in the template.'),
    aliases: z
      .array(z.string())
      .optional()
      .describe('Older names: found, they are reported with the new name.'),
    deprecated: z
      .union([z.string(), z.boolean()])
      .optional()
      .describe('Why it should no longer be set, and what instead.'),
    choices: z
      .array(z.string())
      .optional()
      .describe('The allowed values of an enum, or of the items of a list.'),
    values: z.array(z.string()).optional().describe('The same as choices.'),
    min: z.number().optional().describe('Least value; least number of characters of a string.'),
    max: z.number().optional().describe('Greatest value; greatest number of characters of a string.'),
    minLength: z.int().min(0).optional().describe('Least number of characters.'),
    maxLength: z.int().min(0).optional().describe('Greatest number of characters.'),
    pattern: z.string().optional().describe('A regular expression that the whole value must match.'),
    schemes: z.array(z.string()).optional().describe('Allowed schemes of a URL.'),
    generate: z.string().optional().describe('A command that makes a value.'),
  })
  .describe('A variable of the environment.') satisfies z.ZodType<VariableDeclaration>;

const ignore = z.strictObject({
  rule: z.string().min(1).describe('Rule id, alias or area.'),
  path: z.string().optional().describe('Files it covers: a path, a folder, or a pattern with * and **.'),
  reason: z.string().min(1).describe('Why: shown in reports.'),
  expires: z.iso.date().optional().describe('From this day on it no longer counts (YYYY-MM-DD).'),
});

const envFile = z.strictObject({
  path: z.string().describe('A path, or a pattern with * and **.'),
  environment: environment.optional().describe('Environment the file is for.'),
  reader: z
    .string()
    .optional()
    .describe('Program that reads it: dotenv, python_dotenv, python_dotenv_values, compose.'),
  template: z.boolean().optional().describe('It is a template: placeholders are right in it.'),
});

/** The configuration file. Its JSON Schema is generated from this: schemas/config.schema.json. */
export const configSchema = z.strictObject({
  $schema: z.string().optional(),
  profile: z
    .enum(['catalyst', 'generic'])
    .optional()
    .describe('Contract to judge by; found out when left out.'),
  environment: environment.optional().describe('Environment of files that do not say it themselves.'),
  files: z.array(z.string()).optional().describe('Env files to check instead of the ones that are found.'),
  exclude: z.array(z.string()).optional().describe('Paths that are never looked at.'),
  envFiles: z.array(envFile).optional().describe('What is known of single env files.'),
  variables: z.record(z.string(), variable).optional().describe('Variables besides those of the profile.'),
  ignore: z.array(ignore).optional().describe('Findings that are not reported.'),
  severity: z
    .record(z.string(), z.enum(['error', 'warning', 'info', 'off']))
    .optional()
    .describe('Severity by rule id, alias or area.'),
  select: z.array(z.string()).optional().describe('Rules to run instead of the default ones.'),
  failOn: z
    .enum(['error', 'warning', 'info', 'never'])
    .optional()
    .describe('Least severity that gives exit code 1.'),
  maxWarnings: z.int().min(0).optional().describe('More warnings than this give exit code 1.'),
  migrations: z
    .strictObject({
      prefer: z
        .union([
          z.enum(['old', 'new']),
          z.record(z.string(), z.union([z.enum(['old', 'new']), z.string().regex(/^[A-Z][A-Z0-9_]*$/)])),
        ])
        .optional()
        .describe(
          'Which value counts where an old and a new name differ: for all, or by the new name; there also the name whose value counts.',
        ),
      models: z
        .record(z.string(), z.string())
        .optional()
        .describe('Models that take the place of retired ones, by variable.'),
      replaceForeign: z
        .boolean()
        .optional()
        .describe('Replace names that other tools use, instead of adding the name of the contract.'),
    })
    .optional()
    .describe('Decisions for catalyst migrate-config.'),
  smoke: z
    .strictObject({
      structure: z
        .array(
          z.strictObject({
            what: z.string().min(1).describe('What it is, in a few words.'),
            anyOf: z
              .array(z.string().min(1))
              .min(1)
              .describe('Patterns of files, relative to the backend; one must be there.'),
            severity: z.enum(['error', 'warning', 'info']).optional(),
            why: z.string().optional().describe('What happens without it.'),
          }),
        )
        .optional()
        .describe('Parts that the backend must have, in place of the usual ones.'),
      ready: z
        .string()
        .regex(/^\//)
        .optional()
        .describe('Path that says whether requests can be served; /ready and its like are found.'),
      websocket: z
        .string()
        .regex(/^\//)
        .optional()
        .describe('Path at which smoke --url asks for a WebSocket.'),
    })
    .optional()
    .describe('Settings of catalyst smoke.'),
  limits: z
    .strictObject({
      maxFileSize: z
        .int()
        .min(1)
        .optional()
        .describe('Largest file that is read, in bytes (10 MiB unless set).'),
    })
    .optional(),
});

/** What a configuration file says. */
export type Config = z.output<typeof configSchema>;
