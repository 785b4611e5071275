import type { Severity } from '../../core/finding.js';
import { defineRule } from '../define-rule.js';
import { createOnce } from '../compose-shared/service-place.js';

/** Capabilities with which a container leaves its bounds. https://man7.org/linux/man-pages/man7/capabilities.7.html */
const CAPABILITIES: Readonly<Record<string, readonly [Severity, string]>> = {
  ALL: ['error', 'every right that root has'],
  SYS_ADMIN: ['error', 'the right to mount, and most of what root may'],
  SYS_MODULE: ['error', 'the right to load kernel modules'],
  SYS_RAWIO: ['error', 'access to memory and disks of the host'],
  DAC_READ_SEARCH: ['error', 'the right to read every file of the host'],
  BPF: ['warning', 'the right to run programs in the kernel'],
  PERFMON: ['warning', 'the right to watch the kernel'],
  SYS_PTRACE: ['warning', 'the right to read the memory of other processes'],
  SYS_BOOT: ['error', 'the right to restart the host'],
  SYS_TIME: ['warning', 'the right to set the clock of the host'],
  SYSLOG: ['warning', 'the right to read the log of the kernel'],
  MAC_ADMIN: ['error', 'the right to change the access rules of the host'],
  MAC_OVERRIDE: ['error', 'the right to pass the access rules of the host'],
  NET_ADMIN: ['warning', 'the right to change networks and firewall'],
};
/** What builds networks, and needs the right for it. */
const NETWORKS =
  /wireguard|vpn|gluetun|tailscale|headscale|zerotier|pihole|pi-hole|dhcp|keepalived|fail2ban|crowdsec|calico|cilium|strongswan|wg-easy|warp|netbird|dnsmasq|adguard/i;

export default defineRule({
  id: 'compose/dangerous-capability',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: '`cap_add` gives a service a right with which it can leave its container.',
    why: 'Whoever breaks into the service uses the right: to mount the disks of the host, to load code into its kernel, to read the memory of its programs.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    cap_add:\n      - SYS_ADMIN',
    good: 'services:\n  web:\n    image: nginx:1.29\n    cap_add:\n      - NET_BIND_SERVICE',
    refs: ['https://docs.docker.com/engine/security/#linux-kernel-capabilities'],
  },
  messages: {
    added: (a: { service: string; capability: string; right: string }) =>
      `${a.capability} gives ${a.service} ${a.right}`,
  },
  *check(model) {
    const once = createOnce();
    for (const service of model.project.services) {
      for (const item of service.capAdd) {
        const capability = item.value.toUpperCase().replace(/^CAP_/, '');
        const [severity, right] =
          (Object.hasOwn(CAPABILITIES, capability) ? CAPABILITIES[capability] : undefined) ?? [];
        if (severity === undefined || right === undefined || !once(item)) continue;
        const expected =
          (/^(?:NET_ADMIN|SYS_MODULE)$/.test(capability) &&
            NETWORKS.test(`${service.image?.value ?? ''} ${service.name}`)) ||
          // A debugger needs it.
          (capability === 'SYS_PTRACE' && model.isDevelopment);
        const args = { service: service.name, capability, right };
        yield {
          messageId: 'added',
          args,
          file: item.file,
          range: item.range,
          severity: expected ? 'info' : severity,
        };
      }
    }
  },
});
