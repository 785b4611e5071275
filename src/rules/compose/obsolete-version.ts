import { yamlEntry } from '../../syntax/yaml/query.js';
import { removeLine } from '../compose-shared/references-edits.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/obsolete-version',
  aliases: ['dclint:no-version-field'],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'safe',
  docs: {
    what: 'The file has a top-level `version`, which Compose has not read since 2020.',
    why: 'Compose warns at every start: "the attribute `version` is obsolete, it will be ignored, please remove it". It also makes readers believe that the file is held to that version.',
    bad: 'version: "3.8"\nservices:\n  web:\n    image: nginx:1.29',
    good: 'services:\n  web:\n    image: nginx:1.29',
    refs: ['https://docs.docker.com/reference/compose-file/version-and-name/'],
  },
  messages: {
    obsolete: (_: Record<never, never>) => 'version has no meaning any more, and Compose warns of it',
  },
  *check({ project }) {
    for (const { yaml, path: file } of project.files) {
      if (yaml === undefined) continue;
      for (const { root } of yaml.documents) {
        const entry = yamlEntry(root, 'version');
        // A file of another program may have a version and services of its own.
        if (entry === undefined || entry.value.kind !== 'scalar' || entry.value.through) continue;
        const { range } = entry;
        const edit =
          yaml.broken || root?.flow || yaml.documents.length > 1 ? undefined : removeLine(yaml.text, range);
        yield {
          messageId: 'obsolete',
          args: {},
          file,
          range,
          ...(edit && {
            fixes: [
              { title: 'remove version', safety: 'safe', changes: ['version'], edits: [{ file, ...edit }] },
            ],
          }),
        };
      }
    }
  },
});
