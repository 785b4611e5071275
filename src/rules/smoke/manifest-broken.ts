import type { ManifestDefect } from '../../models/backend.js';
import { defineRule } from '../define-rule.js';

const SAYINGS: Readonly<Record<ManifestDefect['kind'], string>> = {
  json: 'here it stops being JSON: npm and Node refuse the file',
  'no-object': 'it is JSON, but no object: npm and Node refuse the file',
  toml: 'here it stops being TOML: what installs the dependencies refuses the file',
  binary: 'it is no text: what installs the dependencies cannot read it',
};

export default defineRule({
  id: 'smoke/manifest-broken',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A file that says what the backend needs cannot be read: package.json that is no JSON, pyproject.toml or Pipfile that is no TOML, a requirements file that is no text.',
    why: 'npm, pip, uv and Poetry stop at it, so the image is not built; and until it is mended nothing can be said of the dependencies.',
    bad: 'package.json: { "name": "api", }',
    good: 'package.json: { "name": "api" }',
    refs: [
      'https://docs.npmjs.com/cli/configuring-npm/package-json',
      'https://packaging.python.org/en/latest/specifications/pyproject-toml/',
    ],
  },
  messages: { unreadable: ({ defect }: { defect: ManifestDefect['kind'] }) => SAYINGS[defect] },
  applies: ({ manifests, broken }) => manifests.length > 0 || broken.length > 0,
  *check({ broken: files }) {
    for (const { path, text, broken } of files) {
      const { kind, at } = broken!;
      const start = Math.min(at, Math.max(0, text.length - 1));
      yield {
        messageId: 'unreadable' as const,
        args: { defect: kind },
        file: path,
        range: { start, end: Math.min(text.length, start + 1) },
        subject: kind,
      };
    }
  },
});
