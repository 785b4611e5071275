import { planDropped } from './drop.js';
import { renameMigration } from './rename.js';

export default renameMigration({
  id: '2-server-names',
  title: 'HOST, PORT, WORKERS and DEBUG_MODE get the names of the API',
  names: ['HOST', 'PORT', 'DEBUG_MODE', 'WORKERS'],
  extraWords: ['MAX_WORKERS'],
  messages: {
    dropped: (a: { name: string; instead: string }) => `${a.name} is no longer read and goes: ${a.instead}`,
    droppedUsed: (a: { name: string; instead: string }) =>
      `${a.name} has to go, and something in the project still uses it; what took its place: ${a.instead}`,
    droppedCode: (a: { name: string; instead: string }) =>
      `code reads ${a.name} here, which is gone: ${a.instead}`,
  },
  extra: (files, work) => planDropped(files, work, 'MAX_WORKERS'),
  docs: {
    what: 'The server reads API_HOST, API_PORT, DEBUG and WORKER_PROCESSES. MAX_WORKERS is gone.',
    why: 'HOST and PORT belong to whichever program of the stack reads them first; the API has names of its own.',
    manual: ['Platforms that set PORT themselves (Heroku, Cloud Run, Railway) expect it: keep it there.'],
    verify: 'The server listens on API_PORT; catalyst validate names no older name.',
  },
});
