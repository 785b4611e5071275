import { UserError } from './errors.js';

/** A day in UTC as `YYYY-MM-DD`. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/**
 * Reads a day as `--as-of` takes it.
 * @throws {UserError} when it is not a day of the calendar.
 */
export function parseDay(text: string): string {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  if (!date || Number.isNaN(date.getTime()) || dayOf(date) !== text) {
    throw new UserError('--as-of takes a day of the calendar as YYYY-MM-DD');
  }
  return text;
}

/** Whole days from one day to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
