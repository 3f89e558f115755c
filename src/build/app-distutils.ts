import { pkgResources } from '../facts/pkg-resources.ts';
import { isAtLeast } from '../facts/python-requires.ts';
import { valueOf } from '../known.ts';
import { operationOf } from '../packages/operation.ts';
import { importedAtStart } from './app-imports.ts';
import type { StageCommand } from './commands.ts';
import { join, parentOf } from './paths.ts';
import { bringsSetuptools, isBare } from './pkg-resources.ts';
import type { ImportLine } from './python-imports.ts';
import type { Stage } from './stage.ts';

/** A program of the project that imports a module of setuptools where nothing brings it. */
export interface ImportedSetuptools {
  readonly line: ImportLine;
  /** The install that can take setuptools along. */
  readonly run: StageCommand;
  /** `3.12`. */
  readonly python: string;
}

/** The first import of a module of setuptools that a container of the target runs when it starts. */
export function importedFromSetuptools(
  target: Stage,
  module: 'distutils' | 'pkg_resources',
): ImportedSetuptools | undefined {
  const image = valueOf(target.image);
  const version = image?.image === 'python' ? valueOf(image.pythonVersion) : undefined;
  if (version === undefined || !isBare(version) || target.chain.some((stage) => bringsSetuptools(stage)))
    return undefined;
  const commands = target.chain.flatMap((stage) => stage.commands);
  if (commands.some(({ command }) => command.words.some(({ raw }) => raw.includes('setuptools'))))
    return undefined;
  const run = commands.find((one) => takesMore(one));
  const line = run && importedAtStart(target, module);
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
  const isOld = ([name, { before }]: readonly [string, { readonly before: string }]) =>
    !isAtLeast(/\d[\d.]*/.exec(requirements.get(name) ?? '')?.[0] ?? before, before);
  return (
    ['setuptools', ...bringers].some((name) => requirements.has(name)) || Object.entries(users).some(isOld)
  );
}
