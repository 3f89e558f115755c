import type { Edit } from '../fix.ts';
import type { Command } from '../shell/types.ts';
import { insertWordsAfter, replaceWord } from './words.ts';

/**
 * Gives an option of a shell command another value. Where none of `flags` is given, the first one goes right behind the
 * command's name, with the value in a word of its own.
 */
export function setOption(command: Command, flags: readonly string[], value: string): Edit[] {
  const given = command.option(...flags);
  const [name] = command.words;
  if (given !== undefined) return replaceWord(given, value);
  return name === undefined ? [] : insertWordsAfter(name, `${flags[0] ?? ''} ${value}`);
}
