import { defineProbeRule } from '../define-probe-rule.js';
import { isAnyConfigured, listConfigured } from '../probe-shared/answers.js';

interface Args {
  readonly [key: string]: string;
  readonly provider: string;
  readonly name: string;
}

export default defineProbeRule({
  id: 'provider/other-key',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'Another file holds another key for the same provider, and only one key a provider is asked about in a run.',
    why: 'Nothing is known of a key that was not asked about.',
    bad: 'GROQ_API_KEY=<one key> in .env, another one in .env.production',
    good: 'catalyst probe --env-file .env.production',
  },
  messages: {
    unasked: ({ provider, name }: Args) =>
      `${name} holds another key of ${provider}, which was not asked about`,
  },
  advice: { unasked: 'name the file with --env-file to ask about this one' },
  applies: isAnyConfigured,
  *check(model) {
    for (const { result, others } of listConfigured(model)) {
      for (const { file, range, variable } of others) {
        const args = { provider: result.name, name: variable };
        const subject = `${result.provider} ${variable}`;
        yield { messageId: 'unasked', args, outcome: 'unknown', file, range, subject };
      }
    }
  },
});
