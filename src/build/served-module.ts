import type { Instruction } from '../dockerfile/types.ts';
import { is, valueOf } from '../known.ts';
import { distrolessBase } from './distroless.ts';
import type { Process } from './launch.ts';
import { join } from './paths.ts';
import type { Stage, Step } from './stage.ts';

/** The module of the application that a Python server loads when a container starts. */
export interface ServedModule {
  /** As Python imports it: `app.main`. */
  readonly module: string;
  /** The file in the image. */
  readonly path: string;
  readonly server: string;
  /** CMD or ENTRYPOINT. */
  readonly instruction: Instruction;
  /** The program that runs Python as the server has it. */
  readonly python: string;
  /** Behind it everything is as the server finds it: files, user, working directory, environment. */
  readonly after: Step;
}

/** Servers that look for the application in the working directory, as `python -c` does. */
const SERVERS = new Set(['uvicorn', 'gunicorn', 'hypercorn', 'daphne']);

/** Options, and variables, that say where else the application is. */
const ELSEWHERE = ['--app-dir', '--chdir', '--pythonpath', '--env', '-e'];

/** The module, where its file is certainly in the image and no RUN imports it yet. */
export function servedModule(target: Stage): ServedModule | undefined {
  const after = target.steps.findLast(({ instruction }) => SETTLES.has(instruction.keyword));
  const workdir = valueOf(target.end.workdir);
  if (after === undefined || workdir === undefined || distrolessBase(target) !== undefined) return undefined;
  for (const process of target.launch.processes) {
    const found = process.instruction.keyword === 'HEALTHCHECK' ? undefined : applicationOf(process);
    const python = found && pythonOf(target, process);
    if (found === undefined || python === undefined || isImported(target, found.module)) continue;
    const path = fileOf(target, join(workdir, found.module.replaceAll('.', '/')));
    if (path !== undefined) return { ...found, path, python, instruction: process.instruction, after };
  }
  return undefined;
}

/** What changes how a program behaves in the image. */
const SETTLES = new Set(['RUN', 'COPY', 'ADD', 'ENV', 'WORKDIR', 'USER']);

/** What a server is told to load. */
export function applicationOf({
  command,
  words,
}: Process): Pick<ServedModule, 'module' | 'server'> | undefined {
  const isModule = /^python3?(\.\d+)?$/.test(command.name) && words[1] !== undefined && is(words[1], '-m');
  const server = isModule ? words[2] && valueOf(words[2]) : command.name;
  if (server === undefined || !SERVERS.has(server)) return undefined;
  if (command.has(...ELSEWHERE) || command.assignments.length > 0) return undefined;
  for (const word of words.slice(isModule ? 3 : 1)) {
    const [module = '', attribute] = (valueOf(word) ?? '').split(':', 2);
    const isNamed = attribute === undefined ? /\.[aw]sgi$/.test(module) : /^[A-Za-z_]/.test(attribute);
    if (isNamed && /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/.test(module)) return { module, server };
  }
  return undefined;
}

function pythonOf(target: Stage, { command, words: [first] }: Process): string | undefined {
  if (command.name.startsWith('python')) return first && valueOf(first);
  if (first !== undefined && valueOf(first)?.includes('/') === true) return undefined;
  const image = valueOf(target.image);
  const [directory] = valueOf(target.end.path) ?? [];
  return image?.image === 'python' || /\/\.?v?env\/bin$/.test(directory ?? '') ? 'python' : undefined;
}

function fileOf({ files }: Stage, module: string): string | undefined {
  return [`${module}.py`, `${module}/__init__.py`].find(
    (path) => valueOf(files.entry(path))?.contextPath !== undefined,
  );
}

function isImported(target: Stage, module: string): boolean {
  return target.chain.some(({ commands }) =>
    commands.some(({ command }) =>
      command.words.some(({ raw }) => raw.includes(`import ${module}`) || raw.includes(`from ${module} `)),
    ),
  );
}
