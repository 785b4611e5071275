import type { ProviderInfo } from '../types.js';

const info: ProviderInfo = {
  id: 'openrouter',
  name: 'OpenRouter',
  keyVariable: 'OPENROUTER_API_KEY',
  modelVariable: 'OPENROUTER_MODEL',
  baseUrlVariable: 'OPENROUTER_BASE_URL',
  foreignNames: {
    key: ['OPEN_ROUTER_API_KEY'],
    model: ['OPENROUTER_DEFAULT_MODEL'],
    baseUrl: ['OPENROUTER_API_BASE'],
  },
  needsKey: true,
  defaultBaseUrl: 'https://openrouter.ai/api/v1',
  basePath: '/api/v1',
  apiPath: '/api/v1',
  dialectPaths: [],
  officialHosts: ['openrouter.ai'],
  retiredHosts: {},
  keyShapes: [{ label: 'OpenRouter key', pattern: /^sk-or-v1-[0-9a-f]{64}$/, distinctive: true }],
  keyPage: 'https://openrouter.ai/settings/keys',
  catalogue: 'openrouter',
};

export default info;
