import type { ProviderId } from './types.js';

/** A form of key that one vendor issues, ours or another's. */
export interface VendorKey {
  readonly pattern: RegExp;
  readonly vendor: string;
  readonly label: string;
  readonly provider?: ProviderId;
  /** Whether nobody else issues keys of this form. */
  readonly distinctive: boolean;
}

/**
 * Forms of keys by their beginning, the more specific before the more general. Lengths are lower bounds only: vendors
 * lengthen their keys without notice, and a form is advice, never a verdict.
 * Sources: the detectors of TruffleHog, gitleaks and secretlint, the vendors' own pages.
 */
export const VENDOR_KEYS: readonly VendorKey[] = [
  of(/^sk-or-v1-[\w-]{8}/, 'OpenRouter', 'OpenRouter key', 'openrouter'),
  of(/^sk-ant-admin/, 'Anthropic', 'Anthropic admin key', 'anthropic'),
  of(/^sk-ant-oat/, 'Anthropic', 'Anthropic OAuth token', 'anthropic'),
  of(/^sk-ant-[\w-]{8}/, 'Anthropic', 'Anthropic key', 'anthropic'),
  of(/^sk-proj-[\w-]{8}/, 'OpenAI', 'OpenAI project key', 'openai'),
  of(/^sk-(?:svcacct|service)-[\w-]{8}/, 'OpenAI', 'OpenAI service account key', 'openai'),
  of(/^sk-admin-[\w-]{8}/, 'OpenAI', 'OpenAI admin key', 'openai'),
  of(/^sk-[\w-]{4,200}T3BlbkFJ/, 'OpenAI', 'OpenAI key', 'openai'),
  of(/^gsk_[A-Za-z0-9]{16}/, 'Groq', 'Groq key', 'groq'),
  of(/^hf_[A-Za-z0-9]{16}/, 'Hugging Face', 'Hugging Face token', 'huggingface'),
  of(/^api_org_[A-Za-z0-9]{16}/, 'Hugging Face', 'Hugging Face organisation token', 'huggingface'),
  of(/^AIza[\w-]{16}/, 'Google', 'Google API key', 'google_ai'),
  of(/^AQ\.[\w-]{16}/, 'Google', 'Google auth key', 'google_ai'),
  of(/^xai-[A-Za-z0-9]{16}/, 'xAI', 'xAI key'),
  of(/^gh[pousr]_[A-Za-z0-9]{16}|^github_pat_\w{16}/, 'GitHub', 'GitHub token'),
  of(/^glpat-[\w-]{16}/, 'GitLab', 'GitLab token'),
  of(/^xox[abposr]-[\w-]{10}/, 'Slack', 'Slack token'),
  of(/^(?:AKIA|ASIA)[0-9A-Z]{12}/, 'AWS', 'AWS access key id'),
  of(/^(?:sk|pk|rk)_(?:live|test)_[A-Za-z0-9]{8}/, 'Stripe', 'Stripe key'),
  of(/^pplx-[A-Za-z0-9]{16}/, 'Perplexity', 'Perplexity key'),
  of(/^nvapi-[\w-]{16}/, 'NVIDIA', 'NVIDIA key'),
  of(/^r8_[A-Za-z0-9]{16}/, 'Replicate', 'Replicate token'),
  of(/^fw_[A-Za-z0-9]{16}/, 'Fireworks', 'Fireworks key'),
  of(/^csk-[a-z0-9]{16}/, 'Cerebras', 'Cerebras key'),
  of(/^tgp_v1_[\w-]{16}/, 'Together', 'Together key'),
  of(/^lsv2_(?:pt|sk)_[a-z0-9]{8}/, 'LangSmith', 'LangSmith key'),
  of(/^(?:sk|pk)-lf-[a-z0-9-]{8}/, 'Langfuse', 'Langfuse key'),
  of(/^pcsk_\w{16}/, 'Pinecone', 'Pinecone key'),
  of(/^SG\.[\w-]{16}/, 'SendGrid', 'SendGrid key'),
  of(/^npm_[A-Za-z0-9]{16}/, 'npm', 'npm token'),
  of(/^dckr_pat_[\w-]{8}/, 'Docker', 'Docker token'),
  of(/^eyJ[\w-]{10,2000}\.[\w-]{4}/, 'JWT issuer', 'JSON Web Token', undefined, false),
  // Moonshot, Qwen and others issue the same form.
  of(
    /^sk-[a-z0-9]{32}$/,
    'DeepSeek',
    'DeepSeek key, or that of another vendor with sk- keys',
    'deepseek',
    false,
  ),
  of(/^[0-9a-f]{32}$/, 'Azure OpenAI', 'Azure OpenAI key, or a Mistral one', undefined, false),
  of(/^[A-Za-z0-9]{32}$/, 'Mistral AI', 'Mistral key, by its length', 'mistral', false),
];

function of(
  pattern: RegExp,
  vendor: string,
  label: string,
  provider?: ProviderId,
  distinctive = true,
): VendorKey {
  return { pattern, vendor, label, distinctive, ...(provider ? { provider } : {}) };
}
