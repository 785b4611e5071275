import { unreadProviderSettings } from '../align-shared/provider-settings.js';
import { canJudgeUnread } from '../align-shared/unread.js';
import { defineRule } from '../define-rule.js';

interface Args {
  readonly [key: string]: string;
  readonly name: string;
  readonly provider: string;
  /** The variable of the key that the code reads. */
  readonly key: string;
}

export default defineRule({
  id: 'align/provider-setting-unread',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The code reads the key of a provider, and nothing reads the model or the base URL that is set for it.',
    why: 'Requests go out with the key, to another model or address than the one that was chosen, and nobody notices.',
    bad: '# file: .env\nOPENROUTER_API_KEY=\nOPENROUTER_MODEL=some/model\n# file: app/main.py\nimport os\nkey = os.environ["OPENROUTER_API_KEY"]\n# file: requirements.txt\nhttpx==0.28.1',
    good: '# file: .env\nOPENROUTER_API_KEY=\nOPENROUTER_MODEL=some/model\n# file: app/main.py\nimport os\nkey = os.environ["OPENROUTER_API_KEY"]\nmodel = os.environ["OPENROUTER_MODEL"]\n# file: requirements.txt\nhttpx==0.28.1',
  },
  messages: {
    model: (a: Args) =>
      `the code reads ${a.key} of ${a.provider}, and no variable for its model: ${a.name} changes nothing`,
    'base-url': (a: Args) =>
      `the code reads ${a.key} of ${a.provider}, and no variable for its address: ${a.name} changes nothing`,
    key: (_: { name: string }) => 'where the key is read',
  },
  applies: (model) => canJudgeUnread(model),
  *check(model) {
    for (const { provider, what, place, key } of unreadProviderSettings(model)) {
      yield {
        messageId: what,
        args: { name: place.name, provider: provider.name, key: key.name },
        file: place.file,
        range: place.range,
        subject: place.name,
        ...(place.kind === 'template' ? { severity: 'info' as const } : {}),
        related: [{ file: key.file, range: key.range, messageId: 'key', args: { name: key.name } }],
      };
    }
  },
});
