/**
 * Milliseconds of processor time that a piece of work takes: other programs use the machine too, so the time on the
 * wall says little. Good for telling a linear step from one that explodes, not for a budget; those are the bench's.
 */
export function processorTime(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}
