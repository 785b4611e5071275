/**
 * Programs that are started by their name, with what installs them: first the distribution that they are a part of, then
 * those that are known to bring it. From the metadata on PyPI and npm, as of 2026-11-27.
 */
const PYTHON_ROWS = `
uvicorn: uvicorn gradio chainlit mlflow prefect chromadb fastmcp mcp langserve litellm bentoml nicegui uvicorn-worker sse-starlette
gunicorn: gunicorn mlflow apache-airflow apache-superset dash-tools uvicorn-gunicorn
hypercorn: hypercorn quart
granian: granian
daphne: daphne channels
waitress-serve: waitress mlflow
celery: celery flower django-celery-beat django-celery-results celery-redbeat apache-superset
flower: flower
alembic: alembic flask-migrate flask-alembic prefect mlflow apache-airflow advanced-alchemy
fastapi: fastapi[standard] fastapi-cli
flask: flask flask-restx flask-sqlalchemy flask-cors flask-migrate flask-login flask-smorest apache-superset mlflow dash
streamlit: streamlit
django-admin: django djangorestframework wagtail django-cms
dramatiq: dramatiq django-dramatiq
rq: rq django-rq
arq: arq
`;

const NODE_ROWS = `
next: next
tsx: tsx
ts-node: ts-node ts-node-dev
nest: @nestjs/cli
nodemon: nodemon
vite: vite vitest @sveltejs/kit astro
nuxt: nuxt
astro: astro
remix-serve: @remix-run/serve
prisma: prisma
drizzle-kit: drizzle-kit
pm2: pm2
pm2-runtime: pm2
strapi: @strapi/strapi
typeorm: typeorm
cross-env: cross-env
concurrently: concurrently npm-run-all
`;

/** Packages of which one extra brings a program: `fastapi[standard]`. */
export const BROUGHT_BY_EXTRA: ReadonlyMap<string, RegExp> = new Map([
  ['uvicorn', /\bfastapi(?:-cli)?["']?\s{0,9}[[{=][^\n]{0,120}\b(?:standard|all)\b/],
  ['fastapi', /\bfastapi["']?\s{0,9}[[{=][^\n]{0,120}\b(?:standard|all)\b/],
  ['celery', /\bflower\b/],
]);

const tableOf = (rows: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    rows
      .trim()
      .split('\n')
      .map((row): [string, string[]] => {
        const at = row.indexOf(': ');
        return [row.slice(0, at), row.slice(at + 2).split(' ')];
      }),
  );

/** Program → what installs it, by language. */
export const STARTED_PROGRAMS = { python: tableOf(PYTHON_ROWS), node: tableOf(NODE_ROWS) };

/** Images that hold nothing but a system or a language: what is started in them, the project installs. */
export const PLAIN_IMAGES =
  /^(?:python|node|debian|ubuntu|alpine|oven\/bun|denoland\/deno|ghcr\.io\/astral-sh\/uv|cgr\.dev\/chainguard\/(?:python|node|wolfi-base)|gcr\.io\/distroless\/[\w.-]{1,60}|public\.ecr\.aws\/docker\/library\/(?:python|node)|(?:mcr\.microsoft\.com\/)?devcontainers\/(?:python|typescript-node))$/;
