import { pkgResources } from '../facts/pkg-resources.ts';
import { valueOf } from '../known.ts';
import { operationOf } from '../packages/operation.ts';
import type { StageCommand } from './commands.ts';
import { join, parentOf } from './paths.ts';
import { bringsSetuptools, isBare } from './pkg-resources.ts';
import { filesOf, firstImport, type ImportLine } from './python-imports.ts';
import { applicationOf } from './served-module.ts';
import type { Stage } from './stage.ts';

/** A program of the project that imports distutils where nothing brings it. */
export interface ImportedDistutils {
  readonly line: ImportLine;
  /** The install that can take setuptools along. */
  readonly run: StageCommand;
  /** `3.12`. */
  readonly python: string;
}

/** The first import of distutils that a container of the target runs when it starts. */
export function importedDistutils(target: Stage): ImportedDistutils | undefined {
  const image = valueOf(target.image);
  const version = image?.image === 'python' ? valueOf(image.pythonVersion) : undefined;
  if (version === undefined || !isBare(version) || target.chain.some((stage) => bringsSetuptools(stage)))
    return undefined;
  const commands = target.chain.flatMap((stage) => stage.commands);
  if (commands.some(({ command }) => command.words.some(({ raw }) => raw.includes('setuptools'))))
    return undefined;
  const run = commands.find((one) => takesMore(one));
  const workdir = valueOf(target.end.workdir);
  const root = workdir === undefined ? undefined : valueOf(target.files.contextDirectory(workdir));
  if (run === undefined || root === undefined) return undefined;
  const line = firstImport(target.build.context, root, startFiles(target, root), 'distutils');
  return line && { line, run, python: `${version.major}.${version.minor ?? ''}` };
}

/** A pip install of requirements from the context, none of which brings setuptools along. */
function takesMore(run: StageCommand): boolean {
  const { command, step, directory } = run;
  const operation = operationOf(command);
  if (operation?.manager !== 'pip' || operation.action !== 'install') return false;
  if (command.reached !== 'always' || command.tolerated || command.wrappedBy.length > 0) return false;
  if (command.has('--require-hashes', '--no-index', '--no-deps', '-t', '--target', '--prefix')) return false;
  const option = command.option('-r', '--requirement');
  const path = option && valueOf(run.value(option));
  if (path === undefined || !directory.known) return false;
  const file = valueOf(step.stage.files.entry(join(directory.value, path), step.index))?.contextPath;
  const { context } = step.stage.build;
  const requirements = file === undefined ? undefined : context.python(parentOf(file))?.requirementsIn(file);
  if (file === undefined || requirements === undefined) return false;
  return !context.text(file)?.includes('--hash') && !bringsAlong(requirements);
}

function bringsAlong(requirements: ReadonlyMap<string, string>): boolean {
  const { bringers, users } = pkgResources();
  const isOld = ([name, { before }]: readonly [string, { readonly before: number }]) =>
    Number(/\d+/.exec(requirements.get(name) ?? '')?.[0] ?? Infinity) < before;
  return (
    ['setuptools', ...bringers].some((name) => requirements.has(name)) || Object.entries(users).some(isOld)
  );
}

function isFilled(files: readonly string[]): boolean {
  return files.length > 0;
}

/** Files of the context that Python runs first. */
function startFiles({ launch, build, end, files }: Stage, root: string): string[] {
  const workdir = valueOf(end.workdir);
  return launch.processes.flatMap((process) => {
    if (process.instruction.keyword === 'HEALTHCHECK' || workdir === undefined) return [];
    const served = applicationOf(process)?.module;
    if (served !== undefined) return filesOf(build.context, root, served);
    const words = process.words.map((word) => valueOf(word));
    // Flask looks for these where nothing names the application: https://flask.palletsprojects.com/en/stable/cli/#application-discovery
    const isFlask = words.includes('flask') && words.includes('run') && !end.setsEnv('FLASK_APP');
    if (isFlask && !process.command.has('--app', '-A'))
      return ['wsgi', 'app'].map((module) => filesOf(build.context, root, module)).find(isFilled) ?? [];
    const [, script] = words;
    if (!/^python3?(\.\d+)?$/.test(process.command.name) || script?.endsWith('.py') !== true) return [];
    return valueOf(files.entry(join(workdir, script)))?.contextPath ?? [];
  });
}
