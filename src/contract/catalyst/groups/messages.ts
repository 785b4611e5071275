import { boolean, email, host, port, string, url } from '../../kinds/index.js';
import { defineCatalystGroup, legacy } from '../group.js';

/** Sending mail: all of it or nothing. */
export const mail = defineCatalystGroup('E-mail', {
  SMTP_HOST: host({ doc: 'Mail server; set it with all of this section, or leave all out.' }),
  SMTP_PORT: port({ doc: 'Port of the mail server: 587 with SMTP_TLS, 465 with SMTP_SSL.', default: '587' }),
  SMTP_USERNAME: string({ doc: 'Name to log in with.', aliases: legacy('SMTP_USER') }),
  SMTP_PASSWORD: string({ doc: 'Password to log in with.', secret: true }),
  SMTP_TLS: boolean({ doc: 'Upgrade to TLS after connecting (port 587).', default: 'true' }),
  SMTP_SSL: boolean({ doc: 'Encrypt from the start (port 465); excludes SMTP_TLS.', default: 'false' }),
  FROM_EMAIL: email({ doc: 'Sender of mails.', aliases: legacy('EMAILS_FROM_EMAIL') }),
  FROM_NAME: string({ doc: "Sender's name.", aliases: legacy('EMAILS_FROM_NAME') }),
});

/** Messages from and to other services. */
export const webhooks = defineCatalystGroup('Webhooks', {
  WEBHOOK_SECRET: string({
    doc: 'Signs webhook calls.',
    secret: true,
    generate: 'openssl rand -hex 32',
  }),
  SLACK_BOT_TOKEN: string({ doc: 'Token of the Slack bot; starts with xoxb-.', secret: true }),
  DISCORD_BOT_TOKEN: string({ doc: 'Token of the Discord bot.', secret: true }),
  TEAMS_WEBHOOK_URL: url({ doc: 'Where messages for Teams go; who has it can post.', secret: true }),
});
