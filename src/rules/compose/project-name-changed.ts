import { defineRule } from '../define-rule.js';
import { readProjectName } from '../compose-shared/project-names.js';

export default defineRule({
  id: 'compose/project-name-changed',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The `name` of the project has characters that Compose does not take.',
    why: 'Compose makes lower case of it and drops all but letters, digits, - and _: containers, networks and volumes have another name than the file says, and `docker compose -p` with the written name is refused.',
    bad: 'name: My App\nservices:\n  web:\n    image: nginx:1.29',
    good: 'name: my-app\nservices:\n  web:\n    image: nginx:1.29',
    refs: ['https://docs.docker.com/reference/compose-file/version-and-name/'],
  },
  messages: {
    changed: ({ used }: { used: string }) => `Compose calls this project ${used}`,
  },
  *check(model) {
    const name = readProjectName(model.project);
    if (!name || name.used === '' || name.used === name.written) return;
    yield {
      messageId: 'changed',
      args: { used: name.used },
      file: name.file,
      range: name.range,
      subject: 'name',
    };
  },
});
