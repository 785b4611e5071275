import type { ProviderInfo } from '../types.js';

const info: ProviderInfo = {
  id: 'deepseek',
  name: 'DeepSeek',
  keyVariable: 'DEEPSEEK_API_KEY',
  modelVariable: 'DEEPSEEK_MODEL',
  baseUrlVariable: 'DEEPSEEK_BASE_URL',
  foreignNames: {
    key: ['DEEPSEEK_KEY'],
    model: ['DEEPSEEK_DEFAULT_MODEL'],
    baseUrl: ['DEEPSEEK_API_BASE'],
  },
  needsKey: true,
  defaultBaseUrl: 'https://api.deepseek.com',
  basePath: '',
  apiPath: '',
  dialectPaths: ['/v1', '/beta', '/anthropic'],
  officialHosts: ['api.deepseek.com'],
  retiredHosts: {},
  keyShapes: [{ label: 'DeepSeek key', pattern: /^sk-[a-z0-9]{32}$/, distinctive: false }],
  keyPage: 'https://platform.deepseek.com/api_keys',
  catalogue: 'deepseek',
};

export default info;
