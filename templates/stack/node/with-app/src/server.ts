/** Starts the application, and ends it when it is asked to. */
import { createApp } from './app.js';
import { openDependencies } from './dependencies.js';
import { readSettings } from './settings.js';

const settings = readSettings();
const dependencies = openDependencies(settings);
const app = createApp(settings, dependencies);

async function stop(): Promise<void> {
  // Requests under way are answered first.
  await app.close();
  await dependencies.close();
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void stop().then(() => process.exit(0)));
}

await app.listen({ host: settings.API_HOST, port: settings.API_PORT });
