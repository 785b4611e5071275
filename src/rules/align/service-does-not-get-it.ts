import { hasCode } from '../align-shared/evidence.js';
import { notGivenOf } from '../align-shared/not-given.js';
import { relate } from '../align-shared/places.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'align/service-does-not-get-it',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A variable is in the `.env` beside the compose file, the code of a service reads it, and the service does not get it.',
    why: 'Compose uses `.env` to fill in its own file only. In the container the variable is not set.',
    bad: '# file: .env\nSEARCH_URL=http://search:7700\n# file: compose.yaml\nservices:\n  api:\n    build: .\n# file: Dockerfile\nFROM python:3.13-slim\nCMD ["python", "main.py"]\n# file: main.py\nimport os\nurl = os.environ["SEARCH_URL"]',
    good: '# file: .env\nSEARCH_URL=http://search:7700\n# file: compose.yaml\nservices:\n  api:\n    build: .\n    environment:\n      SEARCH_URL: ${SEARCH_URL}\n# file: Dockerfile\nFROM python:3.13-slim\nCMD ["python", "main.py"]\n# file: main.py\nimport os\nurl = os.environ["SEARCH_URL"]',
    refs: ['https://docs.docker.com/compose/how-tos/environment-variables/set-environment-variables/'],
  },
  messages: {
    lacking: (a: { name: string; service: string }) =>
      `${a.name} is set here, and ${a.service}, whose code reads it, does not get it`,
    read: (a: { name: string }) => `${a.name} is read here`,
    service: (_: { name: string }) => 'neither `environment` nor `env_file` names it',
  },
  advice: {
    lacking: (a) => `under environment of ${a.service}: ${a.name}: \${${a.name}}, or env_file: .env`,
  },
  applies: (model) => model.services.some(({ folder }) => folder !== undefined && hasCode(model, folder)),
  *check(model) {
    for (const { service, write, reads, at } of notGivenOf(model)) {
      const { name, file, range } = write;
      const [origin] = at.service.nameOrigins;
      const place = origin && { file: origin.file, range: origin.keyRange ?? origin.range };
      yield {
        messageId: 'lacking',
        args: { name, service },
        file,
        range,
        subject: `${service} ${name}`,
        related: [
          ...relate(reads, 'read', 2),
          ...(place ? [{ ...place, messageId: 'service', args: { name } }] : []),
        ],
        ...(reads.some(({ read }) => read?.required) ? { severity: 'error' as const } : {}),
      };
    }
  },
});
