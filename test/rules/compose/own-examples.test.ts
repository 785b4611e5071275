import { describe, expect, it } from 'vitest';
import { RULES_OF_AREA } from '../../../src/rules/compose/index.generated.js';
import { lintCompose, summarizeCompose } from '../../support/lint-compose.js';

/** Rule of security, reliability or style → what it says of its own bad example. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  'admin-exposed': ['5:9 tool pgadmin pgAdmin'],
  'capabilities-kept': ['2:3 kept web'],
  'cgroup-parent': ['4:20 parent web'],
  'completed-restarts': ['9:14 restarts migrate api'],
  'config-mount-writable': ['5:9 writable web'],
  'confinement-off': ['5:9 off web AppArmor'],
  'container-name-fixed': ['4:21 fixed web'],
  'cpu-limit': ['2:3 unlimited web'],
  'dangerous-capability': ['5:9 added web SYS_ADMIN the right to mount, and most of what root may'],
  'data-path': ['5:9 otherVersion db PostgreSQL /var/lib/postgresql /var/lib/postgresql/data'],
  'data-volume-missing': ['2:3 none db PostgreSQL /var/lib/postgresql/data'],
  'data-volume-shared': ['7:15 shared two one data'],
  'datastore-network': ['2:3 together proxy db'],
  'datastore-no-auth': ['2:3 nothing cache Redis --requirepass'],
  'datastore-published': ['5:9 open db PostgreSQL'],
  'default-credentials': ['5:7 weak db POSTGRES_PASSWORD'],
  'depends-on-condition': ['5:9 started api db'],
  'depends-on-order': ['4:5 order web'],
  'dev-in-production': ['4:14 reload api --reload'],
  'docker-socket': ['5:9 socket web'],
  hardening: ['2:3 none 2'],
  'healthcheck-missing': ['2:3 absent web'],
  'healthcheck-port': ['6:53 published web 8080 80'],
  'healthcheck-tool': ['5:22 missing ollama curl ollama/ollama:0.12.0'],
  'healthy-without-check': ['6:20 none api db'],
  'host-device': ['5:9 device web /dev/mem'],
  'host-ipc': ['4:10 shared web'],
  'host-namespace': ['4:10 shared web the host name of the host'],
  'host-network': ['4:19 host web'],
  'host-pid': ['4:10 shared web'],
  'host-user-namespace': ['4:18 shared web'],
  'image-digest': ['3:12 tag web nginx'],
  'image-eol': ['3:12 ended db PostgreSQL 11 2023-11-09 18 2026-08-22'],
  'image-tag': ['3:12 untagged db postgres'],
  'legacy-links': ['4:5 legacy web links'],
  'limits-missing': ['2:3 none 2'],
  'log-rotation': ['2:3 grows web'],
  'memory-limit': ['2:3 unlimited web'],
  'mount-propagation': ['9:24 passes web rshared'],
  'networks-missing': ['2:3 absent web'],
  'new-privileges': ['4:5 off web'],
  'pids-limit': ['2:3 unlimited web'],
  'port-all-interfaces': ['5:9 open web'],
  'port-quotes': ['5:9 plain web ports'],
  'ports-order': ['4:5 order web'],
  privileged: ['4:17 privileged web'],
  'privileged-port': ['5:9 low web 80'],
  'read-only-root': ['2:3 writable web'],
  'restart-missing': ['2:3 all web'],
  'restart-retries': ['4:14 retries web'],
  'seccomp-unconfined': ['5:9 off web'],
  'secret-literal': ['5:7 written db POSTGRES_PASSWORD POSTGRES_PASSWORD_FILE'],
  'security-opt': ['2:3 absent web'],
  'sensitive-mount': ['5:9 mount web /etc true'],
  'service-key-order': ['4:5 order web image ports'],
  'services-order': ['4:3 order db web'],
  'shared-volume': ['4:15 shared web api', '7:15 shared api web'],
  'ssh-published': ['5:9 ssh web'],
  'stop-grace': ['2:3 short db'],
  'top-level-order': ['3:1 order services volumes'],
  'trailing-space': ['2:7 space 1', '3:21 ending'],
  'user-root': ['4:11 root web'],
  'volume-quotes': ['5:9 quoted web'],
};

describe('the examples of the documentation', () => {
  it.each(Object.entries(EXPECTED))('%s', (slug, expected) => {
    const rule = RULES_OF_AREA.find(({ id }) => id === `compose/${slug}`)!;
    const judge = (text: string) => summarizeCompose(text, lintCompose(text, [rule]));
    expect(judge(rule.docs.bad)).toEqual(expected);
    expect(judge(rule.docs.good)).toEqual([]);
  });
});
