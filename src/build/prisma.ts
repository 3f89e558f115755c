import type { NodeProject } from '../context/types.ts';
import { prismaFacts } from '../facts/prisma.ts';
import { valueOf } from '../known.ts';
import { archivedRelease } from './archived-packages.ts';
import type { Build } from './build.ts';
import { shellOf } from './commands.ts';
import type { ImageFacts } from './image.ts';
import { nodeInstall } from './node.ts';
import { join, parentOf } from './paths.ts';
import type { Stage } from './stage.ts';

/** A stage on a base image without OpenSSL, in which, or on which, Prisma's engine is fetched or run. */
export interface MissingOpenssl {
  /** The stage that starts from the image. */
  readonly stage: Stage;
  readonly image: ImageFacts;
  readonly project: NodeProject;
  /** Version of `@prisma/client` as the lockfile has it, else what package.json asks for: `^5.2.0`. */
  readonly version: string;
  /** The file that makes the engine be used. */
  readonly schema: string;
}

/** Every such stage among those that are built. */
export function missingOpenssl(build: Build): MissingOpenssl[] {
  const found = new Map<Stage, MissingOpenssl>();
  for (const stage of build.needed) {
    const root = stage.chain.at(-1);
    if (root === undefined || found.has(root)) continue;
    const one = projectsIn(stage)
      .map((project) => missing(stage, root, project))
      .find((each) => each !== undefined);
    if (one !== undefined) found.set(root, one);
  }
  return [...found.values()];
}

function missing(stage: Stage, root: Stage, project: NodeProject): MissingOpenssl | undefined {
  const image = valueOf(root.image);
  const declared = project.dependencies.get('@prisma/client');
  const latest = declared === undefined ? undefined : latestOf(project, declared);
  const schema = engineSchema(stage.build, project);
  if (image === undefined || declared === undefined || latest === undefined || schema === undefined)
    return undefined;
  if (archivedRelease(root) !== undefined || !root.state(0).isRoot || !lacksOpenssl(image, latest))
    return undefined;
  const version = valueOf(project.locked('@prisma/client')) ?? declared;
  return mayBringIt(stage, image) ? undefined : { stage: root, image, project, version, schema };
}

/** The version in the lockfile, else the end of what package.json allows: `5.999.999` for `^5.2.0`. */
function latestOf(project: NodeProject, declared: string): string | undefined {
  const locked = valueOf(project.locked('@prisma/client'));
  const [, sign, major, minor, patch] = /^([~^]?)(\d+)\.(\d+)\.(\d+)$/.exec(declared) ?? [];
  if (locked !== undefined || major === undefined || project.lockfiles.length > 1) return locked;
  if (sign === '^') return `${major}.999.999`;
  return sign === '~' ? `${major}.${minor ?? 0}.999` : `${major}.${minor ?? 0}.${patch ?? 0}`;
}

/** Projects whose packages a stage installs, or that its container starts. */
function projectsIn(stage: Stage): NodeProject[] {
  const { build, files } = stage;
  const directories = stage.commands.flatMap((run) =>
    nodeInstall(run) !== undefined && run.directory.known ? [run.directory.value] : [],
  );
  const installed = directories.flatMap((directory) => {
    const path = valueOf(files.entry(join(directory, 'package.json')))?.contextPath;
    return (path === undefined ? undefined : build.context.node(parentOf(path))) ?? [];
  });
  const { project } = stage.launch;
  return build.targets.includes(stage) && project !== undefined ? [...installed, project] : installed;
}

/** The schema that has Prisma's own engine fetched for the system that it runs on. */
function engineSchema({ context }: Build, { directory }: NodeProject): string | undefined {
  const path = ['prisma/schema.prisma', 'schema.prisma']
    .map((name) => (directory === '' ? name : `${directory}/${name}`))
    .find((candidate) => context.has(candidate));
  const lines =
    path === undefined
      ? []
      : (context.text(path)?.split('\n') ?? []).map((line) => line.replace(/\/\/.*$/, ''));
  const has = (word: string) => lines.some((line) => line.includes(word));
  return has('"prisma-client-js"') && !has('engineType') && !has('binaryTargets') && !has('queryCompiler')
    ? path
    : undefined;
}

function lacksOpenssl({ image, tag, distro }: ImageFacts, version: string): boolean {
  const facts = prismaFacts();
  if (image !== 'node' || !distro.known || !isBefore(version, facts.engineBefore)) return false;
  const { family, release = '' } = distro.value;
  if (family === 'debian') return /(^|-)slim(-|$)/.test(tag) && facts.debian.includes(release);
  return (
    family === 'alpine' && facts.alpine.releases.includes(release) && isBefore(version, facts.alpine.before)
  );
}

function isBefore(version: string, [major, minor]: readonly [number, number]): boolean {
  const parts = /^(\d+)\.(\d+)\./.exec(version);
  if (parts === null) return false;
  const [a, b] = [Number(parts[1]), Number(parts[2])];
  return a < major || (a === major && b < minor);
}

function mayBringIt(stage: Stage, { packageManager }: ImageFacts): boolean {
  const { neutral } = prismaFacts();
  const isApt = valueOf(packageManager) === 'apt';
  return stage.chain.some(
    ({ steps, packages, commands, copies }) =>
      steps.some((step) => step.instruction.keyword === 'RUN' && !shellOf(step).known) ||
      packages.calls.some(
        ({ unread, packages: named, action }) =>
          unread !== undefined ||
          (action === 'install' &&
            named.some(({ name }) => name.includes('ssl') || (isApt && !neutral.includes(name)))),
      ) ||
      commands.some(({ command }) => command.words.some(({ raw }) => /ssl|PRISMA_/.test(raw))) ||
      copies.some(({ sources }) => sources.some(({ text }) => !text.known || text.value.includes('ssl'))),
  );
}
