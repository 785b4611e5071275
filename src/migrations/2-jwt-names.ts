import { renameMigration } from './rename.js';

export default renameMigration({
  id: '2-jwt-names',
  title: 'Signing settings get the names of schema 2',
  names: ['JWT_SECRET_KEY', 'ALGORITHM', 'ACCESS_TOKEN_EXPIRE_MINUTES'],
  docs: {
    what: 'Tokens are signed with SECRET_KEY, by JWT_ALGORITHM, for JWT_ACCESS_TOKEN_EXPIRE_MINUTES.',
    why: 'Without SECRET_KEY the backend makes one at each start, and every session ends with a restart.',
    manual: [
      'Where SECRET_KEY and JWT_SECRET_KEY differ, decide which one signed the tokens that are out: --prefer old keeps JWT_SECRET_KEY.',
    ],
    verify: 'A token from before the upgrade is still accepted.',
  },
});
