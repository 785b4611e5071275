import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/build-path',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The build context of a service, or the Dockerfile in it, does not exist.',
    why: '`docker compose up` stops when it comes to build the service: "failed to read dockerfile: open Dockerfile: no such file or directory".',
    bad: 'services:\n  web:\n    build: ./wbe',
    good: 'services:\n  web:\n    build: ./web',
    refs: ['https://docs.docker.com/reference/compose-file/build/#dockerfile'],
  },
  messages: {
    context: (a: { service: string; path: string }) =>
      `${a.path}, the build context of ${a.service}, does not exist`,
    dockerfile: (a: { service: string; path: string }) =>
      `${a.path}, the Dockerfile of ${a.service}, does not exist`,
    notInContext: (a: { service: string; path: string; found: string }) =>
      `${a.path}, the Dockerfile of ${a.service}, does not exist; ${a.found} does: dockerfile is relative to the context`,
  },
  *check(model) {
    for (const { name: service, build } of model.project.services) {
      if (build?.contextPath === undefined) continue;
      const place = build.dockerfile ?? build.context ?? build;
      const { contextPath, dockerfilePath } = build;
      if (model.pathKind(contextPath) === 'missing') {
        const { file, range } = build.context ?? build;
        yield { messageId: 'context', args: { service, path: contextPath }, file, range };
      } else if (dockerfilePath !== undefined && model.pathKind(dockerfilePath) === 'missing') {
        const { file, range } = place;
        const found = build.dockerfile?.value?.replace(/^\.\//, '');
        const args = { service, path: dockerfilePath };
        yield found !== undefined && found !== dockerfilePath && model.pathKind(found) === 'file'
          ? { messageId: 'notInContext', args: { ...args, found }, file, range }
          : { messageId: 'dockerfile', args, file, range };
      }
    }
  },
});
