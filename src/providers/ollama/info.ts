import type { ProviderInfo } from '../types.js';

const info: ProviderInfo = {
  id: 'ollama',
  name: 'Ollama (local)',
  keyVariable: 'OLLAMA_API_KEY',
  modelVariable: 'OLLAMA_MODEL',
  baseUrlVariable: 'OLLAMA_BASE_URL',
  foreignNames: {
    key: [],
    model: ['OLLAMA_DEFAULT_MODEL', 'LOCAL_DEFAULT_MODEL'],
    baseUrl: ['OLLAMA_HOST', 'OLLAMA_API_BASE', 'OLLAMA_API_BASE_URL', 'OLLAMA_API_URL', 'LOCAL_AI_BASE_URL'],
  },
  needsKey: false,
  defaultBaseUrl: 'http://127.0.0.1:11434',
  basePath: '',
  apiPath: '',
  dialectPaths: ['/v1', '/api'],
  officialHosts: ['ollama.com', 'www.ollama.com'],
  retiredHosts: {},
  keyShapes: [],
  keyPage: 'https://ollama.com/settings/keys',
  catalogue: 'ollama',
};

export default info;
