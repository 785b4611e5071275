import { createInterface } from 'node:readline';

/** Asks one question on the terminal. */
export function askOnTerminal(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((resolve) => {
    let answer = '';
    terminal.question(question, (text) => {
      answer = text;
      terminal.close();
    });
    terminal.on('close', () => resolve(answer.trim()));
  });
}
