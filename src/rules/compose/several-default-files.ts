import { joinPath } from '../compose-shared/references-environment.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/several-default-files',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A folder has more than one file that Compose would load by itself.',
    why: 'Compose warns "Found multiple config files with supported names" and takes the first by its own order: changes to the other have no effect.',
    bad: 'services:\n  web:\n    image: nginx:1.29',
    good: 'services:\n  web:\n    image: nginx:1.29',
    refs: ['https://docs.docker.com/compose/intro/compose-application-model/#the-compose-file'],
  },
  messages: {
    several: (a: { used: string; ignored: string }) => `Compose takes ${a.used} and leaves out ${a.ignored}`,
  },
  advice: {
    several: 'keep one of them, or give the others names that Compose does not look for',
  },
  *check(model) {
    const { directory, files } = model.project;
    const [first] = files;
    if (first === undefined || first.role !== 'base') return;
    const names = DEFAULTS.filter((name) => model.pathKind(joinPath(directory, name)) === 'file');
    const [used, ...others] = names;
    if (used === undefined || others.length === 0 || first.path !== joinPath(directory, used)) return;
    yield { messageId: 'several', args: { used, ignored: others.join(', ') }, file: first.path };
  },
});

/** In the order in which Compose prefers them. */
const DEFAULTS = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
