import { unquote } from './lexer.ts';
import type { ParsedInstruction } from './instruction.ts';
import type { Problem, Word } from './types.ts';

/**
 * Words that BuildKit fails to read when it removes quotes and replaces variables. It does so for every FROM, and for
 * the instructions of the stages that are built: the last stage always is one of them.
 */
export function* checkWords(instructions: readonly ParsedInstruction[]): Iterable<Problem> {
  const last = instructions.findLastIndex(({ keyword }) => keyword === 'FROM');
  for (const [index, instruction] of instructions.entries()) {
    if (index > last || instruction.keyword === 'FROM') yield* checkInstruction(instruction);
  }
}

function* checkInstruction(instruction: ParsedInstruction): Iterable<Problem> {
  for (const word of expandedWords(instruction)) {
    if (unquote(word.raw, instruction.escape) !== undefined) continue;
    const shown = word.raw.length > 60 ? `${word.raw.slice(0, 60)}…` : word.raw;
    const message = `${shown} has an open quote, or a variable reference that the builder does not know`;
    yield { message, range: word.range };
  }
}

type RawWord = Pick<Word, 'raw' | 'range'>;

function expandedWords(instruction: ParsedInstruction): readonly RawWord[] {
  switch (instruction.keyword) {
    case 'ADD':
    case 'COPY':
    case 'VOLUME':
      return instruction.json?.map(({ value, range }) => ({ raw: value, range })) ?? instruction.words;
    case 'EXPOSE':
    case 'STOPSIGNAL':
    case 'USER':
    case 'WORKDIR':
      return instruction.words;
    case 'FROM':
      return instruction.words.slice(0, 1);
    case 'ARG':
    case 'ENV':
    case 'LABEL':
      return instruction.pairs.flatMap(({ value }) => value ?? []);
    default:
      return [];
  }
}
