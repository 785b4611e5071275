/** What can be told of one compose file without building a project, together for whoever loads it lazily. */
export { listEnvFiles } from './env-files.js';
export { listServices } from './services.js';
export { createYamlReader } from '../yaml/index.js';
