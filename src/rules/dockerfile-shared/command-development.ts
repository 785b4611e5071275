import type { Launch, Token } from './command-launch.js';

/** Why a launch is one for developing; undefined where it is not. */
export function findDevelopmentMode({
  program,
  args,
}: Launch): { readonly what: string; readonly token: Token | undefined } | undefined {
  const found = (what: string, ...words: string[]) => ({
    what,
    token: args.find(({ value }) => value !== undefined && words.includes(value)),
  });
  const flag = (...names: string[]) => args.some(({ value }) => value !== undefined && names.includes(value));
  switch (program) {
    case 'flask':
      return flag('run') ? found('flask run', 'run') : undefined;
    case 'fastapi':
      return flag('dev') ? found('fastapi dev', 'dev') : undefined;
    case 'uvicorn':
    case 'gunicorn':
    case 'hypercorn':
    case 'granian':
      return flag('--reload') ? found(`${program} --reload`, '--reload') : undefined;
    case 'manage.py':
    case 'django-admin':
      return flag('runserver') ? found('runserver', 'runserver') : undefined;
    case 'nodemon':
    case 'ts-node-dev':
    case 'tsx':
      return program !== 'tsx' || flag('watch')
        ? { what: program === 'tsx' ? 'tsx watch' : program, token: undefined }
        : undefined;
    case 'node':
      return flag('--watch') ? found('node --watch', '--watch') : undefined;
    case 'next':
    case 'nuxt':
    case 'astro':
    case 'remix':
    case 'wrangler':
      return flag('dev') ? found(`${program} dev`, 'dev') : undefined;
    case 'vite':
      return flag('build')
        ? undefined
        : found(flag('preview') ? 'vite preview' : 'vite', 'preview', 'dev', 'serve');
    case 'ng':
      return flag('serve') ? found('ng serve', 'serve') : undefined;
    case 'webpack-dev-server':
    case 'react-scripts':
      return program === 'react-scripts' && !flag('start')
        ? undefined
        : { what: program === 'react-scripts' ? 'react-scripts start' : program, token: undefined };
    case 'npm':
    case 'pnpm':
    case 'yarn':
    case 'bun':
      return packageScript(args);
    default:
      return /^python[\d.]*$/.test(program) && args[0]?.value?.endsWith('manage.py') && flag('runserver')
        ? found('runserver', 'runserver')
        : undefined;
  }
}

/** `npm run dev`, `yarn dev`, `pnpm start:dev`. */
function packageScript(args: readonly Token[]): { what: string; token: Token } | undefined {
  const words = args.filter(({ value }) => value !== undefined && !value.startsWith('-'));
  const token = words[0]?.value === 'run' || words[0]?.value === 'run-script' ? words[1] : words[0];
  if (
    !token?.value ||
    !/^(?:dev|develop|development|watch|start:dev|dev:\w+|serve:dev|start-dev)$/.test(token.value)
  )
    return undefined;
  return { what: `the script ${token.value}`, token };
}
