import { suggestWord } from '../../syntax/compose/shape/suggest.js';
import { suggest } from '../compose-shared/problems.js';
import { stagesOf } from '../compose-shared/service-dockerfile.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/build-target',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The target of a build is no stage of its Dockerfile.',
    why: '`docker compose up` stops when it comes to build the service: "target stage … could not be found".',
    bad: 'services:\n  web:\n    build:\n      context: .\n      target: prodution',
    good: 'services:\n  web:\n    build:\n      context: .\n      target: production',
    refs: ['https://docs.docker.com/reference/compose-file/build/#target'],
  },
  messages: {
    unknown: (a: { service: string; path: string; target: string; meant: string | null }) =>
      `${a.path} has no stage "${a.target}", the build target of ${a.service}${suggest(a.meant)}`,
  },
  *check(model) {
    for (const service of model.project.services) {
      const { build } = service;
      const target = build?.target?.value;
      if (!build?.target || target === undefined || target === '') continue;
      const { stages } = stagesOf(model, service) ?? { stages: [] };
      const names = stages.flatMap(({ name }) => (name === undefined ? [] : [name]));
      const isIndex = /^\d+$/.test(target) && Number(target) < stages.length;
      if (names.includes(target.toLowerCase()) || isIndex || stages.length === 0) continue;
      const path = build.inline ? 'dockerfile_inline' : (build.dockerfilePath ?? '');
      const args = { service: service.name, path, target, meant: suggestWord(target, names) ?? null };
      yield { messageId: 'unknown', args, file: build.target.file, range: build.target.range };
    }
  },
});
