import { defineMigration } from './define.js';
import { listSettings } from './settings.js';

const RETIRED = /^https?:\/\/api-inference\.huggingface\.co(?:\/models)?\/?$/i;
const CURRENT = 'https://router.huggingface.co/v1';

export default defineMigration({
  id: '3-huggingface-host',
  to: 3,
  title: 'the retired host of Hugging Face becomes its router',
  risk: 'safe',
  scope: 'any',
  detect: ({ kind, text }) => kind !== 'source' && text.includes('api-inference.huggingface.co'),
  *plan(files, work) {
    for (const file of files) {
      for (const { name, at, value, promise, write } of listSettings(file, work, () => true)) {
        if (!/api-inference\.huggingface\.co/i.test(value)) continue;
        const edits = RETIRED.test(value.trim()) ? write(CURRENT) : undefined;
        const base = { file, at, from: name, to: name, args: { name, to: CURRENT } };
        if (!edits) yield { ...base, action: 'report', messageId: 'other', risk: 'manual' };
        else
          yield {
            ...base,
            action: 'set',
            messageId: 'host',
            edits,
            promised: [promise],
            removed: [{ name, why: 'the host answers 410' }],
          };
      }
    }
  },
  messages: {
    host: (a: { name: string; to: string }) => `${a.name} becomes ${a.to}`,
    other: (a: { name: string; to: string }) =>
      `${a.name} points into the retired host: write the address below ${a.to} that is meant`,
  },
  docs: {
    what: 'https://api-inference.huggingface.co becomes https://router.huggingface.co/v1.',
    why: 'The old host answers 410 Gone to every request.',
    manual: [
      'The router speaks the protocol of OpenAI: code that builds the address from the name of the model has to change.',
    ],
    verify: 'catalyst probe huggingface gives verified.',
  },
});
