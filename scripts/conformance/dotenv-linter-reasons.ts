/** Why our rules report other lines than dotenv-linter does, on purpose. */
export const REASONS = {
  'three-or-more':
    'of three lines with one name we report the last, which wins, and name the others; dotenv-linter reports each but the first',
  'compose-default': '`${A-b}` is a default value in Compose and in shells: nothing is wrong with it',
  'sorted-by-group':
    'a comment belongs to the line below it, so that it starts a new group; dotenv-linter sorts across comments',
  'name-first':
    'a name with an odd first character is the same defect as one with an odd character inside: one rule has both aliases',
  'line-behind-the-end':
    'for a blank line at the end of the file dotenv-linter gives the line behind it, which does not exist',
} as const;

export type DifferenceReason = keyof typeof REASONS;

/** The reason for which one line is reported by one side only, if it is one of ours. */
export function explainDifference(
  check: string,
  side: 'theirs' | 'ours',
  line: number,
  text: string,
): DifferenceReason | undefined {
  const lines = text.split(/\r\n|\n|\r/);
  const written = lines[line - 1] ?? '';
  const name = /^\s*(?:export\s+)?([^=\s]+)/.exec(written)?.[1] ?? '';
  if (check === 'DuplicatedKey' && side === 'theirs') return 'three-or-more';
  if (check === 'SubstitutionKey' && side === 'theirs' && /\$\{\w+-/.test(written)) return 'compose-default';
  if (check === 'IncorrectDelimiter' && side === 'ours' && /^[^A-Za-z_]/.test(name)) return 'name-first';
  if (check === 'LeadingCharacter' && side === 'ours' && /[^A-Za-z0-9_]/.test(name)) return 'name-first';
  if (check === 'UnorderedKey' && lines.slice(0, line).some((one) => one.trim().startsWith('#')))
    return 'sorted-by-group';
  if (check === 'ExtraBlankLine' && line >= lines.length - 1) return 'line-behind-the-end';
  return undefined;
}
