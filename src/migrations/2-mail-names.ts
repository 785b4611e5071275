import { renameMigration } from './rename.js';

export default renameMigration({
  id: '2-mail-names',
  title: 'Mail settings get the names of schema 2',
  names: ['SMTP_USER', 'EMAILS_FROM_EMAIL', 'EMAILS_FROM_NAME'],
  docs: {
    what: 'SMTP_USERNAME, FROM_EMAIL, FROM_NAME.',
    why: 'Without a user name the mail server refuses to relay, and password mails are lost.',
    manual: [],
    verify: 'A test mail arrives.',
  },
});
