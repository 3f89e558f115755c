import type { Lockfile } from '../context/types.ts';
import { packagesOfProgram } from '../facts/node-programs.ts';
import { is, known, unknown, type Known } from '../known.ts';
import { operationOf } from '../packages/operation.ts';
import type { StageCommand } from './commands.ts';
import { isDevelopmentOnly, nodeInstall, type NodeInstall } from './node.ts';
import { devDependencyBefore } from './node-modules.ts';
import { scriptRun, type ScriptCommand, type ScriptRun } from './package-scripts.ts';
import { join, within } from './paths.ts';
import type { Stage } from './stage.ts';

/** A package script that a RUN starts and that calls a program of a development dependency, which an install left out. */
export interface MissingTool {
  readonly run: StageCommand;
  readonly scripts: ScriptRun;
  /** The script that calls it. */
  readonly script: string;
  readonly program: string;
  readonly package: string;
  readonly install: NodeInstall;
  /** A lockfile tells that no other package brings the program. */
  readonly certain: boolean;
}

/** The first program that each RUN of a package script misses; known undefined where it misses none. */
export function missingTools(
  stage: Stage,
): { readonly run: StageCommand; readonly tool: Known<MissingTool | undefined> }[] {
  return stage.commands.flatMap((run) => {
    if (run.command.reached !== 'always' || run.command.tolerated) return [];
    const scripts = scriptRun(run);
    return scripts === undefined ? [] : [{ run, tool: firstMissing(run, scripts) }];
  });
}

const NOTHING = known(undefined);

function firstMissing(run: StageCommand, scripts: ScriptRun): Known<MissingTool | undefined> {
  for (const one of scripts.commands) {
    // What it installs may be what it calls afterwards.
    if (operationOf(one.command)?.action === 'install') return NOTHING;
    const tool = missing(run, scripts, one);
    if (!tool.known || tool.value !== undefined) return tool;
  }
  return NOTHING;
}

function missing(
  run: StageCommand,
  scripts: ScriptRun,
  { command, via }: ScriptCommand,
): Known<MissingTool | undefined> {
  const { project, directory } = scripts;
  const { context } = run.step.stage.build;
  const program = programOf(command.words[0]?.literal);
  const candidates = packagesOfProgram(program);
  const name = candidates.find((one) => project.devDependencies.has(one));
  if (name === undefined) return NOTHING;
  for (const one of candidates) {
    const places = [project.dependencies, project.optionalDependencies, project.peerDependencies];
    if (places.some((place) => place.has(one))) return NOTHING;
    const development = project.devDependencies.has(one)
      ? isDevelopmentOnly(context, project, one)
      : known(true);
    if (!development.known) return development;
    if (!development.value) return NOTHING;
  }
  const presence = devDependencyBefore(run, directory, name);
  if (!presence.known) return presence;
  if (presence.value.kind !== 'left out') return NOTHING;
  const elsewhere = foundElsewhere(run, directory, [program, ...candidates]);
  if (elsewhere !== undefined) return unknown(elsewhere);
  const script = via.at(-1) ?? '';
  const { install } = presence.value;
  return known({ run, scripts, script, program, package: name, install, certain: tells(project.lockfile) });
}

/** Lockfiles that mark what only development dependencies bring; pnpm links no programs of packages below. */
function tells(lockfile: Lockfile | undefined): boolean {
  return lockfile !== undefined && ['npm', 'yarn', 'pnpm'].includes(lockfile.kind);
}

/** A name that PATH is searched for, or the path that npm gives a program of a package. */
function programOf(word: string | undefined): string {
  return word?.replace(/^(\.\/)?node_modules\/\.bin\//, '') ?? '';
}

/** Why a program may be on PATH although the project's node_modules lacks it. */
function foundElsewhere(run: StageCommand, directory: string, names: readonly string[]): string | undefined {
  const { stage, index } = run.step;
  const { image } = stage;
  if (!image.known) return image.reason;
  const path = stage.state(index).path;
  if (!path.known) return path.reason;
  const bin = join(directory, 'node_modules/.bin');
  const other = path.value.find((entry) => entry.includes('node_modules') && join('/', entry) !== bin);
  if (other !== undefined) return `${other} is on PATH`;
  const before = stage.chain.flatMap(({ commands }) => commands);
  const bringer = before.find((one) => one.command !== run.command && mayBring(one, directory, names));
  return bringer && `${bringer.command.words.map(({ raw }) => raw).join(' ')} may bring ${names[0] ?? 'it'}`;
}

function mayBring(run: StageCommand, directory: string, names: readonly string[]): boolean {
  const operation = operationOf(run.command);
  if (operation?.action === 'run' || operation?.action === 'exec') return false;
  const bare = run.words.flatMap((word) => (word.known ? [word.value.replace(/^(@?[^@]+)@.*$/, '$1')] : []));
  if (bare.some((word) => names.some((name) => word === name || word.endsWith(`/${name}`)))) return true;
  // npm looks for programs in the node_modules of the directories above too.
  const install = nodeInstall(run);
  return (
    install !== undefined &&
    !(run.directory.known && (run.directory.value === directory || !within(run.directory.value, directory)))
  );
}

/** The last call of a package script in the directory and stage of a command: what comes behind it needs no tools. */
export function lastScript(run: StageCommand): StageCommand {
  const scripts = run.step.stage.commands.filter(
    ({ command, directory }) =>
      operationOf(command)?.action === 'run' &&
      command.reached === 'always' &&
      !command.tolerated &&
      run.directory.known &&
      is(directory, run.directory.value),
  );
  return scripts.at(-1) ?? run;
}

/** True where the container of an image starts a program of a development dependency: `vite preview`. */
export function startsTool(target: Stage, { project }: ScriptRun): boolean {
  return target.launch.processes.some(({ command }) =>
    packagesOfProgram(command.name).some((name) => project.devDependencies.has(name)),
  );
}

/** The stages that what an install brings to a directory comes to lie in: those that are built for their own sake, and those that copy it. */
export function receivers(stage: Stage, directory: string): readonly Stage[] {
  const { build } = stage;
  const modules = join(directory, 'node_modules');
  const heirs = build.stages.filter((one) => one.chain.includes(stage));
  const copies = build.stages.filter((one) =>
    one.copies.some(
      ({ from, sources }) =>
        from.kind === 'stage' &&
        heirs.includes(from.stage) &&
        sources.some(({ path }) => !path.known || within(path.value, modules) || within(modules, path.value)),
    ),
  );
  const targets = heirs.filter((one) => build.targets.includes(one));
  return [...new Set([...targets, ...copies])].filter(
    (one) => build.needed.has(one) || build.targets.includes(one),
  );
}
