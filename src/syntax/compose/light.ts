/** What can be told of one compose file without building a project, together for whoever loads it lazily. */
export { listEnvFiles } from './env-files.js';
export { findProjects } from './discover.js';
export { listGiven } from './given.js';
export { createNameReader } from './stands-alone.js';
export { listServices } from './services.js';
export { createYamlReader } from '../yaml/index.js';
