import type { Heredoc, Instruction, VariablePart, Word, WordPart } from '../../syntax/dockerfile/types.js';

/** The variables among the parts of a word, those in operands and replacements too. */
export function variablesIn(parts: readonly WordPart[]): VariablePart[] {
  return parts.flatMap((part) =>
    part.kind === 'variable' ? [part, ...variablesIn(part.operand), ...variablesIn(part.replacement)] : [],
  );
}

/** The words of an instruction that the build itself expands; what a shell expands is not among them. */
export function expandedWords(instruction: Instruction): Word[] {
  const words = wordsOf(instruction);
  const flags = instruction.flags.flatMap(({ value, fields }) =>
    fields.length > 0 ? fields.flatMap((field) => (field.value ? [field.value] : [])) : value ? [value] : [],
  );
  return [...flags, ...words].filter((word) => word.expands);
}

function wordsOf(instruction: Instruction): readonly Word[] {
  switch (instruction.kind) {
    case 'from':
      return [instruction.platform, instruction.image?.name].filter((word) => word !== undefined);
    case 'copy':
    case 'add':
      return [...instruction.sources, ...(instruction.destination ? [instruction.destination] : [])];
    case 'env':
    case 'label':
    case 'arg':
      return instruction.entries.flatMap(({ key, value }) => (value ? [key, value] : [key]));
    case 'expose':
      return instruction.ports.map(({ word }) => word);
    case 'volume':
      return instruction.paths;
    case 'user':
    case 'workdir':
    case 'stopsignal':
      return instruction.value ? [instruction.value] : [];
    default:
      return [];
  }
}

/** The variables that the build expands in an instruction, here-documents of COPY and ADD included. */
export function expandedVariables(instruction: Instruction): VariablePart[] {
  const documents = instruction.kind === 'copy' || instruction.kind === 'add' ? instruction.heredocs : [];
  return [
    ...expandedWords(instruction).flatMap(({ parts }) => variablesIn(parts)),
    ...documents.flatMap((document: Heredoc) => variablesIn(document.parts)),
  ];
}
