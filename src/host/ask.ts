import { createInterface } from 'node:readline';
import { EXIT } from '../core/exit-code.js';

/** Asks one question on the terminal; undefined at the end of the input. Ctrl-C ends the program, as everywhere. */
export function askOnTerminal(question: string): Promise<string | undefined> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((resolve) => {
    let answer: string | undefined;
    terminal.question(question, (text) => {
      answer = text;
      terminal.close();
    });
    // While a terminal is read by lines, Ctrl-C is a character. It is no answer: nobody may go on with it.
    terminal.on('SIGINT', () => {
      // Gives the terminal back as it was.
      terminal.removeAllListeners('close');
      terminal.close();
      process.stderr.write('\n');
      process.exit(EXIT.interrupted);
    });
    terminal.on('close', () => resolve(answer?.trim()));
  });
}
