import { getAt, getList, textOf } from '../../syntax/compose/tree.js';
import { at, createOnce } from '../compose-shared/service-place.js';
import { defineRule } from '../define-rule.js';

/** Devices through which a container reaches past itself: memory, disks, the kernel log. */
const DEVICE =
  /^\/dev\/(?:mem|kmem|port|kmsg|(?:sd|vd|xvd|hd)[a-z]\d*|nvme\d+n\d\w*|mapper\/.+|dm-\d+|disk)$/;

export default defineRule({
  id: 'compose/host-device',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A service is given the memory, a disk or the kernel log of the host as a device.',
    why: 'Through a disk it reads and writes every file of the host, past all permissions; through memory, everything else.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    devices:\n      - /dev/mem:/dev/mem',
    good: 'services:\n  web:\n    image: nginx:1.29\n    devices:\n      - /dev/ttyUSB0:/dev/ttyUSB0',
    refs: ['https://docs.docker.com/reference/compose-file/services/#devices'],
  },
  messages: {
    device: (a: { service: string; device: string }) => `${a.service} is given ${a.device} of the host`,
  },
  *check({ project }) {
    const once = createOnce();
    for (const service of project.services) {
      for (const item of getList(at(service, 'devices'))) {
        const path = (textOf(item) ?? textOf(getAt(item, 'source')) ?? '').split(':')[0]!;
        if (!DEVICE.test(path) || !once(item)) continue;
        const device = /mem|port|kmsg/.test(path) ? path : 'a disk';
        yield {
          messageId: 'device',
          args: { service: service.name, device },
          file: item.file,
          range: item.range,
        };
      }
    }
  },
});
