import { fstatSync, writeSync } from 'node:fs';
import type { Output } from '../host.js';

/** A standard stream, written to directly: process.stdout is costly to make, and may lose the end of a long text. */
export function createOutput(descriptor: 1 | 2): Output {
  // What the terminal is like is asked only when somebody wants to know: process.stdout is costly to make.
  const stream = () => (descriptor === 1 ? process.stdout : process.stderr);
  const terminal = isTerminal(descriptor);
  return {
    write: async (text) => writeFully(descriptor, text),
    isTerminal: terminal,
    get columns() {
      // A terminal that does not know its size says 0.
      return (terminal && stream().columns) || 80;
    },
  };
}

/** Loading node:tty costs start-up time, and only a character device can be a terminal. */
function isTerminal(descriptor: number): boolean {
  try {
    return (
      fstatSync(descriptor).isCharacterDevice() && process.getBuiltinModule('node:tty').isatty(descriptor)
    );
  } catch {
    return false;
  }
}

/** Writes all of a text, waiting while a pipe is full; a reader that has gone ends the program quietly. */
function writeFully(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let offset = 0; offset < bytes.length; ) {
    try {
      offset += writeSync(descriptor, bytes, offset);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') process.exit(process.exitCode ?? 0);
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
