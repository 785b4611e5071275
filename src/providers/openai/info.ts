import type { ProviderInfo } from '../types.js';

/** `T3BlbkFJ` is base64 for "OpenAI" and stands in the middle of every key that OpenAI has issued since 2023. */
const info: ProviderInfo = {
  id: 'openai',
  name: 'OpenAI',
  keyVariable: 'OPENAI_API_KEY',
  modelVariable: 'OPENAI_MODEL',
  baseUrlVariable: 'OPENAI_BASE_URL',
  foreignNames: {
    key: ['OPENAI_KEY'],
    model: ['OPENAI_DEFAULT_MODEL'],
    baseUrl: ['OPENAI_API_BASE', 'OPENAI_API_BASE_URL'],
  },
  needsKey: true,
  defaultBaseUrl: 'https://api.openai.com/v1',
  basePath: '/v1',
  apiPath: '/v1',
  dialectPaths: [],
  officialHosts: ['api.openai.com', 'us.api.openai.com', 'eu.api.openai.com'],
  retiredHosts: {},
  keyShapes: [
    { label: 'OpenAI project key', pattern: /^sk-proj-[\w-]{40,200}$/, distinctive: true },
    {
      label: 'OpenAI service account key',
      pattern: /^sk-(?:svcacct|service)-[\w-]{40,200}$/,
      distinctive: true,
    },
    { label: 'OpenAI admin key', pattern: /^sk-admin-[\w-]{40,200}$/, distinctive: true },
    { label: 'OpenAI key', pattern: /^sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}$/, distinctive: true },
  ],
  keyPage: 'https://platform.openai.com/api-keys',
  catalogue: 'openai',
};

export default info;
