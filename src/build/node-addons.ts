import type { NodeProject } from '../context/types.ts';
import { nodeAddons, type NodeAddon } from '../facts/node-addons.ts';
import { is, valueOf } from '../known.ts';
import { archivedRelease } from './archived-packages.ts';
import { shellOf, type StageCommand } from './commands.ts';
import { nodeInstall } from './node.ts';
import { join, parentOf } from './paths.ts';
import type { Stage } from './stage.ts';

/** An install that has to compile a package, on an image without Python, which node-gyp needs. */
export interface UncompiledAddon {
  readonly run: StageCommand;
  readonly addon: NodeAddon;
  /** Version as the lockfile has it. */
  readonly version: string;
  readonly lockfile: string;
  /** Packages of the distribution that it takes. */
  readonly needed: readonly string[];
}

/** npm of older releases has a node-gyp that Python 3.12 breaks: https://github.com/nodejs/docker-node/issues/2086 */
const NODE_SINCE = 20;

/** The first such install of every stage. */
export function uncompiledAddon(stage: Stage): UncompiledAddon | undefined {
  const image = valueOf(stage.image);
  if (image?.image !== 'node' || archivedRelease(stage) !== undefined) return undefined;
  const version = valueOf(image.nodeVersion);
  if (version === undefined || version.major < NODE_SINCE) return undefined;
  for (const run of stage.commands) {
    const install = nodeInstall(run);
    if (install?.operation.manager !== 'npm' || install.operation.action !== 'install') continue;
    if (run.command.reached !== 'always' || run.command.tolerated || run.command.has('--ignore-scripts'))
      continue;
    const found = firstAddon(run, projectOf(run));
    if (found !== undefined)
      return stage.state(run.step.index).isRoot && !mayHavePython(run) ? found : undefined;
  }
  return undefined;
}

/** The project that an install is of. */
export function projectOf({ step, directory }: StageCommand): NodeProject | undefined {
  const { stage, index } = step;
  const manifest = directory.known
    ? stage.files.entry(join(directory.value, 'package.json'), index)
    : directory;
  const path = valueOf(manifest)?.contextPath;
  return path === undefined ? undefined : stage.build.context.node(parentOf(path));
}

function firstAddon(run: StageCommand, project: NodeProject | undefined): UncompiledAddon | undefined {
  const image = valueOf(run.step.stage.image);
  const family = image && valueOf(image.distro)?.family;
  const lockfile = project?.lockfile;
  if (
    image === undefined ||
    project === undefined ||
    lockfile === undefined ||
    (family !== 'debian' && family !== 'alpine')
  )
    return undefined;
  for (const addon of nodeAddons()) {
    const needed = addon[family];
    const version = project.dependencies.has(addon.package)
      ? valueOf(project.locked(addon.package))
      : undefined;
    if (needed === undefined || version === undefined) continue;
    const major = Number(version.split('.')[0]);
    const isHere = addon.libc === undefined || is(image.libc, addon.libc);
    if (isHere && (addon.before === undefined || major < addon.before))
      return { run, addon, version, lockfile: lockfile.path, needed };
  }
  return undefined;
}

/** A package of the project of an install that is certainly compiled where it is installed. */
export function compiledAddon(run: StageCommand): UncompiledAddon | undefined {
  return firstAddon(run, projectOf(run));
}

/** Python, or what brings it, may have been installed before. */
function mayHavePython(run: StageCommand): boolean {
  const { stage } = run.step;
  const opaque = stage.chain.some(({ steps }) =>
    steps.some((step) => step.instruction.keyword === 'RUN' && !shellOf(step).known),
  );
  // Headers bring Python along too: cairo-dev of Alpine needs glib-dev, and that needs it.
  const brought = stage.chain.some(({ packages }) =>
    packages.calls.some(
      (call) =>
        call.unread !== undefined || call.packages.some(({ name }) => /^py|python|gyp|-dev$/.test(name)),
    ),
  );
  return opaque || brought || !['python3', 'python'].every((name) => stage.packages.lacksCommand(name, run));
}
