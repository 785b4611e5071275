import { getList } from '../../syntax/compose/tree.js';
import { defineRule } from '../define-rule.js';
import { at, isWhole, judgedServices, placeOf } from '../compose-shared/service-place.js';

export default defineRule({
  id: 'compose/hardening',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'No service of the project gives up rights that it does not need.',
    why: 'Two lines a service take most of what a break-in could use: capabilities, and setuid programs. One finding for the whole project; `compose/capabilities-kept` and `compose/security-opt` tell service by service.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n  db:\n    image: postgres:17',
    good: 'services:\n  web:\n    image: nginx:1.29\n    cap_drop: [ALL]\n    cap_add: [NET_BIND_SERVICE]\n    security_opt: [no-new-privileges:true]\n  db:\n    image: postgres:17',
    refs: ['https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html'],
  },
  messages: {
    none: (_: { count: number }) => 'no service drops capabilities or sets no-new-privileges',
  },
  applies: (model) => !model.isDevelopment,
  *check(model) {
    const services = judgedServices(model);
    const [first] = services;
    if (first === undefined || services.length < 2 || !isWhole(model)) return;
    const hardened = services.some(
      (service) =>
        getList(at(service, 'cap_drop')).length > 0 ||
        service.securityOpt.some(({ value }) => /^no-new-privileges(?:[:=]true)?$/.test(value)) ||
        service.readOnly?.value === true,
    );
    if (!hardened)
      yield { messageId: 'none', args: { count: services.length }, ...placeOf(first), subject: 'project' };
  },
});
