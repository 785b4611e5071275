import { ai } from './groups/ai.js';
import { database, redis } from './groups/database.js';
import { features } from './groups/features.js';
import { mail, webhooks } from './groups/messages.js';
import { limits, monitoring } from './groups/operations.js';
import { providers } from './groups/providers.js';
import { security } from './groups/security.js';
import { server } from './groups/server.js';
import { knowledge, storage } from './groups/storage.js';

/** Every variable that the Catalyst backend reads (schema version 3), by group. */
export const catalystFields = {
  ...server,
  ...security,
  ...database,
  ...redis,
  ...ai,
  ...providers,
  ...storage,
  ...knowledge,
  ...limits,
  ...monitoring,
  ...mail,
  ...webhooks,
  ...features,
};
