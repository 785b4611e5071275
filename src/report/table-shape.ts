/** Characters of a table without lines, for cli-table3. */
export function borderless(): Record<string, string> {
  const sides = [
    'top',
    'bottom',
    'left',
    'right',
    'mid',
    'left-mid',
    'mid-mid',
    'right-mid',
    'top-mid',
    'top-left',
  ];
  const more = ['top-right', 'bottom-mid', 'bottom-left', 'bottom-right', 'middle'];
  return Object.fromEntries([...sides, ...more].map((side) => [side, '']));
}
