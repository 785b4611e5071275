import { describe, expect, it } from 'vitest';
import { isDevelopmentName } from '../../src/collect/compose-model.js';

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
