import type { ProviderInfo } from '../types.js';

const info: ProviderInfo = {
  id: 'groq',
  name: 'Groq',
  keyVariable: 'GROQ_API_KEY',
  modelVariable: 'GROQ_MODEL',
  baseUrlVariable: 'GROQ_BASE_URL',
  foreignNames: { key: [], model: ['GROQ_DEFAULT_MODEL'], baseUrl: ['GROQ_API_BASE'] },
  needsKey: true,
  defaultBaseUrl: 'https://api.groq.com',
  basePath: '',
  apiPath: '/openai/v1',
  dialectPaths: [],
  officialHosts: ['api.groq.com'],
  retiredHosts: {},
  keyShapes: [{ label: 'Groq key', pattern: /^gsk_[A-Za-z0-9]{52}$/, distinctive: true }],
  keyPage: 'https://console.groq.com/keys',
  catalogue: 'groq',
};

export default info;
