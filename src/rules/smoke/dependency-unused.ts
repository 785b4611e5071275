import { USED_WITHOUT_IMPORT } from '../../data/import-names.js';
import type { BackendModel } from '../../models/backend.js';
import { headOf } from '../../syntax/python/module-names.js';
import { defineRule } from '../define-rule.js';
import { distributionsOf } from '../smoke-shared/python-imports.js';

export default defineRule({
  id: 'smoke/dependency-unused',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'A distribution is installed for production, and no code imports it. Servers, drivers, plugins and commands, which work without being imported, are left alone.',
    why: 'It is built, shipped and scanned for nothing. Off by default: what a plugin or a string loads is not seen.',
    bad: 'requirements.txt: boto3==1.40.0   # no file imports boto3',
    good: 'requirements.txt without it',
  },
  messages: {
    unused: ({ distribution }: { distribution: string }) =>
      `${distribution} is installed, and no code here imports it`,
  },
  applies: ({ language, manifests, modules }) =>
    language === 'python' && manifests.length > 0 && modules.some(({ source }) => source.imports.length > 0),
  *check(model) {
    const used = importedDistributions(model);
    for (const { path, requirements } of model.manifests) {
      for (const { name, range, group } of requirements) {
        if (group !== 'main' || USED_WITHOUT_IMPORT.test(name) || used.has(name) || model.words.has(name))
          continue;
        yield { messageId: 'unused', args: { distribution: name }, file: path, range, subject: name };
      }
    }
  },
});

function importedDistributions({ modules }: BackendModel): ReadonlySet<string> {
  const used = new Set<string>();
  for (const { source } of modules) {
    for (const { module, level } of source.imports) {
      if (level > 0) continue;
      for (const name of distributionsOf(headOf(module))) used.add(name);
      // google.cloud.storage → google-cloud-storage, llama_index.core → llama-index-core
      const parts = module.replaceAll('_', '-').split('.');
      for (let i = 2; i <= Math.min(parts.length, 4); i++) used.add(parts.slice(0, i).join('-'));
    }
  }
  return used;
}
