import { makeProblem, showNumber } from '../../problems.js';
import type { CrossCheck } from '../../types.js';
import { firstSet, readNumber } from './common.js';

/** Pinecone needs a key and a region. */
export const checkPinecone: CrossCheck = function* (input) {
  const name = 'VECTOR_DB_TYPE';
  if (input.read(name) !== 'pinecone') return;
  const missing = ['PINECONE_API_KEY', 'PINECONE_ENVIRONMENT'].filter((part) => !input.isSet(part));
  if (missing.length === 0) return;
  yield makeProblem('pinecone-incomplete', 'missing', { variable: name, others: missing }, { name, missing });
};

/** A splitter that goes back as far as it came never ends. */
export const checkChunkOverlap: CrossCheck = function* (input) {
  const name = 'VECTOR_CHUNK_OVERLAP';
  const other = 'VECTOR_CHUNK_SIZE';
  const overlap = readNumber(input, name);
  const size = readNumber(input, other);
  if (overlap === undefined || size === undefined || overlap < size) return;
  yield makeProblem(
    'chunk-overlap-too-large',
    'overlap',
    { variable: firstSet(input, [name, other]), others: [name, other] },
    { name, overlap: showNumber(overlap), other, size: showNumber(size) },
  );
};
