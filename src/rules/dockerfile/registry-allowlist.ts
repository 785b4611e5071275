import { findNearest } from '../../core/nearest.js';
import { defineRule } from '../define-rule.js';
import { parseImageName } from '../dockerfile-shared/image-name.js';
import { isTrusted } from '../dockerfile-shared/image-registry.js';

export default defineRule({
  id: 'dockerfile/registry-allowlist',
  aliases: ['DL3026'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'An image comes from a registry that the team has not named as trusted (trustedRegistries in .hadolint.yaml or the configuration): in FROM, COPY --from or RUN --mount=from.',
    why: 'Whatever that registry serves becomes part of the product, unseen by the checks that the trusted ones have.',
    bad: '# trustedRegistries: [ghcr.io]\nFROM quay.example.com/team/base:1',
    good: '# trustedRegistries: [ghcr.io]\nFROM ghcr.io/team/base:1',
    refs: ['https://docs.docker.com/reference/dockerfile/#from'],
  },
  messages: { registry: (a: { registry: string }) => `${a.registry} is not among the trusted registries` },
  applies: ({ policy }) => policy.trustedRegistries.length > 0,
  *check({ graph, policy }) {
    const names = graph.stages.flatMap(({ name }) => (name === undefined ? [] : [name]));
    for (const { from, base, references } of graph.stages) {
      if (from?.image && base.kind === 'image' && base.reference !== undefined) {
        const { registry } = parseImageName(base.reference);
        if (!isTrusted(registry, policy.trustedRegistries)) {
          yield {
            messageId: 'registry',
            args: { registry: registry ?? 'docker.io' },
            range: from.image.registryRange ?? from.image.name.range,
          };
        }
      }
      for (const { target, word, instruction } of references) {
        if (target.kind !== 'external') continue;
        // A bare word may be a stage: one of this file misspelt, or one of the file that a trigger runs in.
        const isBare = !/[./:@]/.test(target.name);
        if (isBare && (instruction.isTrigger || findNearest(target.name.toLowerCase(), names))) continue;
        const { registry } = parseImageName(target.name);
        if (!isTrusted(registry, policy.trustedRegistries)) {
          yield { messageId: 'registry', args: { registry: registry ?? 'docker.io' }, range: word.range };
        }
      }
    }
  },
});
