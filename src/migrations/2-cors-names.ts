import { renameMigration } from './rename.js';

export default renameMigration({
  id: '2-cors-names',
  title: 'CORS settings become ALLOWED_…, lists with commas',
  names: [
    'BACKEND_CORS_ORIGINS',
    'CORS_ORIGINS',
    'CORS_ALLOW_CREDENTIALS',
    'CORS_ALLOW_METHODS',
    'CORS_ALLOW_HEADERS',
  ],
  docs: {
    what: 'Origins, methods and headers are lists with commas under ALLOWED_ORIGINS, ALLOWED_METHODS, ALLOWED_HEADERS; credentials are ALLOW_CREDENTIALS.',
    why: 'A JSON array is read as one origin that no browser sends: every call from a page is refused.',
    manual: ['A list that is put together from other variables has to be rewritten by hand.'],
    verify: 'The browser console shows no CORS error; catalyst validate accepts the lists.',
  },
});
