import { defineProbeRule } from '../define-probe-rule.js';
import { isAnyConfigured } from '../probe-shared/answers.js';

export default defineProbeRule({
  id: 'provider/nothing-configured',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'No provider is configured, so that there was nobody to ask.',
    why: 'A run that asked nobody has shown nothing.',
    bad: 'OPENAI_API_KEY=your-api-key-here',
    good: 'OPENAI_API_KEY=sk-proj-…',
  },
  messages: {
    nothing: (_: Record<never, never>) => 'no provider is configured: nothing was asked',
    one: (a: { provider: string; name: string }) =>
      `${a.provider} is not configured: ${a.name} holds no key, nothing was asked`,
  },
  advice: {
    nothing:
      'put a key into .env (catalyst template --profile catalyst shows their names), or name a file with --env-file',
    one: (a: { provider: string; name: string }) => `set ${a.name} in .env, or name a file with --env-file`,
  },
  *check(model) {
    if (isAnyConfigured(model)) return;
    const [only, second] = model.providers;
    if (!only || second) yield { messageId: 'nothing', args: {} };
    else yield { messageId: 'one', args: { provider: only.result.name, name: only.result.keyVariable } };
  },
});
