import { readFileSync } from 'node:fs';

/** What a console script puts on sys.path itself; `python -m` puts the working directory first. */
export type AddedPath =
  | 'working-directory'
  | 'working-directory-last'
  /** Where the application that is named lies: often, but not always, the working directory. */
  | 'application-directory'
  /** The working directory, only while modules are imported at the start. */
  | 'while-importing'
  /** What a configuration file of the project says. */
  | 'configured'
  | 'nothing';

interface Row {
  /** Name of the script on PATH. */
  readonly name: string;
  /** Name of the package that brings it. */
  readonly distribution: string;
  /** The script is the same program as `python -m`. */
  readonly sameProgram: boolean;
  readonly adds: AddedPath;
  readonly note?: string;
  readonly source: string;
}

/** The console script of a module that `python -m` can start. */
export interface ConsoleScript extends Row {
  /** Modules are looked for in the working directory first, as with `python -m`. */
  readonly insertsWorkingDirectory: boolean;
}

let modules: Readonly<Record<string, Row>> | undefined;

/** The console script of a module, undefined where none is recorded. */
export function consoleScript(module: string): ConsoleScript | undefined {
  modules ??= readModules();
  const row = Object.hasOwn(modules, module) ? modules[module] : undefined;
  return row && { ...row, insertsWorkingDirectory: row.adds === 'working-directory' };
}

function readModules(): Readonly<Record<string, Row>> {
  const text = readFileSync(new URL('./console-scripts.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { readonly modules: Readonly<Record<string, Row>> }).modules;
}
