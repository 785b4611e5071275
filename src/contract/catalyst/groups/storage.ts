import { choice, integer, list, path, string } from '../../kinds/index.js';
import { converted, defineCatalystGroup, legacy } from '../group.js';

/** Files that people upload. */
export const storage = defineCatalystGroup('Storage', {
  UPLOAD_DIR: path({ doc: 'Folder of uploads.', default: './storage/uploads' }),
  STORAGE_PATH: path({
    doc: 'Folder of stored files.',
    default: './storage',
    aliases: legacy('FILE_STORAGE_PATH'),
  }),
  TEMP_PATH: path({ doc: 'Folder of files in the making.', default: './storage/temp' }),
  MAX_FILE_SIZE: integer({
    doc: 'Largest upload in bytes, as a bare number: 50MB stops the backend at start-up.',
    default: '52428800',
    min: 1,
    counts: 'bytes',
    aliases: [
      ...converted('size-to-bytes', legacy('UPLOAD_MAX_SIZE')),
      ...converted('megabytes-to-bytes', legacy('MAX_FILE_SIZE_MB')),
    ],
  }),
  ALLOWED_FILE_TYPES: list({
    doc: 'Endings of files that may be uploaded, as a JSON array: a bare comma list stops the backend at start-up.',
    default: '["pdf","txt","docx","md","csv","json"]',
    json: 'required',
    empty: 'refused',
  }),
});

/** Documents that models may look things up in. */
export const knowledge = defineCatalystGroup('Knowledge base', {
  VECTOR_DB_TYPE: choice(['chroma', 'pinecone'], {
    doc: 'Vector database; pinecone needs PINECONE_API_KEY and PINECONE_ENVIRONMENT.',
    default: 'chroma',
  }),
  VECTOR_DB_PATH: path({ doc: 'Folder of Chroma.', default: './data/vector_db' }),
  VECTOR_EMBEDDING_MODEL: string({ doc: 'Model that makes vectors.', default: 'all-MiniLM-L6-v2' }),
  VECTOR_CHUNK_SIZE: integer({ doc: 'Length of a piece of text.', default: '1000', min: 1 }),
  VECTOR_CHUNK_OVERLAP: integer({
    doc: 'Length that neighbouring pieces share; less than VECTOR_CHUNK_SIZE.',
    default: '200',
    min: 0,
  }),
  PINECONE_API_KEY: string({ doc: 'Key for Pinecone.', secret: true }),
  PINECONE_ENVIRONMENT: string({ doc: 'Region of the Pinecone index.' }),
});
