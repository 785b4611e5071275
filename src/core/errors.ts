/**
 * An error that a person can act on: wrong usage, unreadable input, bad configuration. Printed as one line, with no
 * stack trace, exit code 2.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  /** What to do about it, where that can be said. */
  readonly advice: string | undefined;

  constructor(message: string, options: { advice?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.advice = options.advice;
  }
}

/** Turns anything that was thrown into a text. */
export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Whether an error is one that a person can act on; by its name, since each lazily loaded file has its own class. */
export function isUserError(error: unknown): error is UserError {
  return error instanceof Error && error.name === 'UserError';
}
