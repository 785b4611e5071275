import { describe, expect, it } from 'vitest';
import { holdsWholeContext } from '../../src/collect/whole-copies.js';
import { buildStageGraph, parseDockerfile } from '../../src/syntax/dockerfile/index.js';

const holds = (...lines: string[]) => holdsWholeContext(buildStageGraph(parseDockerfile(lines.join('\n'))));
const BUILD = ['FROM node:22 AS build', 'WORKDIR /app', 'COPY . .', 'RUN npm run build'];

describe('holdsWholeContext', () => {
  it.each([
    ['one stage', ['FROM node:22', 'COPY . /app']],
    ['in JSON form', ['FROM node:22', 'COPY ["./", "/app"]']],
    ['a stage below', [...BUILD, 'FROM build', 'CMD ["node", "dist"]']],
    ['its folder taken over', [...BUILD, 'FROM node:22-slim', 'COPY --from=build /app /app']],
    ['a folder around it taken over', [...BUILD, 'FROM node:22-slim', 'COPY --from=0 / /']],
    [
      'taken over twice',
      [...BUILD, 'FROM node:22 AS b', 'COPY --from=build /app/ /b', 'FROM scratch', 'COPY --from=b b c'],
    ],
    ['a folder that only the build knows', [...BUILD, 'FROM node:22', 'ARG X', 'COPY --from=build $X /app']],
  ])('yes: %s', (_name, lines) => {
    expect(holds(...lines)).toBe(true);
  });

  it.each([
    [
      'only what was built',
      [...BUILD, 'FROM nginx:1.29', 'COPY --from=build /app/dist /usr/share/nginx/html'],
    ],
    [
      'other folders',
      [
        ...BUILD,
        'FROM node:22-slim',
        'WORKDIR /app',
        'COPY --from=build /app/dist ./dist',
        'COPY --from=build /app/node_modules ./node_modules',
      ],
    ],
    ['a stage that nothing needs', [...BUILD, 'FROM node:22-slim', 'COPY package.json .']],
    [
      'a folder of a working directory that is not known',
      ['FROM x AS a', 'COPY . .', 'FROM y', 'COPY --from=a /out /out'],
    ],
    ['another image', [...BUILD, 'FROM node:22', 'COPY --from=busybox / /b']],
    ['nothing at all', ['']],
  ])('no: %s', (_name, lines) => {
    expect(holds(...lines)).toBe(false);
  });
});
