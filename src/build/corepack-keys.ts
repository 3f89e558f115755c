import { corepackKeys } from '../facts/corepack.ts';
import { is, valueOf } from '../known.ts';
import { operationOf } from '../packages/operation.ts';
import type { StageCommand } from './commands.ts';
import { copiesPrograms } from './corepack.ts';
import type { ImageVersion } from './image.ts';
import { join, parentOf } from './paths.ts';
import type { Stage } from './stage.ts';

/** A release of pnpm that corepack fetches and cannot check, as it does not know the key of the signature. */
export interface UncheckedPnpm {
  /** The first call of corepack, before which a newer one has to be there. */
  readonly first: StageCommand;
  /** The command that makes corepack fetch it. */
  readonly fetching: StageCommand;
  /** Of a preparation, as asked for: `9`, `10.4.1`, `latest`. What the project asks for, where pnpm itself is called. */
  readonly wanted: string;
  /** It prepares that release; otherwise it calls pnpm, and corepack asks for the newest one before all else. */
  readonly prepares: boolean;
  /** Tag of the image whose corepack is too old. */
  readonly tag: string;
  /** The first corepack that knows the key, and runs on this Node.js. */
  readonly corepack: string;
}

/** From here on the newest pnpm runs, whatever it is. */
const RUNS_LATEST = 22;

/** What corepack certainly fails to check in a stage, or in one built from it, when the stage is the first to call it. */
export function uncheckedPnpm(stage: Stage): UncheckedPnpm | undefined {
  const image = valueOf(stage.image);
  const version = image?.image === 'node' ? valueOf(image.nodeVersion) : undefined;
  if (image === undefined || version === undefined || !hasOldKeys(version)) return undefined;
  const first = firstCall(stage);
  if (first === undefined || stage.chain.some(copiesPrograms)) return undefined;
  for (const heir of stage.build.needed) {
    if (!heir.chain.includes(stage)) continue;
    const found = fetched(heir, first);
    if (found === undefined || !isRefused(found, version.major)) continue;
    return { first, ...found, tag: image.tag, corepack: corepackKeys().corepack };
  }
  return undefined;
}

/** A tag without a patch release has stopped at the last one of its line. */
function hasOldKeys({ major, minor, patch }: ImageVersion): boolean {
  if (minor === undefined) return false;
  const release = [major, minor, patch ?? Infinity];
  return corepackKeys().releases.some(
    ({ since, before }) => compareVersions(release, since) >= 0 && compareVersions(release, before) < 0,
  );
}

function compareVersions(version: readonly number[], other: string): number {
  const parts = other.split('.').map(Number);
  const at = parts.findIndex((part, index) => part !== version[index]);
  return at < 0 ? 0 : (version[at] ?? 0) - (parts[at] ?? 0);
}

/** The first command that speaks of corepack, where it calls it, and nothing tells corepack what to check. */
function firstCall(stage: Stage): StageCommand | undefined {
  const commands = stage.chain.toReversed().flatMap((one) => one.commands);
  const first = commands.find(({ command }) => command.words.some(({ raw }) => raw.includes('corepack')));
  return first?.command.name === 'corepack' && isCertain(first) && first.step.stage === stage
    ? first
    : undefined;
}

function isCertain({ command }: StageCommand): boolean {
  return command.reached === 'always' && !command.tolerated;
}

type Fetched = Pick<UncheckedPnpm, 'fetching' | 'wanted' | 'prepares'>;

/** The first command of a stage and its bases from `first` on that makes corepack fetch pnpm. */
function fetched(stage: Stage, first: StageCommand): Fetched | undefined {
  const commands = stage.chain.toReversed().flatMap((one) => one.commands);
  for (const fetching of commands.slice(commands.findIndex(({ command }) => command === first.command))) {
    const { command } = fetching;
    if (command.assignments.some(({ name }) => name.startsWith('COREPACK_')) || replaces(fetching))
      return undefined;
    const operation = operationOf(command);
    const prepares = operation?.manager === 'corepack' && operation.action === 'install';
    if (!prepares && operation?.manager !== 'pnpm') continue;
    if (!isCertain(fetching) || !checksSignatures(fetching)) return undefined;
    const item = prepares ? operation.operands[0] : undefined;
    const spec = item === undefined ? declared(fetching) : valueOf(fetching.value(item));
    const wanted = spec === undefined ? undefined : /^pnpm@(.+)$/.exec(spec)?.[1];
    return wanted === undefined ? undefined : { fetching, wanted, prepares };
  }
  return undefined;
}

/** True for a command that may bring another corepack or pnpm, or settings of corepack. */
function replaces({ command }: StageCommand): boolean {
  return (
    command.words.some(({ raw }) => raw.includes('COREPACK_')) ||
    (command.name !== 'corepack' &&
      command.words.slice(1).some(({ raw }) => /corepack|pnpm|npmrc/.test(raw)) &&
      operationOf(command)?.manager !== 'pnpm')
  );
}

/** https://github.com/nodejs/corepack#environment-variables */
function checksSignatures({ step }: StageCommand): boolean {
  const state = step.stage.state(step.index);
  return ['COREPACK_INTEGRITY_KEYS', 'COREPACK_NPM_REGISTRY', 'COREPACK_DEFAULT_TO_LATEST'].every((name) =>
    is(state.seen(name), undefined),
  );
}

/** What packageManager of the project, or of one around it, asks for; the newest pnpm where none asks for anything. */
function declared({ step, directory }: StageCommand): string | undefined {
  if (!directory.known) return undefined;
  const projects = upwards(directory.value).map((at) => {
    const entry = step.stage.files.entry(join(at, 'package.json'), step.index);
    const path = valueOf(entry)?.contextPath;
    return path === undefined ? undefined : step.stage.build.context.node(parentOf(path));
  });
  if (projects[0] === undefined) return undefined;
  return projects.find((project) => project?.packageManager !== undefined)?.packageManager ?? 'pnpm@latest';
}

function upwards(directory: string): string[] {
  return directory === '/' ? [directory] : [directory, ...upwards(parentOf(directory) || '/')];
}

/**
 * True where corepack checks a release that is signed with the new key alone, and what is asked for runs. For a pnpm that
 * nothing has prepared that is the newest one, whatever packageManager says:
 * https://github.com/nodejs/corepack/blob/v0.30.0/sources/Engine.ts (executePackageManagerRequest)
 */
function isRefused({ wanted, prepares }: Fetched, node: number): boolean {
  if (!prepares && wanted !== 'latest') return true;
  if (wanted === 'latest') return node >= RUNS_LATEST;
  const line = /^(?:latest-)?(\d+)$/.exec(wanted)?.[1];
  const release = /^(\d+)\.(\d+)\.(\d+)$/.exec(wanted)?.slice(1).map(Number);
  const first = corepackKeys().pnpm[line ?? String(release?.[0])];
  if (first === undefined) return false;
  return line !== undefined || (release !== undefined && compareVersions(release, first) >= 0);
}
