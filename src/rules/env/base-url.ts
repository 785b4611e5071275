import type { Severity } from '../../core/finding.js';
import { PROVEN_READERS } from '../../fixes/verify-env.js';
import { type BaseUrlProblem, type BaseUrlProblemKind, checkBaseUrl } from '../../providers/base-url.js';
import { getProvider } from '../../providers/index.js';
import type { ProviderInfo } from '../../providers/types.js';
import { findPlaceholder } from '../../providers/placeholder.js';
import { setValue } from '../../syntax/dotenv/edit.js';
import { defineRule } from '../define-rule.js';
import { fixOf } from '../env-shared/fixes.js';
import { listProviderValues } from '../env-shared/provider-values.js';

interface Args {
  readonly [key: string]: string;
  readonly name: string;
  readonly provider: string;
  /** The address as it should be; empty where it cannot be shown. */
  readonly instead: string;
}

const SEVERITY: Readonly<Record<BaseUrlProblemKind, Severity>> = {
  'not-a-url': 'error',
  'retired-host': 'error',
  'other-provider': 'warning',
  'endpoint-tail': 'error',
  'missing-version': 'error',
  'doubled-version': 'error',
  insecure: 'warning',
  credentials: 'warning',
  query: 'warning',
  'trailing-slash': 'info',
  'doubled-slash': 'warning',
};

const adviseInstead = ({ instead }: Args) => (instead === '' ? 'correct it' : `write ${instead}`);

export default defineRule({
  id: 'env/base-url',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: "A provider's base URL is not what its clients expect: a retired host, a missing or doubled version, a pasted endpoint, plain http.",
    why: 'Every request is answered with 404 or 410, or the key crosses the network in clear text.',
    bad: 'HUGGINGFACE_BASE_URL=https://api-inference.huggingface.co/models',
    good: 'HUGGINGFACE_BASE_URL=https://router.huggingface.co/v1',
  },
  messages: {
    'not-a-url': (a: Args) => `${a.name} is no http or https address`,
    'retired-host': (a: Args) => `${a.name} points to a host of ${a.provider} that no longer answers`,
    'other-provider': (a: Args) => `${a.name} points to another provider than ${a.provider}`,
    'endpoint-tail': (a: Args) => `${a.name} ends with an endpoint, to which the client adds another one`,
    'missing-version': (a: Args) => `${a.name} lacks the version that ${a.provider} has in its addresses`,
    'doubled-version': (a: Args) => `${a.name} has the version twice`,
    insecure: (a: Args) =>
      `${a.name} is plain http to a remote host: the key crosses the network in clear text`,
    credentials: (a: Args) => `${a.name} holds a user name or password, which ends up in logs`,
    query: (a: Args) => `${a.name} ends with a query or a fragment, behind which the client adds its path`,
    'trailing-slash': (a: Args) => `${a.name} ends with a slash, which some clients double`,
    'doubled-slash': (a: Args) => `${a.name} has two slashes in a row`,
  },
  advice: {
    'retired-host': adviseInstead,
    'endpoint-tail': adviseInstead,
    'missing-version': adviseInstead,
    'doubled-version': adviseInstead,
    'trailing-slash': adviseInstead,
    'doubled-slash': adviseInstead,
  },
  *check(model) {
    const { file } = model;
    for (const { provider, variable, value } of listProviderValues(model, 'baseUrl')) {
      // Ollama's server variable: a host, with or without a port.
      if (variable === 'OLLAMA_HOST' || findPlaceholder(value)?.kind === 'reference') continue;
      const range = model.locate(variable)?.value;
      if (!range || value.includes('$')) continue;
      const isTyped = file.contract.variables.get(variable)?.meta.kind === 'url';
      let proposed = false;
      for (const problem of checkBaseUrl(provider.id, value)) {
        // The contract says so itself where it has the variable.
        if (problem.kind === 'not-a-url' && (isTyped || file.role === 'template')) continue;
        const instead = showCorrected(provider, problem);
        const args = { name: variable, provider: provider.name, instead };
        // Others speak OpenAI's dialect, so that its client is often pointed at them.
        const isUsual = problem.kind === 'other-provider' && provider.id === 'openai';
        const severity = problem.certain && !isUsual ? SEVERITY[problem.kind] : 'info';
        const fix = proposed ? {} : correct(model.file, variable, problem);
        proposed = true;
        yield { messageId: problem.kind, args, severity, range, ...fix };
      }
    }
  },
});

/** The corrected address, if it is made of nothing but what is publicly known. */
function showCorrected(provider: ProviderInfo, { corrected, isPublic }: BaseUrlProblem): string {
  if (corrected === undefined || !isPublic || !URL.canParse(corrected)) return '';
  const { pathname, username, search, port } = new URL(corrected);
  const { basePath, apiPath, dialectPaths, retiredHosts } = getProvider(provider.id);
  const retired = Object.values(retiredHosts).map((url) => new URL(url).pathname);
  const paths = ['/', basePath, apiPath, ...dialectPaths, ...retired];
  return username === '' && search === '' && port === '' && paths.includes(pathname) ? corrected : '';
}

function correct(
  file: Parameters<typeof fixOf>[0] & { syntax: Parameters<typeof setValue>[0] },
  name: string,
  problem: BaseUrlProblem,
) {
  const { corrected, certain } = problem;
  if (corrected === undefined || !certain || problem.kind === 'credentials') return {};
  const plan = setValue(file.syntax, name, corrected, { readers: PROVEN_READERS });
  return fixOf(file, 'unsafe', 'correct the address', plan.ok ? plan.edits : [], [name]);
}
