import type { ProviderInfo } from '../types.js';

const info: ProviderInfo = {
  id: 'anthropic',
  name: 'Anthropic',
  keyVariable: 'ANTHROPIC_API_KEY',
  modelVariable: 'ANTHROPIC_MODEL',
  baseUrlVariable: 'ANTHROPIC_BASE_URL',
  foreignNames: {
    key: ['CLAUDE_API_KEY', 'ANTHROPIC_AUTH_TOKEN'],
    model: ['ANTHROPIC_DEFAULT_MODEL'],
    baseUrl: ['ANTHROPIC_API_URL'],
  },
  needsKey: true,
  defaultBaseUrl: 'https://api.anthropic.com',
  basePath: '',
  apiPath: '/v1',
  dialectPaths: [],
  officialHosts: ['api.anthropic.com'],
  retiredHosts: {},
  keyShapes: [
    { label: 'Anthropic key', pattern: /^sk-ant-api\d\d-[\w-]{80,140}$/, distinctive: true },
    { label: 'Anthropic admin key', pattern: /^sk-ant-admin\d\d-[\w-]{80,140}$/, distinctive: true },
    { label: 'Anthropic OAuth token', pattern: /^sk-ant-oat\d\d-[\w-]{40,200}$/, distinctive: true },
  ],
  keyPage: 'https://console.anthropic.com/settings/keys',
  catalogue: 'anthropic',
};

export default info;
