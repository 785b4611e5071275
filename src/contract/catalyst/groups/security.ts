import { boolean, choice, fernet, integer, list, string } from '../../kinds/index.js';
import { converted, defineCatalystGroup, legacy } from '../group.js';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', '*'];

/** Keys, tokens, and who may call. */
export const security = defineCatalystGroup('Security', {
  SECRET_KEY: string({
    doc: 'Signs every session; at least 32 random characters, another one in each environment.',
    secret: true,
    required: true,
    minLength: 32,
    generate: 'openssl rand -hex 32',
    aliases: legacy('JWT_SECRET_KEY'),
  }),
  ENCRYPTION_KEY: fernet({
    doc: 'Encrypts stored provider keys; without it a new key is made at each start and they are lost.',
    secret: true,
    required: ['production'],
    generate: "openssl rand -base64 32 | tr '+/' '-_'",
  }),
  JWT_ALGORITHM: choice(['HS256', 'HS384', 'HS512', 'RS256', 'ES256'], {
    doc: 'How tokens are signed.',
    default: 'HS256',
    aliases: legacy('ALGORITHM'),
    forbidden: { word: 'none', code: 'jwt-algorithm-none' },
  }),
  JWT_ACCESS_TOKEN_EXPIRE_MINUTES: integer({
    doc: 'Minutes that an access token is valid; a day at most.',
    default: '30',
    min: 1,
    max: 1440,
    looseMax: true,
    aliases: legacy('ACCESS_TOKEN_EXPIRE_MINUTES'),
  }),
  JWT_REFRESH_TOKEN_EXPIRE_DAYS: integer({
    doc: 'Days that a refresh token is valid.',
    default: '7',
    min: 1,
    max: 90,
  }),
  ALLOWED_ORIGINS: list({
    doc: 'Origins (scheme://host[:port], no path) whose pages may call, separated by commas or as a JSON array.',
    default: 'http://localhost:3000',
    example: 'https://app.example.com',
    required: ['production'],
    aliases: converted('json-list-to-commas', legacy('BACKEND_CORS_ORIGINS', 'CORS_ORIGINS')),
  }),
  ALLOWED_HOSTS: list({
    doc: 'Host names under which the API is called.',
    example: 'api.example.com',
  }),
  ALLOW_CREDENTIALS: boolean({
    doc: 'Let pages of the allowed origins send cookies.',
    default: 'true',
    aliases: legacy('CORS_ALLOW_CREDENTIALS'),
  }),
  ALLOWED_METHODS: list({
    doc: 'HTTP methods that pages of the allowed origins may use.',
    example: 'GET,POST,PUT,DELETE',
    item: (item) => METHODS.includes(item),
    aliases: converted('json-list-to-commas', legacy('CORS_ALLOW_METHODS')),
  }),
  ALLOWED_HEADERS: list({
    doc: 'Request headers that pages of the allowed origins may send.',
    example: 'Authorization,Content-Type',
    aliases: converted('json-list-to-commas', legacy('CORS_ALLOW_HEADERS')),
  }),
});
