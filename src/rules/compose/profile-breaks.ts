import { joinWords } from '../shared/prose.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/profile-breaks',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A service of one profile needs a service that this profile does not switch on.',
    why: 'With that profile alone Compose refuses the project: "depends on undefined service".',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    profiles: [front]\n    depends_on: [api]\n  api:\n    image: nginx:1.29\n    profiles: [back]',
    good: 'services:\n  web:\n    image: nginx:1.29\n    profiles: [front]\n    depends_on: [api]\n  api:\n    image: nginx:1.29\n    profiles: [back, front]',
    refs: ['https://docs.docker.com/compose/how-tos/profiles/'],
  },
  messages: {
    breaks: (a: { service: string; reference: string; profile: string; profiles: string }) =>
      `with profile ${a.profile} alone, ${a.service} needs ${a.reference}, which only ${a.profiles} switches on`,
  },
  *check({ project }) {
    const services = new Map(project.services.map((service) => [service.name, service]));
    for (const service of project.services) {
      if (!service.disabled) continue;
      for (const { service: reference, required, file, range } of service.dependencies) {
        const target = services.get(reference);
        if (!target || required === false || target.profiles.length === 0 || !target.disabled) continue;
        const on = new Set(target.profiles.map(({ value }) => value));
        const missing = service.profiles.find(({ value }) => !on.has(value));
        if (missing === undefined) continue;
        const args = {
          service: service.name,
          reference,
          profile: missing.value,
          profiles: joinWords([...on], 'or'),
        };
        yield { messageId: 'breaks', args, file, range };
      }
    }
  },
});
