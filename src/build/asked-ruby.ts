import { isAtLeast } from '../facts/python-requires.ts';
import { listing, newestPatch } from '../facts/tags.ts';
import type { Evidence } from '../fix.ts';
import { is, known, unknown, valueOf, type Known } from '../known.ts';
import { baseTag, type BaseTag } from './base-tag.ts';
import type { StageCommand } from './commands.ts';
import { logEvidence, type Failure } from './failure.ts';
import { meets } from './gem-requirement.ts';
import { join } from './paths.ts';
import type { Stage } from './stage.ts';
import { tagWhere, variantOf } from './variant-tag.ts';

/** An official Ruby image with another Ruby than the project, or a gem, runs on. */
export interface AskedRuby {
  readonly base: BaseTag;
  /** As it is asked for: `2.5.0`, `~> 2.6`. */
  readonly asked: string;
  /** Where a first such image was ever published. */
  readonly tag: Known<string>;
  readonly because: Evidence;
}

/** The Ruby that a failed `bundle install` says the Gemfile asks for. */
export function rubyOfGemfile(failure: Failure): AskedRuby | undefined {
  const cause = failure.cause('gemfile-ruby-version');
  const asked = cause?.captures.expected?.trim();
  const base = failure.stage && baseTag(failure.stage);
  if (cause === undefined || asked === undefined || base?.facts.image !== 'ruby') return undefined;
  const has = exactRuby(base);
  if (has !== undefined && meets(has, asked) !== false) return undefined;
  return askedRuby(base, asked, logEvidence(cause));
}

/** The Ruby that a gem asks for, which only the lockfile or another gem names: `>= 2.3.0`. */
export function rubyOfGem(failure: Failure): (AskedRuby & { readonly gem: string }) | undefined {
  const cause = failure.cause('gem-ruby-version');
  const least = /^>= ?(\d+(?:\.\d+)*)$/.exec(cause?.captures.expected ?? '')?.[1];
  const base = failure.stage && baseTag(failure.stage);
  if (cause === undefined || least === undefined || base?.facts.image !== 'ruby') return undefined;
  if (cause.line?.text.includes('RubyGems version') === true) return undefined;
  const has = exactRuby(base);
  if (has === undefined || isAtLeast(has, least)) return undefined;
  return { ...askedRuby(base, `>= ${least}`, logEvidence(cause)), gem: cause.captures.package ?? 'a gem' };
}

function askedRuby(base: BaseTag, asked: string, because: Evidence): AskedRuby {
  const tag = tagWhere(base, 'minor', (version) => meets(version, asked) === true);
  const missing = unknown(`no ruby${variantOf(base)} of ${asked} is recorded`);
  return { base, asked, because, tag: tag === undefined ? missing : known(tag) };
}

/** The full version of the image's Ruby; undefined where its tag still moves. */
function exactRuby({ facts, tag, suffix }: BaseTag): string | undefined {
  const { major, minor, patch } = valueOf(facts.version) ?? {};
  if (major === undefined || minor === undefined) return undefined;
  if (patch !== undefined) return `${major}.${minor}.${patch}`;
  return listing('ruby', tag) === 'past' ? newestPatch('ruby', `${major}.${minor}`, suffix) : undefined;
}

/** A `bundle install` in an official image whose Ruby is certainly another one than its Gemfile names. */
export function mismatchedGemfile(stage: Stage): AskedRuby | undefined {
  const base = baseTag(stage);
  const has = base?.facts.image === 'ruby' ? exactRuby(base) : undefined;
  if (base === undefined || has === undefined) return undefined;
  for (const run of stage.commands) {
    const file = isBundleInstall(run) ? gemfileOf(run) : undefined;
    const asked = file === undefined ? undefined : rubyIn(stage.build.context.text(file) ?? '');
    if (file !== undefined && asked !== undefined && meets(has, asked) === false)
      return askedRuby(base, asked, { text: `the Gemfile asks for Ruby ${asked}`, file });
  }
  return undefined;
}

function isBundleInstall({ command, step }: StageCommand): boolean {
  const verb = command.words[1]?.literal ?? 'install';
  return (
    /^bundler?$/.test(command.name) &&
    (verb === 'install' || verb.startsWith('-')) &&
    !command.has('--gemfile') &&
    command.assignments.length === 0 &&
    command.wrappedBy.length === 0 &&
    command.reached === 'always' &&
    !command.tolerated &&
    is(step.stage.state(step.index).seen('BUNDLE_GEMFILE'), undefined)
  );
}

function gemfileOf({ step, directory }: StageCommand): string | undefined {
  const { files } = step.stage;
  const entry = directory.known ? files.entry(join(directory.value, 'Gemfile'), step.index) : undefined;
  return entry && valueOf(entry)?.contextPath;
}

/** What a Gemfile asks for where it says so in one plain line. https://bundler.io/man/gemfile.5.html#RUBY */
function rubyIn(gemfile: string): string | undefined {
  const lines = gemfile.split('\n').filter((line) => /^\s*ruby[\s(]/.test(line));
  const [only] = lines;
  if (only === undefined || lines.length > 1) return undefined;
  return /^ruby\s*\(?\s*(['"])([\d.]+|[~<>=]+ *[\d.]+)\1\s*\)?\s*(?:#.*)?$/.exec(only.trimEnd())?.[2];
}
