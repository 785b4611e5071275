/**
 * How many characters references may put into the values of one file. Twenty-five lines that each name the one
 * before twice make a gigabyte; Linux passes no variable of more than 128 KiB to a program
 * (https://man7.org/linux/man-pages/man2/execve.2.html).
 */
const EXPANSION_LIMIT = 1 << 24;

/** What is left of the limit while one file is read. */
export interface ExpansionBudget {
  /** Takes what a reference puts in; false when that is too much. */
  readonly spend: (characters: number) => boolean;
}

/** Starts a budget for one file. */
export function openBudget(limit = EXPANSION_LIMIT): ExpansionBudget {
  let left = limit;
  return {
    spend: (characters) => {
      left -= characters;
      return left >= 0;
    },
  };
}
