import { describe, expect, it } from 'vitest';
import { isDevelopmentName } from '../../src/collect/compose-model.js';
import { composeModel } from '../support/lint-compose.js';

describe('isDevelopmentName', () => {
  it.each([
    '.devcontainer/docker-compose.yml',
    'containers/dev/compose.yml',
    'apps/web/cypress/docker-compose.yaml',
    'docs/docker-compose.yml',
    'load_testing/local-telemetry/docker-compose.yml',
    'integration-tests/compose.yaml',
    'test_deployment/compose.yaml',
    'docker-compose.override.yml',
    'docker-compose.ci.yml',
  ])('is so for %s', (path) => expect(isDevelopmentName(path)).toBe(true));

  it.each([
    'compose.yaml',
    'deploy/docker-compose.prod.yml',
    'contest/compose.yaml',
    'latest/compose.yaml',
    'docker/compose.yaml',
    'attestations/compose.yaml',
  ])('is not for %s', (path) => expect(isDevelopmentName(path)).toBe(false));
});

describe('a project that names itself', () => {
  const isDevelopment = (name: string, path = 'compose.yaml') =>
    composeModel(`${name}services:\n  web:\n    image: example/web:1\n`, { path }).isDevelopment;

  it.each(['shop-dev', 'shop_test', 'shop-e2e'])('is for development as %s', (name) =>
    expect(isDevelopment(`name: ${name}\n`)).toBe(true));

  it.each(['shop', 'dev-portal', 'local-ai', 'contest', 'web-${STAGE}'])('is not as %s', (name) =>
    expect(isDevelopment(`name: ${name}\n`)).toBe(false));

  it('goes by the name that is written, not by that of the folder', () => {
    expect(isDevelopment('', 'shop-dev/compose.yaml')).toBe(false);
  });
});
