const SECRET_WORDS =
  /(?:^|_)(?:API_?KEYS?|KEY|SECRETS?|TOKENS?|PASSWORDS?|PASSWD|PASSPHRASE|PASS|PWD|PAT|CREDENTIALS?|SALT|DSN)$|(?:^|_)(?:SECRET|PRIVATE|ACCESS|ENCRYPTION|SIGNING|MASTER)_KEY(?:_|$)|(?:^|_)(?:CONNECTION_STRING|DATABASE_URL|REDIS_URL|MONGO(?:DB)?_UR[IL]|WEBHOOK_URL|AMQP_URL|BROKER_URL)$/;

/** Names that end like a secret and hold none. */
const PUBLIC_WORDS =
  /(?:^|_)(?:PUBLIC|PUBLISHABLE|ANON)_(?:[A-Z0-9]+_)*KEY$|(?:MAX|NUM|MIN|LIMIT|COUNT)_TOKENS?$|TOKENS_PER_|^(?:NEXT_PUBLIC|VITE|REACT_APP|PUBLIC)_.*(?:PUBLIC|SITE|PUBLISHABLE)/;

/** Whether a variable's name says that its value is a secret, where no contract does. */
export function isSecretName(name: string): boolean {
  const upper = name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toUpperCase();
  return SECRET_WORDS.test(upper) && !PUBLIC_WORDS.test(upper);
}
