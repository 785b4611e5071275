import type { ProviderInfo } from '../types.js';

const info: ProviderInfo = {
  id: 'huggingface',
  name: 'Hugging Face',
  keyVariable: 'HUGGINGFACE_API_KEY',
  modelVariable: 'HUGGINGFACE_MODEL',
  baseUrlVariable: 'HUGGINGFACE_BASE_URL',
  foreignNames: {
    key: [
      'HF_TOKEN',
      'HUGGING_FACE_HUB_TOKEN',
      'HUGGINGFACEHUB_API_TOKEN',
      'HF_API_KEY',
      'HUGGINGFACE_TOKEN',
    ],
    model: ['HUGGINGFACE_DEFAULT_MODEL'],
    baseUrl: ['HF_INFERENCE_ENDPOINT'],
  },
  needsKey: true,
  defaultBaseUrl: 'https://router.huggingface.co/v1',
  basePath: '/v1',
  apiPath: '/v1',
  dialectPaths: [],
  officialHosts: ['router.huggingface.co', 'huggingface.co'],
  unversionedHosts: ['huggingface.co'],
  retiredHosts: { 'api-inference.huggingface.co': 'https://router.huggingface.co/v1' },
  keyShapes: [
    { label: 'Hugging Face token', pattern: /^hf_[A-Za-z0-9]{34}$/, distinctive: true },
    { label: 'Hugging Face organisation token', pattern: /^api_org_[A-Za-z0-9]{34}$/, distinctive: true },
  ],
  keyPage: 'https://huggingface.co/settings/tokens',
  catalogue: 'huggingface',
};

export default info;
