import { PROVIDER_IDS } from '../../providers/types.js';
import { listVariables } from '../groups.js';
import type { Contract } from '../types.js';
import { catalystChecks } from './checks/index.js';
import { catalystFields } from './fields.js';

/** Schema version that the contract describes. */
export const CATALYST_SCHEMA_VERSION = 3;

/** The contract of the Catalyst backend. */
export const catalystContract: Contract = {
  id: 'catalyst',
  variables: listVariables(catalystFields),
  checks: catalystChecks,
  closed: true,
  dropped: [
    {
      name: 'LOCAL_AI_ENABLED',
      until: 2,
      instead: 'DEFAULT_AI_PROVIDER=ollama, or a set OLLAMA_BASE_URL',
    },
    { name: 'MAX_WORKERS', until: 2, instead: 'WORKER_PROCESSES' },
  ],
  providers: PROVIDER_IDS,
};
