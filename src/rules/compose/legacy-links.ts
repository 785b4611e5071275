import { getList } from '../../syntax/compose/tree.js';
import { at, createOnce, placeOfKey } from '../compose-shared/service-place.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/legacy-links',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A service uses `links`, `external_links` or `volumes_from`.',
    why: 'Services of a project reach each other by name without links, and the two others tie containers together that could be replaced one by one.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    links:\n      - api\n  api:\n    image: example/api:1.0',
    good: 'services:\n  web:\n    image: nginx:1.29\n    depends_on:\n      - api\n  api:\n    image: example/api:1.0',
    refs: ['https://docs.docker.com/reference/compose-file/services/#links'],
  },
  messages: {
    legacy: (a: { service: string; key: string }) => `${a.key} of ${a.service} is from before networks`,
  },
  *check({ project }) {
    const once = createOnce();
    for (const service of project.services) {
      for (const key of ['links', 'external_links', 'volumes_from']) {
        const node = at(service, key);
        // `web:alias` gives a second name, which networks have too, but not without writing them.
        if (node === undefined || getList(node).length === 0 || !once(node)) continue;
        yield { messageId: 'legacy', args: { service: service.name, key }, ...placeOfKey(node) };
      }
    }
  },
});
