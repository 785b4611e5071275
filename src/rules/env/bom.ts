import { defineRule } from '../define-rule.js';
import { showName } from '../env-shared/show-name.js';
import { fixOf } from '../env-shared/fixes.js';

export default defineRule({
  id: 'env/bom',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'safe',
  docs: {
    what: 'The file starts with a byte order mark.',
    why: 'Node (--env-file), bash, systemd and python-dotenv up to 1.2.2 take the invisible mark for a part of the first name: that variable is never set.',
    bad: '\ufeffSECRET_KEY=…',
    good: 'SECRET_KEY=…',
  },
  messages: {
    bom: (_: Record<never, never>) =>
      'the file starts with a byte order mark: Node, bash, systemd and python-dotenv up to 1.2.2 lose its first line',
    bomBefore: (a: { name: string }) =>
      `a byte order mark stands before ${a.name}: Node, bash, systemd and python-dotenv up to 1.2.2 do not find that variable`,
  },
  advice: { bom: 'save it as UTF-8 without BOM', bomBefore: 'save it as UTF-8 without BOM' },
  applies: ({ file }) => file.encoding.name === 'utf-8',
  *check({ file }) {
    const { bom, entries } = file.syntax;
    if (!bom) return;
    const first = entries[0];
    const place = {
      range: bom,
      ...fixOf(file, 'safe', 'remove the byte order mark', [{ ...bom, text: '' }]),
    };
    if (first?.kind !== 'assignment') yield { messageId: 'bom', args: {}, ...place };
    else yield { messageId: 'bomBefore', args: { name: showName(first.name) }, ...place };
  },
});
