import { hardCodedOf } from '../align-shared/hard-coded.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'align/hard-coded-setting',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A variable is set for a server whose command line writes the same setting out, and does not use the variable.',
    why: 'Whoever raises the number of workers, or moves the port, changes nothing, and finds out under load.',
    bad: '# file: Dockerfile\nFROM python:3.13-slim\nENV WORKERS=4\nCMD ["gunicorn", "-w", "4", "app.main:app"]\n# file: app/main.py\nimport os\nlevel = os.getenv("LOG_LEVEL")',
    good: '# file: Dockerfile\nFROM python:3.13-slim\nENV WORKERS=4\nCMD ["sh", "-c", "exec gunicorn -w $WORKERS app.main:app"]\n# file: app/main.py\nimport os\nlevel = os.getenv("LOG_LEVEL")',
  },
  messages: {
    fixed: (a: { name: string; option: string; server: string }) =>
      `setting ${a.name} changes nothing: ${a.server} is told ${a.option} outright`,
    option: (_: Record<string, never>) => 'where it is written out',
  },
  advice: { fixed: (a) => `use the variable there: ${a.option} "$${a.name}", with a shell in between` },
  applies: (model) => model.dockerfiles.length > 0,
  *check(model) {
    for (const { place, server, option, at } of hardCodedOf(model)) {
      yield {
        messageId: 'fixed',
        args: { name: place.name, option, server },
        file: place.file,
        range: place.range,
        subject: place.name,
        related: [{ ...at, messageId: 'option', args: {} }],
      };
    }
  },
});
