import { planSizes } from './sizes.js';
import { renameMigration } from './rename.js';

export default renameMigration({
  id: '2-storage-names',
  title: 'Upload size in bytes, storage paths',
  names: ['UPLOAD_MAX_SIZE', 'MAX_FILE_SIZE_MB', 'FILE_STORAGE_PATH'],
  extraWords: ['MAX_FILE_SIZE'],
  messages: {
    bytes: (a: { name: string; bytes: string }) => `${a.name} is written in bytes: ${a.bytes}`,
    noBytes: (a: { name: string }) => `${a.name} is no number of bytes, and what is meant cannot be said`,
  },
  extra: planSizes,
  docs: {
    what: 'MAX_FILE_SIZE is a whole number of bytes (50MB is 52428800); files lie in STORAGE_PATH.',
    why: 'The setting is an integer: 50MB stops the backend at its start.',
    manual: [],
    verify: 'The backend starts; an upload of the largest size is taken.',
  },
});
