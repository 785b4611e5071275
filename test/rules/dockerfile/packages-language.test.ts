import { describe } from 'vitest';
import cacheMountSharing from '../../../src/rules/dockerfile/cache-mount-sharing.js';
import cacheMountUnused from '../../../src/rules/dockerfile/cache-mount-unused.js';
import gemPin from '../../../src/rules/dockerfile/gem-pin.js';
import goPin from '../../../src/rules/dockerfile/go-pin.js';
import npmCi from '../../../src/rules/dockerfile/npm-ci.js';
import npmDevDeps from '../../../src/rules/dockerfile/npm-dev-deps.js';
import npmPin from '../../../src/rules/dockerfile/npm-pin.js';
import pipCache from '../../../src/rules/dockerfile/pip-cache.js';
import pipPin from '../../../src/rules/dockerfile/pip-pin.js';
import pythonDevDeps from '../../../src/rules/dockerfile/python-dev-deps.js';
import pythonFrozen from '../../../src/rules/dockerfile/python-frozen.js';
import yarnCache from '../../../src/rules/dockerfile/yarn-cache.js';
import { testRule } from './shell-support.js';

const python = (run: string) => `FROM python:3.13-slim\n${run}\n`;
const node = (run: string) => `FROM node:24-slim\n${run}\n`;

describe('pip-pin', () =>
  testRule(pipPin, {
    bad: [
      [
        python(
          'RUN pip install --no-cache-dir \\\n    fastapi==0.121.0 \\\n    gunicorn "uvicorn[standard]"',
        ),
        '4:5 unpinned gunicorn, uvicorn[standard] false pip',
      ],
      [python('RUN python3 -m pip install -r requirements.txt gunicorn'), '2:48 unpinned gunicorn true pip'],
      [
        python('RUN uv pip install --system --python-preference system ruff'),
        '2:56 unpinned ruff true uv pip',
      ],
      [python('RUN pip install git+https://example.com/acme/tool.git#egg=tool'), '2:17 revision pip'],
      [python('RUN pip install git+https://user:made-up@example.com/acme/tool.git'), '2:17 revision pip'],
      [python('RUN ["pip", "install", "flask"]'), '2:24 unpinned flask true pip'],
    ],
    good: [
      python('RUN pip install -r requirements.txt -c constraints.txt flask'),
      python('RUN pip install . ./lib -e ".[dev]" dist/*.whl ../x /tmp/y.tar.gz https://example.com/z.zip'),
      python(
        'RUN pip install flask==$FLASK "django>=5,<6" "x @ https://example.com/x.whl" $PACKAGES "torch${SUFFIX}"',
      ),
      python('RUN pip install git+https://example.com/acme/tool.git@v1.2#egg=tool'),
      python('ENV PIP_CONSTRAINT=/c.txt\nRUN pip install flask'),
      python('RUN pip download flask && pipenv install'),
      python(
        'RUN pip install --platform manylinux2014_x86_64 --abi cp313 --trusted-host host -t /opt flask==3.1.2',
      ),
    ],
  }));

describe('pip-cache', () =>
  testRule(pipCache, {
    bad: [
      [python('RUN apt-get update && \\\n    pip3 install -r requirements.txt'), '3:5 cache'],
      [python('ENV PIP_NO_CACHE_DIR=off\nRUN pip install .'), '3:5 contrary'],
      [python('RUN pip install .\nENV PIP_NO_CACHE_DIR=1'), '2:5 cache'],
      [python('RUN --mount=type=cache,target=/root/.cache/uv pip install .'), '2:47 cache'],
    ],
    good: [
      python('RUN pip --no-cache-dir install .'),
      python('ARG PIP_NO_CACHE_DIR=1\nRUN pip install .'),
      python('RUN export PIP_NO_CACHE_DIR=1 && pip install .'),
      python('RUN --mount=type=cache,target=/root/.cache pip install .'),
      python('RUN pip install . && pip cache purge'),
      python('RUN pip install . && rm -rf /root/.cache/pip'),
      python('ENV PIP_CACHE_DIR=/pip\nRUN --mount=type=cache,target=/pip pip install .'),
      'FROM python:3.13 AS build\nRUN pip install .\nFROM python:3.13-slim\nCOPY --from=build /venv /venv\n',
    ],
    fixed: [[python('RUN pip install .'), python('RUN pip install --no-cache-dir .')]],
  }));

describe('python-frozen', () =>
  testRule(pythonFrozen, {
    bad: [
      [python('RUN uv --directory api sync --no-dev'), '2:5 resolves uv sync --locked'],
      [python('RUN pipenv install --system'), '2:5 resolves pipenv install --deploy'],
    ],
    good: [
      python('RUN uv sync --frozen'),
      python('ENV UV_FROZEN=1\nRUN uv sync'),
      python('RUN poetry install'),
      python('RUN pipenv install requests'),
      'FROM python:3.13-slim AS dev\nRUN uv sync\n',
    ],
    fixed: [[python('RUN uv sync'), python('RUN uv sync --locked')]],
  }));

describe('python-dev-deps', () =>
  testRule(pythonDevDeps, {
    bad: [[python('RUN uv sync --locked'), '2:5 development uv sync --no-dev']],
    good: [
      python('RUN uv sync --no-dev'),
      python('RUN poetry install --without dev,test'),
      python('ENV UV_NO_DEV=1\nRUN uv sync'),
      python('RUN poetry install $POETRY_ARGS'),
    ],
    fixed: [[python('RUN poetry install --no-root'), python('RUN poetry install --only=main --no-root')]],
  }));

describe('npm-pin', () =>
  testRule(npmPin, {
    bad: [
      [node('RUN npm i -g @angular/cli pm2@6 serve'), '2:14 unpinned @angular/cli, serve false npm'],
      [node('RUN npm install github:acme/tool'), '2:17 revision npm'],
      [
        node('RUN yarn global add turbo && pnpm add -w zod'),
        '2:21 unpinned turbo true yarn',
        '2:42 unpinned zod true pnpm',
      ],
    ],
    good: [
      node('RUN npm install --omit=dev'),
      node('RUN npm install --registry https://example.com @scope/x@1.2.3 ./local ../up /abs file:x x.tgz'),
      node(
        'RUN npm install git+https://example.com/a/b.git#v1 pkg@$VERSION $EXTRA https://example.com/x.tgz',
      ),
      node('RUN npm run install && npm test'),
    ],
  }));

describe('npm-ci', () =>
  testRule(npmCi, {
    bad: [
      [node('COPY package.json package-lock.json ./\nRUN npm install'), '3:5 npm'],
      [node('COPY package*.json ./\nRUN npm i --omit=dev'), '3:5 npm'],
      [node('COPY . .\nRUN npm install'), '3:5 npm'],
      [node('COPY yarn.lock package.json ./\nRUN yarn'), '3:5 frozen yarn --frozen-lockfile yarn.lock'],
    ],
    good: [
      node('COPY package.json ./\nRUN npm install'),
      node('COPY package-lock.json ./\nRUN npm ci'),
      node('COPY pnpm-lock.yaml ./\nRUN pnpm install --frozen-lockfile'),
      node('COPY package-lock.json ./\nRUN npm install -g pm2@6'),
      node('COPY package-lock.json ./\nRUN if [ -f package-lock.json ]; then npm ci; else npm install; fi'),
      node('ENV CI=true\nCOPY pnpm-lock.yaml ./\nRUN pnpm install'),
    ],
    fixed: [
      [
        node('COPY package-lock.json ./\nRUN npm install --omit=dev'),
        node('COPY package-lock.json ./\nRUN npm ci --omit=dev'),
      ],
      [
        node('COPY yarn.lock ./\nRUN yarn install'),
        node('COPY yarn.lock ./\nRUN yarn install --frozen-lockfile'),
      ],
    ],
    options: { files: ['package-lock.json', 'package.json'] },
  }));

describe('npm-dev-deps', () =>
  testRule(npmDevDeps, {
    bad: [
      [node('RUN npm ci'), '2:5 development npm --omit=dev'],
      [node('RUN yarn install'), '2:5 development yarn --production'],
    ],
    good: [
      node('RUN npm ci --omit=dev'),
      node('ENV NODE_ENV=production\nRUN npm ci'),
      node('RUN npm ci && npm run build && npm prune --omit=dev'),
      node('RUN npm ci\nCMD ["npm", "run", "dev"]'),
      'FROM node:24 AS build\nRUN npm ci\nFROM nginx:1.29\nCOPY --from=build /app/dist /usr/share/nginx/html\n',
    ],
  }));

describe('yarn-cache', () =>
  testRule(yarnCache, {
    bad: [
      [node('RUN yarn install --frozen-lockfile'), '2:5 cache'],
      [node('RUN yarn cache clean && yarn'), '2:25 cache'],
    ],
    good: [
      node('RUN yarn install && yarn cache clean'),
      node('RUN --mount=type=cache,target=/usr/local/share/.cache/yarn yarn install'),
      node('RUN yarn build'),
      node('RUN yarn --version'),
    ],
    fixed: [[node('RUN yarn install'), node('RUN yarn install && yarn cache clean')]],
  }));

describe('gem-pin', () =>
  testRule(gemPin, {
    bad: [
      ['FROM ruby:3.4\nRUN gem install --no-document rails puma:6.6.1\n', '2:31 unpinned rails true'],
      ['FROM ruby:3.4\nRUN gem install -v 1.0 rails puma\n', '2:5 shared'],
    ],
    good: [
      'FROM ruby:3.4\nRUN gem install rails -v 8.0.3 -- --with-x\n',
      'FROM ruby:3.4\nRUN gem install ./x.gem && gem list\n',
    ],
  }));

describe('go-pin', () =>
  testRule(goPin, {
    bad: [
      [
        'FROM golang:1.25\nRUN go install -ldflags "-s -w" example.com/tool@main\n',
        '2:33 unpinned example.com/tool install',
      ],
      ['FROM golang:1.25\nRUN go run example.com/tool --flag x\n', '2:12 unpinned example.com/tool run'],
    ],
    good: [
      'FROM golang:1.25\nCOPY go.mod go.sum ./\nRUN go install example.com/me/app/cmd/server\n',
      'FROM golang:1.25\nCOPY . .\nRUN go get ./... && go run ./cmd/x && go run main.go && go install std\n',
      'FROM golang:1.25\nRUN go install example.com/tool@$VERSION example.com/other@v1.2.3\n',
    ],
  }));

describe('cache-mount-unused', () =>
  testRule(cacheMountUnused, {
    bad: [
      [
        'FROM alpine:3.23\nRUN --mount=type=cache,target=/var/cache/apk apk add --no-cache git\n',
        '2:24 unused apk --no-cache',
      ],
      [
        'FROM debian:13\nRUN --mount=type=cache,target=/var/cache/apt apt-get install -y git\n',
        '2:24 emptied',
      ],
      [node('RUN --mount=type=cache,target=/root/.npm yarn install'), '2:24 unused npm another tool (yarn)'],
    ],
    good: [
      python('RUN --mount=type=cache,target=/root/.cache/pip pip install .'),
      'FROM debian:13\nRUN rm /etc/apt/apt.conf.d/docker-clean\nRUN --mount=type=cache,target=/var/cache/apt apt-get install -y git\n',
    ],
  }));

describe('cache-mount-sharing', () =>
  testRule(cacheMountSharing, {
    bad: [
      [
        'FROM debian:13\nRUN --mount=type=cache,target=/var/lib/apt \\\n  apt-get update\n',
        '2:5 shared /var/lib/apt',
      ],
    ],
    good: [
      'FROM debian:13\nRUN --mount=type=cache,target=/var/lib/apt,sharing=private apt-get update\n',
      python('RUN --mount=type=cache,target=/root/.cache/pip pip install .'),
    ],
  }));
