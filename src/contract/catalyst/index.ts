export { CATALYST_SCHEMA_VERSION, catalystContract } from './contract.js';
