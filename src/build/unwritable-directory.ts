import { valueOf } from '../known.ts';
import type { Instruction } from '../dockerfile/types.ts';
import type { Cause } from '../log/types.ts';
import type { Build } from './build.ts';
import { join, parentOf, within } from './paths.ts';
import type { Step } from './stage.ts';

/** A directory that a container may not write to, as its log says, and that can be given to its user. */
export interface UnwritableDirectory {
  readonly cause: Cause;
  readonly directory: string;
  /** It is made first: nothing in the build makes it. */
  readonly isMissing: boolean;
  /** As USER names him. */
  readonly user: string;
  /** The USER before which root can give it away. */
  readonly before: Instruction;
}

/** What only root, or the system, should write to. */
const SYSTEM = ['/bin', '/boot', '/dev', '/etc', '/lib', '/lib64', '/proc', '/root', '/sbin', '/sys', '/usr'];
/** These hold directories of others. */
const SHARED = [
  '/',
  '/home',
  '/media',
  '/mnt',
  '/opt',
  '/run',
  '/srv',
  '/tmp',
  '/var',
  '/var/lib',
  '/var/log',
  '/var/run',
];

/** The directory that the log of a container names, where the final stage has a plain user. */
export function unwritableDirectory({ failure, final }: Build): UnwritableDirectory | undefined {
  const cause = failure?.cause('permission-denied');
  const written = cause?.captures.path;
  if (cause === undefined || written?.startsWith('/') !== true || final === undefined) return undefined;
  if (failure?.instruction !== undefined || !final.end.isNotRoot) return undefined;
  const path = join('/', written);
  const makesIt = /\bmkdir\b/.test(cause.line?.text ?? '');
  const directory = makesIt ? path : parentOf(path);
  const workdir = valueOf(final.end.workdir);
  if (SYSTEM.some((one) => within(one, directory))) return undefined;
  if (SHARED.includes(directory) && directory !== workdir) return undefined;
  const entry = valueOf(final.files.entry(directory));
  const user = valueOf(final.end.userSpec.value)?.split(':')[0];
  const before = rootStepBeforeUser(final.steps);
  if (user === undefined || before === undefined || (entry && valueOf(entry.owner)) === user)
    return undefined;
  return { cause, directory, isMissing: entry === undefined, user, before };
}

/** The last USER, where commands before it run as root. */
function rootStepBeforeUser(steps: readonly Step[]): Instruction | undefined {
  const last = steps.findLast(({ instruction }) => instruction.keyword === 'USER');
  return last?.stage.state(last.index).isRoot === true ? last.instruction : undefined;
}
