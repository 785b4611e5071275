# syntax=docker/dockerfile:1
# The tool in an image: docker run --rm -v "$PWD:/project:ro" catalyst doctor
FROM node:24-trixie-slim AS build
WORKDIR /src
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm,sharing=locked npm ci --ignore-scripts --no-audit --no-fund
COPY bin ./bin
COPY scripts ./scripts
COPY src ./src
COPY fixtures/sample-backend ./fixtures/sample-backend
COPY templates ./templates
COPY tsconfig.json tsconfig.build.json ./
RUN npm run build -- --no-types && npm prune --ignore-scripts --omit=dev

FROM node:24-trixie-slim
LABEL org.opencontainers.image.title="catalyst" \
      org.opencontainers.image.description="Tells whether the configuration of an AI backend will work in production." \
      org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production
WORKDIR /project
COPY --from=build /src/package.json /opt/catalyst/
COPY --from=build /src/node_modules /opt/catalyst/node_modules
COPY --from=build /src/bin /opt/catalyst/bin
COPY --from=build /src/dist /opt/catalyst/dist
COPY --from=build /src/templates /opt/catalyst/templates
# The user node of the image, by number: a host that checks for non-root can tell.
USER 1000:1000
HEALTHCHECK NONE
ENTRYPOINT ["node", "/opt/catalyst/bin/catalyst.js"]
CMD ["doctor"]
