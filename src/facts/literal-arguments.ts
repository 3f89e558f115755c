import { readTable } from './json.ts';

/** A program that reads a word as a number or an address and stops at a reference that nobody has replaced. */
export interface LiteralArguments {
  /** Options whose value is a number, or ends with one behind a colon. */
  readonly numbers: readonly string[];
  /** A word that is no option is such a value too. */
  readonly operand?: boolean;
  /** It asks at an address, whose port has to be a number. */
  readonly address?: boolean;
  /** A word of its own before `-jar` is taken for the name of a class. */
  readonly beforeJar?: boolean;
  readonly source: string;
}

interface Table {
  readonly programs: Readonly<Record<string, LiteralArguments>>;
  readonly readsItself: { readonly programs: readonly string[] };
}

/** How a program reads its words; undefined where that is not recorded. */
export function literalArguments(program: string): LiteralArguments | undefined {
  const { programs } = table();
  return Object.hasOwn(programs, program) ? programs[program] : undefined;
}

/** True for programs to which a reference may be given as it stands: as code, or to be replaced by them. */
export function mayWantReferences(program: string): boolean {
  return table().readsItself.programs.includes(program);
}

function table(): Table {
  return readTable('literal-arguments') as Table;
}
