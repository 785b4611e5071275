import corsNames from './2-cors-names.js';
import featureNames from './2-feature-names.js';
import googleAiNames from './2-google-ai-names.js';
import jwtNames from './2-jwt-names.js';
import localAiNames from './2-local-ai-names.js';
import mailNames from './2-mail-names.js';
import monitoringNames from './2-monitoring-names.js';
import providerModelNames from './2-provider-model-names.js';
import serverNames from './2-server-names.js';
import storageNames from './2-storage-names.js';
import composeSecrets from './3-compose-secrets.js';
import composeVersion from './3-compose-version.js';
import dockerComposeCommand from './3-docker-compose-command.js';
import dockerfileMaintainer from './3-dockerfile-maintainer.js';
import foreignNames from './3-foreign-names.js';
import huggingfaceHost from './3-huggingface-host.js';
import postgresScheme from './3-postgres-scheme.js';
import retiredModels from './3-retired-models.js';
import { COLLECT_MESSAGES } from './collect/plan.js';
import type { Migration } from './define.js';
import type { PlanStep } from './types.js';

/** Every migration, in the order in which they are applied: by schema version, names before values, moves before what looks at where they lead. */
export const MIGRATIONS: readonly Migration[] = [
  providerModelNames,
  googleAiNames,
  localAiNames,
  serverNames,
  jwtNames,
  corsNames,
  monitoringNames,
  storageNames,
  mailNames,
  featureNames,
  composeSecrets,
  foreignNames,
  huggingfaceHost,
  postgresScheme,
  retiredModels,
  composeVersion,
  dockerfileMaintainer,
  dockerComposeCommand,
];

/** The line of a step, from its migration's messages. */
export function renderStep({ migration, messageId, args }: PlanStep): string {
  const messages: Migration['messages'] | undefined =
    migration === 'collect' ? COLLECT_MESSAGES : MIGRATIONS.find(({ id }) => id === migration)?.messages;
  const message = messages?.[messageId] as ((given: PlanStep['args']) => string) | undefined;
  return message ? message(args) : messageId;
}
