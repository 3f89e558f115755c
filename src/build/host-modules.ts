import { is, known, unknown, valueOf, type Known } from '../known.ts';
import type { NodeProject } from '../context/types.ts';
import type { Build } from './build.ts';
import type { Copy } from './copy.ts';
import { nodeInstall, type NodeInstall } from './node.ts';
import { join, within } from './paths.ts';
import type { Stage } from './stage.ts';

/** A COPY that lays the node_modules of the build context over those that the image installs. */
export interface HostModules {
  readonly copy: Copy;
  /** The node_modules in the context, relative to its root. */
  readonly path: string;
  readonly project: NodeProject;
  /** What installs them in the image. */
  readonly install: NodeInstall;
  /** Nothing that the build still does could miss what the install leaves out. */
  readonly suffices: boolean;
  /** A package whose machine code is certainly another system's, as far as the names of other packages tell. */
  readonly foreign: ForeignPackage | undefined;
}

export interface ForeignPackage {
  readonly name: string;
  /** Its addon, or a package in the same directory that is made for one platform, and not the image's. */
  readonly witness: string;
}

/** Every such COPY of the stages that are built; unknown where a stage needs what the context has. */
export function hostModules(build: Build): Known<readonly HostModules[]> {
  const found: HostModules[] = [];
  for (const stage of build.stages) {
    for (const copy of stage.copies) {
      if (copy.from.kind !== 'context') continue;
      for (const { path, text } of copy.sources) {
        if (text.known && text.value.includes('node_modules'))
          return unknown(`${text.value} is copied by name`);
        const modules = path.known ? pathIn(path.value) : undefined;
        if (
          modules === undefined ||
          build.context.kind(modules) !== 'directory' ||
          !build.context.has(modules)
        )
          continue;
        const one = read(stage, copy, modules);
        if (!one.known) return one;
        if (one.value !== undefined && build.needed.has(stage)) found.push(one.value);
      }
    }
  }
  return known(found);
}

function pathIn(directory: string): string {
  return directory === '' ? 'node_modules' : `${directory}/node_modules`;
}

function read(stage: Stage, copy: Copy, path: string): Known<HostModules | undefined> {
  const project = stage.build.context.node(path.slice(0, -'/node_modules'.length));
  const installs = installsIn(stage, valueOf(copy.target));
  const [install] = installs;
  if (project === undefined || install === undefined) return unknown(`${path} is all that the image gets`);
  // `npm ci` starts with an empty node_modules.
  const after = installs.filter(({ run }) => run.step.stage === stage && run.step.index > copy.step.index);
  if (after.some(({ operation }) => operation.verb === 'ci')) return known(undefined);
  const runsAfter = stage.steps
    .slice(copy.step.index)
    .some(({ instruction }) => instruction.keyword === 'RUN');
  const suffices = is(install.withoutDev, false) || !runsAfter;
  return known({ copy, path, project, install, suffices, foreign: foreignPackage(stage, path, project) });
}

/** Installs of the project that lies in a directory of the image, and whose failure stops the build. */
function installsIn(stage: Stage, directory: string | undefined): NodeInstall[] {
  return stage.chain.flatMap(({ commands }) =>
    commands.flatMap((run) => {
      const install = nodeInstall(run);
      const isHere = install !== undefined && run.directory.known && run.directory.value === directory;
      const isCertain = run.command.reached === 'always' && !run.command.tolerated;
      return isHere && isCertain && install.operation.action === 'install' ? [install] : [];
    }),
  );
}

function foreignPackage(stage: Stage, path: string, project: NodeProject): ForeignPackage | undefined {
  const { context } = stage.build;
  for (const name of project.dependencies.keys()) {
    const addon = addonsOf(stage, path, name).find((file) => isNotElf(context.head(join(path, file))));
    if (addon !== undefined) return { name, witness: addon };
  }
  const name = [...project.dependencies.keys()].find(
    (one) => context.kind(join(path, `${one}/build/Release`)) === 'directory',
  );
  const witness =
    name === undefined ? undefined : platformPackages(stage, path).find((one) => isForeign(stage, one));
  return name === undefined || witness === undefined ? undefined : { name, witness };
}

/** Addons where node-gyp and node-pre-gyp put them, relative to node_modules. */
function addonsOf({ build: { context } }: Stage, path: string, name: string): string[] {
  const bindings = context.list(join(path, `${name}/lib/binding`));
  const directories = [
    `${name}/build/Release`,
    ...bindings.map((binding) => `${name}/lib/binding/${binding}`),
  ];
  return directories.flatMap((directory) =>
    context
      .list(join(path, directory))
      .filter((file) => file.endsWith('.node'))
      .map((file) => `${directory}/${file}`),
  );
}

/** Linux loads no other machine code: the file is of macOS or Windows, or damaged. https://refspecs.linuxfoundation.org/elf/elf.pdf */
function isNotElf(head: Uint8Array | undefined): boolean {
  return head !== undefined && Buffer.from(head).toString('latin1') !== '\x7fELF';
}

function platformPackages({ build: { context } }: Stage, path: string): string[] {
  return context.list(path).flatMap((name) => {
    if (!name.startsWith('@')) return [name];
    return context.list(join(path, name)).map((inner) => `${name}/${inner}`);
  });
}

/** Packages that npm installs on one platform alone say so in their names; fsevents is for macOS. */
function isForeign(stage: Stage, name: string): boolean {
  if (name === 'fsevents' || /(^|[-/])(darwin|win32)-(arm64|x64|ia32)\b/.test(name)) return true;
  const { image } = stage;
  const libc = image.known ? valueOf(image.value.libc) : undefined;
  return libc === 'musl' && /-linux-(x64|arm64)-(gnu|glibc)$/.test(name);
}

/** The ignore file that holds for the Dockerfile, and what is to be added to it. */
export function ignoreFile({ context }: Build): { readonly file: string; readonly text: string } {
  const own = `${context.dockerfile}.dockerignore`;
  const file = context.text(own) === undefined ? '.dockerignore' : own;
  return { file, text: context.text(file) ?? '' };
}

/** True where no other Dockerfile lies in the context's root or beside this one. */
export function isOnlyDockerfile({ context }: Build): boolean {
  const beside = context.dockerfile.split('/').slice(0, -1).join('/');
  const names = [...new Set(['', beside])]
    .filter((directory) => !within('..', directory))
    .flatMap((directory) => context.list(directory));
  return (
    names.filter((name) => /dockerfile|containerfile/i.test(name) && !name.endsWith('.dockerignore')).length <
    2
  );
}
