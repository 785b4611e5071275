import type { ProviderInfo } from '../types.js';

const info: ProviderInfo = {
  id: 'google_ai',
  name: 'Google AI (Gemini)',
  keyVariable: 'GOOGLE_AI_API_KEY',
  modelVariable: 'GOOGLE_AI_MODEL',
  baseUrlVariable: 'GOOGLE_AI_BASE_URL',
  // Google's own SDK lets GOOGLE_API_KEY win over GEMINI_API_KEY.
  foreignNames: {
    key: ['GOOGLE_API_KEY', 'GEMINI_API_KEY', 'GOOGLE_GENERATIVE_AI_API_KEY'],
    model: ['GOOGLE_MODEL', 'GEMINI_MODEL'],
    baseUrl: ['GOOGLE_GEMINI_BASE_URL'],
  },
  needsKey: true,
  defaultBaseUrl: 'https://generativelanguage.googleapis.com',
  basePath: '',
  apiPath: '/v1beta',
  dialectPaths: ['/openai'],
  officialHosts: ['generativelanguage.googleapis.com'],
  retiredHosts: {},
  keyShapes: [
    { label: 'Google auth key', pattern: /^AQ\.[\w-]{30,100}$/, distinctive: true },
    { label: 'Google API key', pattern: /^AIza[\w-]{35}$/, distinctive: true },
  ],
  keyPage: 'https://aistudio.google.com/apikey',
  catalogue: 'google',
};

export default info;
