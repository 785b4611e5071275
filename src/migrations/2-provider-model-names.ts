import { renameMigration } from './rename.js';

export default renameMigration({
  id: '2-provider-model-names',
  title: '…_DEFAULT_MODEL becomes …_MODEL',
  names: [
    'OPENAI_DEFAULT_MODEL',
    'ANTHROPIC_DEFAULT_MODEL',
    'MISTRAL_DEFAULT_MODEL',
    'GROQ_DEFAULT_MODEL',
    'HUGGINGFACE_DEFAULT_MODEL',
    'OLLAMA_DEFAULT_MODEL',
    'OPENROUTER_DEFAULT_MODEL',
  ],
  docs: {
    what: 'The model of each provider is read from <PROVIDER>_MODEL.',
    why: 'Under the older name the setting has no effect: the default model is asked, and paid for.',
    manual: [
      'Part of the older backend still reads OPENROUTER_DEFAULT_MODEL: rename it there before, or keep both names for a while.',
    ],
    verify: 'catalyst validate names no older name; the start-up log of the backend names the models.',
  },
});
