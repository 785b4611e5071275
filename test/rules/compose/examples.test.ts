import { describe, expect, it } from 'vitest';
import { RULES_OF_AREA } from '../../../src/rules/compose/index.generated.js';
import { type ComposeLintOptions, lintCompose, summarizeCompose } from '../../support/lint-compose.js';

/** What lies beside the examples of the documentation. */
const BESIDE: Readonly<Record<string, ComposeLintOptions['disk']>> = {
  'required-variable': { '.env': 'A=b\n' },
  'build-path': { 'web/Dockerfile': 'FROM nginx:1.29\n' },
  'build-target': { Dockerfile: 'FROM nginx:1.29 AS production\n' },
  'bind-source-missing': { 'prometheus.yml': 'scrape_configs: []\n' },
  'secret-file-missing': { 'site.conf': '' },
  'env-file-interpolation': { 'web.env': 'WEB_TAG=1\n' },
  'env-file-refused': { 'web.env': 'MODE=slow\nMY NAME=x\n' },
  'environment-overrides-env-file': { 'web.env': 'MODE=slow\n' },
  'dotenv-unused': { '.env': 'NAME=1\n' },
  'unset-variable': { '.env': 'OTHER=1\n' },
};

/** Rule → what it says of its own bad example: line and column, message, arguments. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  'bind-source-missing': ['5:9 missing metrics prometheus.yaml'],
  'build-and-image': ['3:5 both web'],
  'build-conflict': ['5:7 inline web'],
  'build-path': ['3:12 context web wbe'],
  'build-service-context': ['6:15 unknown web bsae'],
  'build-target': ['5:15 unknown web Dockerfile prodution production'],
  'container-name-syntax': ['4:21 invalid web'],
  'dependency-cycle': ['7:18 cycle a → b → a'],
  'device-conflict': ['5:9 both web'],
  'dollar-escape': ['7:27 shell db POSTGRES_USER'],
  'dotenv-unused': ['.env 1:1 unused NAME .env'],
  'env-file-refused': ['4:15 refused web web.env 2'],
  'duplicate-container-name': ['7:21 duplicate b a'],
  'duplicate-environment': ['5:9 duplicate web MODE'],
  'duplicate-item': ['4:24 duplicate services.web.group_add'],
  'duplicate-key': ['4:5 duplicate image'],
  'duplicate-mount': ['6:9 duplicate web'],
  'duplicate-port': ['7:13 taken b a 8080'],
  'empty-file': ['1:1 notMap list'],
  'env-file-interpolation': ['3:24 notRead WEB_TAG web.env'],
  'env-file-missing': ['4:15 missing web settings.conf'],
  'environment-overrides-env-file': ['6:7 overridden web MODE web.env'],
  'extends-error': ['4:7 missing bsae base'],
  'external-conflict': ['7:5 conflict volumes.data driver'],
  'healthcheck-test': ['5:14 start web'],
  'host-network-ports': ['5:5 discarded web'],
  'image-reference': ['3:12 upper web'],
  'include-error': ['2:5 missing missing.yaml'],
  'interpolation-error': ['4:19 invalid services.web.command'],
  'invalid-value': [
    '6:20 word services.web.depends_on.db.condition service_started, service_healthy or service_completed_successfully',
  ],
  'limits-conflict': ['4:11 differ web cpus deploy.resources.limits.cpus'],
  'list-item-syntax': ['4:19 host services.web.extra_hosts.0'],
  'loopback-host': ['5:26 loopback web REDIS_URL 6379 cache'],
  'missing-key': ['5:9 missing services.web.ports.0 target'],
  'mount-overridden': ['5:9 overridden web'],
  'network-address': ['6:23 outside web back'],
  'network-mode-conflict': ['4:5 conflict web'],
  'no-image-no-build': ['2:3 neither web'],
  'non-string-key': ['2:3 key services'],
  'obsolete-version': ['1:1 obsolete'],
  'outside-root': ['2:5 outside'],
  'port-base-60': ['5:9 number'],
  'port-syntax': [
    '4:13 fault services.web.ports.0 the port of the container is no number from 0 to 65535, and no range of them',
  ],
  'profile-breaks': ['5:18 breaks web api front back'],
  'project-name': ['1:7 nothing'],
  'project-name-changed': ['1:7 changed myapp'],
  'project-name-missing': ['1:1 missing'],
  'quoted-list-value': ['5:9 quotes web MODE'],
  'required-variable': ['5:26 unset DB_PASSWORD .env'],
  'reservation-over-limit': ['5:22 over web'],
  'reset-without-base': ['4:19 tag !reset'],
  'restart-twice': ['4:5 twice web'],
  'restart-value': ['4:14 unknown web unless-stopped'],
  'scale-conflict': ['4:21 name web 2'],
  'secret-default': ['5:26 default POSTGRES_PASSWORD'],
  'secret-file-missing': ['6:11 config site stie.conf'],
  'service-disabled': ['4:18 disabled web db data'],
  'source-conflict': ['5:3 none secrets.token file or environment'],
  'swarm-only': ['5:7 ignored web placement'],
  'undefined-config': ['4:15 undefined web site'],
  'undefined-model': ['4:14 undefined web llm'],
  'undefined-network': ['4:16 undefined web back'],
  'undefined-secret': ['4:15 undefined web token'],
  'undefined-service': ['4:18 undefined web dbb depends_on db'],
  'undefined-volume': ['4:15 undefined web data'],
  'unit-syntax': ['6:17 duration services.web.healthcheck.interval'],
  'unknown-host': ['5:38 variable web postgres DATABASE_URL'],
  'unknown-key': ['4:5 unknown enviroment services.web environment'],
  'unreachable-host': ['5:26 apart web cache REDIS_URL front back'],
  'unset-variable': ['3:24 missing TAG .env'],
  'unused-fragment': ['1:1 unused x-logging logging'],
  'unused-resource': ['5:3 unused volume data'],
  'volume-syntax': ['4:15 fault services.web.volumes.0 has nothing between two colons'],
  'watch-target': ['6:11 missing web sync'],
  'wrong-port': ['5:38 published web db 5433 5432 DATABASE_URL'],
  'wrong-type': ['3:12 type services.web.image a string a list'],
  'yaml-alias': ['3:9 unknown defaults'],
  'yaml-syntax': ['2:1 tab'],
};

describe('the examples of the documentation', () => {
  it.each(Object.entries(EXPECTED))('%s', (slug, expected) => {
    const rule = RULES_OF_AREA.find(({ id }) => id === `compose/${slug}`)!;
    const options = { disk: BESIDE[slug] ?? {} };
    const judge = (text: string) => summarizeCompose(text, lintCompose(text, [rule], options), options);
    expect(judge(rule.docs.bad)).toEqual(expected);
    expect(judge(rule.docs.good)).toEqual([]);
  });
});
