import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';

export default defineRule({
  id: 'env/slack-token-format',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'SLACK_BOT_TOKEN does not start with xoxb-.',
    why: 'A token of another kind (of a user, of an app) cannot post as the bot: Slack answers not_allowed_token_type.',
    bad: 'SLACK_BOT_TOKEN=xoxp-0000-made-up-0000',
    good: 'SLACK_BOT_TOKEN=xoxb-0000-made-up-0000',
    refs: ['https://docs.slack.dev/authentication/tokens'],
  },
  messages: contractMessages<'slack-token-format'>({
    prefix: ({ name, prefix }) => `${name} does not start with ${prefix}, as the token of a Slack bot does`,
  }),
  applies: inScope({ variables: ['SLACK_BOT_TOKEN'], templates: false }),
  check: (model) => contractHits(model, 'slack-token-format', { ignore: 'placeholders' }),
});
