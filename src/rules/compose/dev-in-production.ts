import type { ComposeModel } from '../../models/compose.js';
import { createOnce, placeOfValue } from '../compose-shared/service-place.js';
import { commandWords, variableOf } from '../compose-shared/service-words.js';
import { sourceMount } from '../compose-shared/service-source.js';
import { defineRule } from '../define-rule.js';

/** Commands that restart a server when a file changes, or serve with a debugger. */
const RELOADS = /^(?:--reload|--debug|nodemon|ts-node-dev|air|--watch|livereload|runserver)$/;
const PRODUCTION = /(?:^|[._/-])(?:prod|production|release|deploy|stag(?:e|ing))(?:[._/-]|$)/i;

export default defineRule({
  id: 'compose/dev-in-production',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A compose file that by its name is not for development runs a development server, switches debugging on, or mounts the source over the image.',
    why: 'A development server serves one request at a time and shows its errors to visitors; mounted source runs whatever lies in the folder instead of what was built and tested.',
    bad: 'services:\n  api:\n    build: .\n    command: uvicorn app:app --host 0.0.0.0 --reload',
    good: 'services:\n  api:\n    build: .\n    command: uvicorn app:app --host 0.0.0.0 --workers 4',
    refs: ['https://docs.docker.com/compose/how-tos/production/'],
  },
  messages: {
    reload: (a: { service: string; word: string }) => `${a.service} runs a development server (${a.word})`,
    debug: (a: { service: string; key: string }) => `${a.key} switches debugging on in ${a.service}`,
    source: (a: { service: string }) => `${a.service} runs the source of this folder, not what was built`,
  },
  advice: { source: 'keep it in compose.override.yaml, which is for development' },
  applies: (model) => !model.isDevelopment && !hasProductionFile(model),
  *check(model) {
    const once = createOnce();
    const isProduction = PRODUCTION.test(model.file.path);
    for (const service of model.project.services) {
      const args = { service: service.name };
      const { words } = commandWords(service);
      const word = words.find((one) => RELOADS.test(one));
      const place = service.command ?? service.entrypoint;
      if (word !== undefined && place !== undefined && once(place))
        yield { messageId: 'reload', args: { ...args, word }, ...placeOfValue(place) };
      const debug = variableOf(service, 'DEBUG', 'FLASK_DEBUG', 'DJANGO_DEBUG', 'APP_DEBUG');
      if (
        debug &&
        /^(?:1|true|yes|on)$/i.test(debug.value?.value ?? '') &&
        !debug.value?.text.interpolated &&
        once(debug)
      ) {
        yield {
          messageId: 'debug',
          args: { ...args, key: debug.key },
          file: debug.file,
          range: debug.nameRange,
        };
      }
      const mount = sourceMount(service);
      // Many projects have one file, and it is for development: only a hint, unless the name says production.
      if (mount && once(mount)) {
        yield {
          messageId: 'source',
          args,
          file: mount.file,
          range: mount.range,
          severity: isProduction ? 'warning' : 'info',
        };
      }
    }
  },
});

/** Where a file beside it is for production by its name, this one is for development. */
function hasProductionFile(model: ComposeModel): boolean {
  if (PRODUCTION.test(model.file.path)) return false;
  const folder = model.project.directory;
  const names = model.listFolder?.(folder) ?? [];
  return [...names, ...(model.companions ?? [])].some(
    (name) => /\.ya?ml$/.test(name) && /compose/i.test(name) && PRODUCTION.test(name),
  );
}
