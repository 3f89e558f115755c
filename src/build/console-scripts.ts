import { consoleScript, type AddedPath, type ConsoleScript } from '../facts/console-scripts.ts';
import type { Instruction } from '../dockerfile/types.ts';
import { contains } from '../range.ts';
import { valueOf } from '../known.ts';
import type { ShellWord } from '../shell/types.ts';
import type { Process } from './launch.ts';
import type { Stage } from './stage.ts';

/** A `python -m module` of CMD, ENTRYPOINT or HEALTHCHECK whose module has a console script. */
export interface ModuleRun {
  readonly module: string;
  readonly script: ConsoleScript;
  /** The words `python`, and the module's name. */
  readonly python: ShellWord;
  readonly name: ShellWord;
  /** Why the script cannot take its place as it stands. */
  readonly hindrance: string | undefined;
}

/** Every `python -m module` that a container of the stage's image starts, and that an instruction says itself. */
export function moduleRuns(target: Stage): ModuleRun[] {
  const { processes } = target.launch;
  const runs = processes.flatMap((process) => readModuleRun(target, process, processes));
  // With an ENTRYPOINT the words of CMD are read twice: behind it and alone.
  const starts = runs.map(({ python }) => python.range.start);
  return runs.filter((run, index) => starts.indexOf(run.python.range.start) === index);
}

function readModuleRun(target: Stage, process: Process, all: readonly Process[]): ModuleRun[] {
  const { command, words, via } = process;
  if (!/^python3?(\.\d+)?$/.test(command.name) || via.length > 0) return [];
  const at = words.findIndex((word) => valueOf(word) === '-m');
  const next = words[at + 1];
  const module = next && valueOf(next);
  const script = module === undefined ? undefined : consoleScript(module);
  const [python, name] = [command.words[0], command.words[at + 1]];
  const hasOptions = at > 1;
  const isProgram = hasOptions && !command.words[1]?.literal?.startsWith('-');
  if (at < 1 || isProgram || module === undefined || !script || !python || !name) return [];
  const instruction = instructionOf(target, python) ?? process.instruction;
  const hindrance =
    (hasOptions ? `python gets options of its own before -m ${module}` : undefined) ??
    (contains(instruction.range, name.range)
      ? undefined
      : `ENTRYPOINT and CMD say python -m ${module} together`) ??
    difference(module, script) ??
    changedEnvironment(process) ??
    otherInterpreter(process) ??
    readByEntrypoint(instruction, all);
  return [{ module, script, python, name, hindrance }];
}

function instructionOf(target: Stage, { range }: ShellWord): Instruction | undefined {
  const keywords = ['ENTRYPOINT', 'CMD', 'HEALTHCHECK'] as const;
  return keywords
    .map((keyword) => target.launch.instruction(keyword))
    .find((one) => one && contains(one.range, range));
}

/** Why the console script is not the same as `python -m` for the application; undefined where it is. */
function difference(module: string, script: ConsoleScript): string | undefined {
  if (script.name !== module || !script.sameProgram)
    return `the console script of ${module} is ${script.name}`;
  if (script.insertsWorkingDirectory) return undefined;
  return `${script.name} does not look for modules where python -m ${module} does: ${ADDED[script.adds]}`;
}

const ADDED: Readonly<Record<AddedPath, string>> = {
  'working-directory': 'in the working directory first',
  'working-directory-last': 'it puts the working directory last',
  'application-directory':
    "it puts the application's directory first, which need not be the working directory",
  'while-importing': 'it has the working directory on sys.path only while the application is imported',
  configured: 'its configuration says where',
  nothing: 'it does not put the working directory on sys.path',
};

const OTHER_USER = new Set(['sudo', 'doas', 'su', 'runuser', 'gosu', 'su-exec', 'setuidgid', 's6-setuidgid']);

/** Why the process may find other programs or packages than the image's own user does. */
function changedEnvironment({ command }: Process): string | undefined {
  const user = command.wrappedBy.find((word) => OTHER_USER.has(word));
  if (user !== undefined) return `${user} may give it another user and another PATH`;
  const sets = command.assignments.some(({ name }) => name === 'PATH') || command.wrappedBy.includes('-i');
  return sets ? 'it gets a PATH of its own' : undefined;
}

/** A console script names the interpreter that it was installed by. */
function otherInterpreter({ words: [first] }: Process): string | undefined {
  const path = first === undefined ? undefined : valueOf(first);
  if (path === undefined) return 'which Python starts is only known when the container runs';
  const isUsual = !path.includes('/') || path.startsWith('/usr/local/bin/');
  return isUsual ? undefined : `${path} may be another Python than the script's`;
}

/** What an ENTRYPOINT of its own makes of the words of CMD. */
function readByEntrypoint(instruction: Instruction, all: readonly Process[]): string | undefined {
  if (instruction.keyword !== 'CMD') return undefined;
  const entry = all.find(({ instruction: { keyword }, via }) => keyword === 'ENTRYPOINT' && via.length === 0);
  const first = entry?.command.words[0];
  if (entry === undefined || first === undefined || contains(instruction.range, first.range))
    return undefined;
  const script = all.find((one) => one.instruction.keyword === 'ENTRYPOINT' && one.via.length === 1)?.via[0];
  return script !== undefined && passesWordsOn(script.text)
    ? undefined
    : `${entry.command.name} gets the words of CMD and may act on them`;
}

/** True where a shell script ends by running its arguments as they are, and neither looks at them nor changes PATH. */
function passesWordsOn(text: string): boolean {
  return text.includes('exec "$@"') && !/\$\{?1\b|\bset --|\bshift\b|\bPATH=|\bactivate\b/.test(text);
}
