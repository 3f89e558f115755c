import { consoleScript, type ConsoleScript } from '../facts/console-scripts.ts';
import { contains } from '../range.ts';
import type { Process } from './launch.ts';

/** A `python -m module` whose module has a console script. */
export interface ModuleRun {
  readonly process: Process;
  readonly module: string;
  readonly script: ConsoleScript;
}

/** Reads a process as `python -m module`, without other options of the interpreter. */
export function moduleRun(process: Process): ModuleRun | undefined {
  const [, flag, module] = process.words;
  // ENTRYPOINT and CMD together may be one command: no single instruction says it then.
  if (!process.command.words.slice(0, 3).every((word) => contains(process.instruction.range, word.range))) return undefined;
  const isPython = /^python3?(\.\d+)?$/.test(process.command.name);
  if (!isPython || !flag?.known || flag.value !== '-m' || !module?.known) return undefined;
  const script = consoleScript(module.value);
  return script && { process, module: module.value, script };
}
