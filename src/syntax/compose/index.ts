export { loadComposeProject } from './project.js';
