import { type ParserPlugin, parse } from '@babel/parser';
import type { Range } from '../../core/text.js';

/**
 * Errors of JavaScript's or TypeScript's syntax, by Babel's parser. Never throws.
 * @param file its name says the dialect
 */
export function findScriptErrors(text: string, file: string): { range: Range; message: string }[] {
  const isTyped = /\.[cm]?tsx?$/i.test(file);
  const plugins: ParserPlugin[] = [
    ...(isTyped ? (['typescript', 'decorators-legacy'] as const) : (['decorators'] as const)),
    ...(/\.[cm]?ts$/i.test(file) ? [] : (['jsx'] as const)),
    'explicitResourceManagement',
    'importAttributes',
  ];
  try {
    const { errors } = parse(text, {
      sourceType: 'unambiguous',
      errorRecovery: true,
      allowReturnOutsideFunction: true,
      allowImportExportEverywhere: true,
      allowAwaitOutsideFunction: true,
      allowSuperOutsideMethod: true,
      allowUndeclaredExports: true,
      allowNewTargetOutsideFunction: true,
      plugins,
    });
    return (errors ?? []).map((error) => describe(error, text));
  } catch (error) {
    // Without a reason of the grammar, the parser ran out of room: such a text is not judged.
    return (error as { reasonCode?: string }).reasonCode === undefined ? [] : [describe(error, text)];
  }
}

/** The parser's reason code is shown, its message may hold a name of the file. */
function describe(error: unknown, text: string): { range: Range; message: string } {
  const { pos, reasonCode, message } = error as { pos?: number; reasonCode?: string; message?: string };
  const at = Math.min(pos ?? 0, text.length);
  const plain = reasonCode === undefined ? 'it is nested too deeply' : wordsOf(reasonCode);
  return {
    range: { start: at, end: Math.min(at + 1, text.length) },
    message: message === undefined ? 'it cannot be parsed' : plain,
  };
}

/** `UnexpectedToken` → `unexpected token`. */
function wordsOf(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}
