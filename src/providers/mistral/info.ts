import type { ProviderInfo } from '../types.js';

const info: ProviderInfo = {
  id: 'mistral',
  name: 'Mistral AI',
  keyVariable: 'MISTRAL_API_KEY',
  modelVariable: 'MISTRAL_MODEL',
  baseUrlVariable: 'MISTRAL_BASE_URL',
  foreignNames: {
    key: ['MISTRALAI_API_KEY'],
    model: ['MISTRAL_DEFAULT_MODEL'],
    baseUrl: ['MISTRAL_API_BASE'],
  },
  needsKey: true,
  defaultBaseUrl: 'https://api.mistral.ai',
  basePath: '',
  apiPath: '/v1',
  dialectPaths: [],
  officialHosts: ['api.mistral.ai'],
  retiredHosts: {},
  keyShapes: [{ label: 'Mistral key', pattern: /^[A-Za-z0-9]{32}$/, distinctive: false }],
  keyPage: 'https://console.mistral.ai/api-keys',
  catalogue: 'mistral',
};

export default info;
