import type { Word } from '../dockerfile/types.ts';
import type { Lockfile } from '../context/types.ts';
import { is, known, unknown, type Known } from '../known.ts';
import type { Command } from '../shell/types.ts';
import { missingLockfiles, sourceWord, type MissingLockfile } from './lockfiles.ts';
import { isNodeSince } from './node-release.ts';
import { join, parentOf } from './paths.ts';
import type { Stage } from './stage.ts';

/** `npm ci` in a project whose lockfile another package manager writes. */
export interface OtherLockfile {
  readonly missing: MissingLockfile;
  readonly lockfile: Lockfile;
  /** The install of that manager which does the same. */
  readonly install: string;
  /** A source of the COPY that names npm's lockfile, which is not there. */
  readonly wrongSource: Word | undefined;
  /** The source behind which the lockfile has to be named, where nothing copies it. */
  readonly beside: Word | undefined;
}

/** The release of Node.js whose images no longer bring yarn. https://nodejs.org/en/blog/release/v25.0.0 */
const WITHOUT_YARN = 25;

/** Every `npm ci` of a stage that certainly stops because yarn 1 or pnpm locks the project; unknown where it cannot be said in their words. */
export function otherLockfiles(stage: Stage): Known<OtherLockfile>[] {
  return missingLockfiles(stage).flatMap((missing) => {
    const { project, operation, ignored, lockfile } = missing;
    const [other, ...more] = project.lockfiles;
    const isOther = other?.kind === 'yarn' || other?.kind === 'pnpm';
    const isPlain = operation.manager === 'npm' && lockfile === undefined && ignored === undefined;
    if (!isPlain || !isOther || more.length > 0 || parentOf(other.path) !== project.directory) return [];
    if (!is(isNodeSince(stage, WITHOUT_YARN), false)) return [];
    return [inOtherWords(missing, other)];
  });
}

function inOtherWords(missing: MissingLockfile, lockfile: Lockfile): Known<OtherLockfile> {
  const { manifest, project, run } = missing;
  const options = optionsOf(run.command, lockfile.kind);
  if (!options.known) return options;
  const name = lockfile.path.split('/').at(-1) ?? lockfile.path;
  const directory = run.directory.known ? run.directory.value : '/';
  const isThere = !is(run.step.stage.files.entry(join(directory, name), run.step.index), undefined);
  const word = sourceWord(manifest, project.directory, 'package.json');
  if (!isThere && (word === undefined || !manifest.into || manifest.instruction.json !== undefined))
    return unknown(`how ${lockfile.path} can be copied along is not clear`);
  const wrong = manifest.sources.find(
    ({ path }) =>
      path.known &&
      /(^|\/)package-lock\.json$/.test(path.value) &&
      !run.step.stage.build.context.has(path.value),
  )?.word;
  return known({
    missing,
    lockfile,
    install: [lockfile.kind, 'install', '--frozen-lockfile', ...options.value].join(' '),
    wrongSource: wrong,
    beside: isThere || wrong !== undefined ? undefined : word,
  });
}

const PRODUCTION = /^--(omit=dev|only=prod(uction)?|production|prod)$/;
/** These change what npm says, or how it settles conflicts that the other managers do not stop at. */
const NEEDLESS = /^--(no-audit|no-fund|no-progress|silent|quiet|legacy-peer-deps|prefer-offline|force)$/;

/** https://classic.yarnpkg.com/en/docs/cli/install, https://pnpm.io/cli/install */
function optionsOf({ words }: Command, kind: Lockfile['kind']): Known<readonly string[]> {
  const options: string[] = [];
  for (const { literal = '', raw } of words.slice(2)) {
    if (PRODUCTION.test(literal)) options.push(kind === 'yarn' ? '--production' : '--prod');
    else if (literal === '--ignore-scripts') options.push(literal);
    else if (!NEEDLESS.test(literal)) return unknown(`${raw} has no known counterpart in ${kind}`);
  }
  return known(options);
}
