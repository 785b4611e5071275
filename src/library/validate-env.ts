import { chooseContracts } from '../collect/contracts.js';
import { buildEnvModels } from '../collect/env-model.js';
import { environmentOf, environmentOfName, isTemplateName } from '../collect/env-names.js';
import type { Contract, Environment } from '../contract/types.js';
import { dayOf } from '../core/calendar.js';
import { createMasker, maskData } from '../core/mask.js';
import type { Rule } from '../core/rule.js';
import { runRules } from '../core/run.js';
import { buildFindings } from '../report/build.js';
import type { ReportFinding } from '../report/types.js';
import { RULES_OF_AREA as ENV_RULES } from '../rules/env/index.generated.js';
import { RULES_OF_AREA as PROVIDER_RULES } from '../rules/provider/index.generated.js';
import { listHiddenValues } from '../rules/env-shared/hidden-values.js';
import { parseDotenv } from '../syntax/dotenv/parse.js';
import type { ReaderId } from '../syntax/dotenv/readers/types.js';

/** How a text is judged. */
export interface ValidateEnvOptions {
  /** Path under which it is reported; its name says whether it is a template and for which environment. */
  readonly file: string;
  /** `catalyst`, `generic`, or a contract of your own; by default what the text's own names say. */
  readonly contract?: 'catalyst' | 'generic' | Contract;
  readonly environment?: Environment;
  /** Program that reads it; python-dotenv unless given. */
  readonly reader?: ReaderId;
  /** Day as of which model dates are judged, `YYYY-MM-DD`; today unless given. */
  readonly asOf?: string;
}

/**
 * Judges one env file by the contract and the rules that are on by default.
 * @param text the decoded file
 * @returns findings as in `-f json`; no value of the file is in them
 * @throws nothing for any text; RangeError for an unknown reader
 */
export function validateEnv(text: string, options: ValidateEnvOptions): ReportFinding[] {
  const template = isTemplateName(options.file);
  const syntax = parseDotenv(text);
  const named = typeof options.contract === 'string' ? options.contract : undefined;
  const choice = chooseContracts({
    profile: named,
    files: [{ path: options.file, syntax }],
    neighbours: [],
    services: [],
    variables: undefined,
  });
  const contract = typeof options.contract === 'object' ? options.contract : choice.contractOf(options.file);
  const [model] = buildEnvModels(
    [
      {
        path: options.file,
        syntax,
        content: { text, encoding: 'utf-8', bom: text.startsWith('\ufeff') },
        role: template ? 'template' : 'env',
        reader: options.reader ?? 'python_dotenv',
        readerFrom: options.reader ? 'option' : 'default',
        readBy: [],
        git: 'unknown',
        copiedBy: [],
        contract,
        ...(options.environment ? { settled: { environment: options.environment, from: 'option' } } : {}),
        named: environmentOfName(options.file),
        fallback: 'development',
      },
    ],
    [],
    environmentOf,
  );
  const rules: readonly Rule[] = [...ENV_RULES, ...PROVIDER_RULES].filter(
    (rule) => !rule.optIn && rule.status === 'stable',
  );
  const today = options.asOf ?? dayOf(new Date());
  const { findings } = runRules(rules, [{ file: options.file, model: model! }], { today });
  const mask = createMasker(listHiddenValues(model!));
  return maskData(buildFindings({ findings, rules, textOf: () => text }), mask);
}
