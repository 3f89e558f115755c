import { isAtLeast } from '../facts/python-requires.ts';
import { gemFor } from '../facts/ruby-gems.ts';
import { lastPublished } from '../facts/tags.ts';
import type { Evidence } from '../fix.ts';
import { valueOf } from '../known.ts';
import type { ShellWord } from '../shell/types.ts';
import type { StageCommand } from './commands.ts';
import { logEvidence, type Failure } from './failure.ts';
import { gemInstall, unpinned } from './gem-installs.ts';
import { join } from './paths.ts';
import { runningRuby } from './running-ruby.ts';
import type { Stage } from './stage.ts';

/** A call of Bundler on a lockfile that another version of it has written. */
export interface LockedBundler {
  /** The call, or the first command of a step that is thought to make it. */
  readonly run: StageCommand;
  readonly version: string;
  /** A word `bundler` of an earlier `gem install` that names no version. */
  readonly earlier: { readonly run: StageCommand; readonly word: ShellWord } | undefined;
  /** The base image tells Bundler its version by a variable, which has to be told anew. */
  readonly isSet: boolean;
  readonly because: readonly Evidence[];
  /** False where the version is the newest that runs here and not that of the lockfile, or root may not be at work. */
  readonly certain: boolean;
}

/** The Bundler that a failed build misses; undefined where nothing says which, or the step asks for it already. */
export function lockedBundler(failure: Failure): LockedBundler | undefined {
  const cause = failure.cause('bundler-version');
  const { stage, commands } = failure;
  const run = commands.find(({ command }) => /^bundler?$/.test(command.name)) ?? commands[0];
  if (cause === undefined || stage === undefined || run === undefined) return undefined;
  const said = /^(\d+\.\d+[\w.]*)$/.exec(cause.captures.expected ?? '')?.[1];
  const asked = said ?? versionIn(run) ?? newestOf(failure, stage, cause.captures.expected);
  if (asked === undefined || asksFor(stage, run, asked) || isTooOld(asked, failure, stage)) return undefined;
  return {
    run,
    version: asked,
    earlier: bareInstall(stage, run),
    isSet: setsVersion(stage),
    because: [logEvidence(cause)],
    certain: (said !== undefined || versionIn(run) !== undefined) && stage.state(run.step.index).isRoot,
  };
}

/** What stands below BUNDLED WITH in the lockfile of the directory. */
function versionIn({ step, directory }: StageCommand): string | undefined {
  const { stage } = step;
  const path = directory.known ? join(directory.value, 'Gemfile.lock') : undefined;
  const entry = path === undefined ? undefined : valueOf(stage.files.entry(path, step.index));
  const text = entry?.contextPath === undefined ? undefined : stage.build.context.text(entry.contextPath);
  const lines = text?.split('\n') ?? [];
  const version = lines[lines.findIndex((line) => line.trimEnd() === 'BUNDLED WITH') + 1]?.trim() ?? '';
  return /^\d+\.\d+[\w.]*$/.test(version) ? version : undefined;
}

/** For a message that names the major version alone: the newest for the Ruby of the stage. */
function newestOf(failure: Failure, stage: Stage, expected: string | undefined): string | undefined {
  const ruby = /^\d+$/.test(expected ?? '') ? runningRuby(stage, failure) : undefined;
  const version = ruby && gemFor('bundler', ruby.version)?.version;
  return version?.startsWith(`${expected}.`) === true ? version : undefined;
}

/** Bundler 1 calls what Ruby 3.2 has removed. https://www.ruby-lang.org/en/news/2022/12/25/ruby-3-2-0-released/ */
function isTooOld(version: string, failure: Failure, stage: Stage): boolean {
  const ruby = runningRuby(stage, failure)?.version;
  return ruby !== undefined && isAtLeast(ruby, '3.2') && !isAtLeast(version, '2.1');
}

function installsBefore(stage: Stage, run: StageCommand) {
  return stage.chain
    .flatMap(({ commands }) => commands)
    .filter(({ command }) => command.range.start < run.command.range.start)
    .flatMap((each) => gemInstall(each) ?? []);
}

function asksFor(stage: Stage, run: StageCommand, version: string): boolean {
  return installsBefore(stage, run).some(({ run: { command } }) =>
    command.words.some(({ raw }) => raw.includes(version)),
  );
}

function bareInstall(stage: Stage, run: StageCommand): LockedBundler['earlier'] {
  for (const install of installsBefore(stage, run)) {
    const word = unpinned(install, 'bundler');
    if (word !== undefined && install.gems.length === 1) return { run: install.run, word };
  }
  return undefined;
}

/** Official images of before 2019-03 do: https://github.com/docker-library/ruby/issues/246 */
const NOT_SET_SINCE = '1903';

function setsVersion(stage: Stage): boolean {
  const image = valueOf(stage.image);
  const last = image?.image === 'ruby' ? lastPublished('ruby', image.tag) : undefined;
  return last !== undefined && last < NOT_SET_SINCE && !stage.end.setsEnv('BUNDLER_VERSION');
}
