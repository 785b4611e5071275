import { planDropped } from './drop.js';
import { renameMigration } from './rename.js';

export default renameMigration({
  id: '2-local-ai-names',
  title: 'LOCAL_AI_… becomes OLLAMA_…',
  names: ['LOCAL_AI_BASE_URL', 'LOCAL_DEFAULT_MODEL'],
  extraWords: ['LOCAL_AI_ENABLED'],
  messages: {
    dropped: (a: { name: string; instead: string }) => `${a.name} is no longer read and goes: ${a.instead}`,
    droppedUsed: (a: { name: string; instead: string }) =>
      `${a.name} has to go, and something in the project still uses it; what took its place: ${a.instead}`,
    droppedCode: (a: { name: string; instead: string }) =>
      `code reads ${a.name} here, which is gone: ${a.instead}`,
  },
  extra: (files, work) => planDropped(files, work, 'LOCAL_AI_ENABLED'),
  docs: {
    what: 'The local model server is Ollama: OLLAMA_BASE_URL and OLLAMA_MODEL. LOCAL_AI_ENABLED is gone.',
    why: 'Ollama is used when OLLAMA_BASE_URL is set, or DEFAULT_AI_PROVIDER is ollama; a switch of its own contradicted them.',
    manual: ['Where LOCAL_AI_ENABLED was true and no base URL was set, set DEFAULT_AI_PROVIDER=ollama.'],
    verify: 'catalyst probe ollama gives verified.',
  },
});
