import { readTable } from './json.ts';

interface Table {
  readonly printers: readonly string[];
  readonly takers: readonly string[];
  readonly names: readonly string[];
  readonly directoryGlobs: readonly string[];
}

/** True for a call, without pipes, that prints one word: `nproc`, `uname -m`. */
export function printsOneWord(call: string): boolean {
  return table().printers.some((printer) => call === printer || call.startsWith(`${printer} `));
}

/** True for commands whose operands are each one path or one text. */
export function takesSingleWords(command: string): boolean {
  return table().takers.includes(command);
}

/** True where the last part of a variable's name, as in `APP_HOME`, says that it holds one thing. */
export function namesOneThing(variable: string): boolean {
  return table().names.includes(variable.toLowerCase().split('_').at(-1) ?? '');
}

/** True for commands that take `./a` and `a` for the same, and leave no trace of how it was written. */
export function takesAnyPath(command: string): boolean {
  return table().directoryGlobs.includes(command);
}

function table(): Table {
  return readTable('single-values') as Table;
}
