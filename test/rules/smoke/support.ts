import { collectBackends } from '../../../src/collect/backend.js';
import { collectCompose } from '../../../src/collect/compose.js';
import { collectDockerfiles } from '../../../src/collect/dockerfile.js';
import type { Finding } from '../../../src/core/finding.js';
import { runRules } from '../../../src/core/run.js';
import { createPythonParser } from '../../../src/host/python-parser.js';
import { RULES_OF_AREA } from '../../../src/rules/smoke/index.generated.js';
import { createMemoryHost } from '../../support/memory-host.js';

/** What the static rules say of a project; opt-in ones included. */
export async function lintBackend(
  files: Readonly<Record<string, string>>,
  { exact = true }: { exact?: boolean } = {},
): Promise<readonly Finding[]> {
  const host = createMemoryHost(files, { openPythonParser: async (version) => createPythonParser(version) });
  const { models: dockerfiles } = await collectDockerfiles(host, '/project', { paths: [], config: {} });
  const { models: compose } = await collectCompose(host, '/project', { paths: [], config: {} });
  const { models } = await collectBackends(host, '/project', {
    exclude: () => false,
    dockerfiles,
    compose,
    texts: [],
    exact,
  });
  const rules = RULES_OF_AREA.filter(({ live }) => !live);
  const subjects = models.map((model) => ({ file: model.file.path, model }));
  return runRules(rules, subjects, { today: '2026-11-27' }).findings;
}

/** Findings in short: rule, file, the text at the place, arguments. */
export async function findIn(files: Readonly<Record<string, string>>, rule: string) {
  const findings = await lintBackend(files);
  return findings
    .filter((finding) => finding.rule === `smoke/${rule}`)
    .map(({ file, range, args, messageId, severity }) => ({
      messageId,
      file,
      at:
        file !== undefined && range
          ? files[file]?.slice(range.start, range.end).replace(/^"|"$/g, '')
          : undefined,
      args,
      severity,
    }));
}
