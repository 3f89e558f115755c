import { isAtLeast } from '../facts/python-requires.ts';
import { gemBelow, gemFor, gemForOldRubyGems, newestNeeds } from '../facts/ruby-gems.ts';
import type { Evidence } from '../fix.ts';
import type { Cause } from '../log/types.ts';
import type { Failure } from './failure.ts';
import { logEvidence } from './failure.ts';
import { gemInstall, pins, unpinned, type GemInstall } from './gem-installs.ts';
import { imageRuby, runningRuby } from './running-ruby.ts';
import type { Stage } from './stage.ts';

/** A gem whose newest release does not run on the Ruby at hand, and one that does. */
export interface OlderGem {
  readonly install: GemInstall;
  readonly gem: string;
  readonly version: string;
  readonly because: readonly Evidence[];
  /** False where the Ruby at hand may want a still older one, or others of the gems may not fit it. */
  readonly certain: boolean;
}

/** The gem that a failed `gem install` names as one that wants a newer Ruby. */
export function refusedGem(failure: Failure): OlderGem | undefined {
  const cause = failure.cause('gem-ruby-version');
  const gem = cause?.captures.package;
  if (cause === undefined || gem === undefined || failure.stage === undefined) return undefined;
  const installs = failure.commands.flatMap((run) => gemInstall(run) ?? []);
  const [only] = installs;
  const naming = installs.find((each) => unpinned(each, gem) !== undefined);
  const install = naming ?? (installs.length === 1 ? only : undefined);
  if (install === undefined || installs.some((each) => pins(each, gem))) return undefined;
  const release = releaseOf(failure, failure.stage, cause, gem);
  return (
    release && {
      ...release,
      install,
      gem,
      because: [logEvidence(cause), ...release.because],
      certain: release.certain && naming !== undefined,
    }
  );
}

type Release = Pick<OlderGem, 'version' | 'because' | 'certain'>;

function releaseOf(failure: Failure, stage: Stage, cause: Cause, gem: string): Release | undefined {
  const said = failure
    .causes('gem-ruby-version')
    .find(({ captures }) => captures.package === gem && captures.version !== undefined);
  if (said?.captures.version !== undefined)
    return {
      version: said.captures.version,
      because: said === cause ? [] : [logEvidence(said)],
      certain: true,
    };
  if (cause.line?.text.includes('RubyGems version') === true) {
    const old = gemForOldRubyGems(gem);
    return old && { version: old.version, because: [told(gem, old)], certain: true };
  }
  const ruby = runningRuby(stage, failure);
  const fit = ruby && gemFor(gem, ruby.version);
  const asked = /\d+(?:\.\d+)*/.exec(cause.captures.expected ?? '')?.[0];
  const below = asked === undefined ? undefined : gemBelow(gem, asked);
  // What is known of the Ruby has to agree with what the message says.
  const isBelow = asked !== undefined && ruby !== undefined && !isAtLeast(ruby.version, asked);
  if (fit !== undefined && isBelow)
    return {
      version: fit.version,
      because: [ruby.because, told(gem, fit)],
      certain: ruby.certain || (below?.forAll === true && below.version === fit.version),
    };
  return below && { version: below.version, because: [told(gem, below)], certain: below.forAll };
}

function told(
  gem: string,
  { version, source }: { readonly version: string; readonly source: string },
): Evidence {
  return { text: `${gem} ${version} runs on older versions of Ruby`, source };
}

/** Calls in a stage of an official image whose Ruby is too old for the newest release of what they name. */
export function* newestGems(stage: Stage): Iterable<OlderGem> {
  const ruby = imageRuby(stage);
  if (ruby === undefined) return;
  for (const run of stage.commands) {
    const install = gemInstall(run);
    if (install === undefined || install.run.command.has('--conservative', '--minimal-deps', '--local', '-l'))
      continue;
    if (run.command.reached !== 'always' || run.command.tolerated) continue;
    for (const { literal: gem } of install.gems) {
      const needs = gem === undefined ? undefined : newestNeeds(gem);
      if (gem === undefined || needs === undefined || isAtLeast(ruby.version, needs)) continue;
      const release = unpinned(install, gem) && gemFor(gem, ruby.version);
      if (release === undefined) continue;
      const newest = { text: `the newest ${gem} needs Ruby ${needs}`, source: release.source };
      yield { install, gem, version: release.version, because: [ruby.because, newest], certain: true };
    }
  }
}
