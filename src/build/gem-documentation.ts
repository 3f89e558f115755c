import { documentationOptions } from '../facts/ruby-gems.ts';
import { isAtLeast } from '../facts/python-requires.ts';
import type { Edit, Evidence } from '../fix.ts';
import { valueOf } from '../known.ts';
import type { Build } from './build.ts';
import type { StageCommand } from './commands.ts';
import { logEvidence } from './failure.ts';
import { imageRuby } from './running-ruby.ts';
import type { Stage } from './stage.ts';

/** A command with options of `gem` that RubyGems 3 does not know. */
export interface GoneOptions {
  readonly run: StageCommand;
  readonly edits: readonly Edit[];
  readonly because: Evidence;
}

/** Calls of `gem install`, and lines for its configuration, with such options, where RubyGems is certainly a 3 or later. */
export function* goneOptions(build: Build): Iterable<GoneOptions> {
  for (const stage of build.needed) {
    const because = isNewRubyGems(stage) ?? refusal(build, stage);
    if (because === undefined) continue;
    for (const run of stage.commands) {
      const edits = isCall(run) ? inWords(run) : isConfiguration(run) ? inText(run) : [];
      if (edits.length > 0) yield { run, edits, because };
    }
  }
}

/** `ruby:latest` and the like are not far behind the newest. */
function isNewRubyGems(stage: Stage): Evidence | undefined {
  const { rubySince, source } = documentationOptions();
  const image = valueOf(stage.image);
  const version =
    imageRuby(stage)?.version ?? (image?.image === 'ruby' ? movingVersion(image.tag) : undefined);
  return version === undefined || !isAtLeast(version, rubySince)
    ? undefined
    : { text: 'RubyGems 3 has no such options', range: stage.from.range, source };
}

/** `latest`, `alpine`, `3-slim`: the major version, or the least that a tag without one has. */
function movingVersion(tag: string): string | undefined {
  const major = /^([3-9])(?:-|$)/.exec(tag)?.[1];
  return major ?? (/^(?:latest|alpine|slim)$/.test(tag) ? '3.4' : undefined);
}

function refusal({ failure }: Build, stage: Stage): Evidence | undefined {
  const cause = failure?.stage === stage ? failure.cause('option-unknown') : undefined;
  const isGone = documentationOptions().options.includes(cause?.captures.option ?? '');
  return cause !== undefined && isGone && cause.ecosystem === 'ruby' ? logEvidence(cause) : undefined;
}

function isCall({ command }: StageCommand): boolean {
  const verb = command.words[1]?.literal ?? '';
  return command.name === 'gem' && ['install', 'update', 'i'].includes(verb);
}

/** The first becomes what took their place; the others go, with it where it is there already. */
function inWords({ command }: StageCommand): Edit[] {
  const { options, replacement } = documentationOptions();
  const dashes = command.words.findIndex(({ literal }) => literal === '--');
  const words = dashes === -1 ? command.words : command.words.slice(0, dashes);
  let isThere = words.some(({ literal }) => literal === replacement || literal === '-N');
  return words.flatMap((word, index) => {
    if (!options.includes(word.literal ?? '') || word.literal?.startsWith('--no-') !== true) return [];
    const start = isThere ? (words[index - 1]?.range.end ?? word.range.start) : word.range.start;
    const edit = { start, end: word.range.end, text: isThere ? '' : replacement };
    isThere = true;
    return [edit];
  });
}

/** `echo "gem: --no-ri --no-rdoc" > ~/.gemrc`. */
function isConfiguration({ command }: StageCommand): boolean {
  const isText = command.name === 'echo' || command.name === 'printf';
  return isText && command.redirects.some(({ target }) => target?.raw.includes('gemrc') === true);
}

const IN_TEXT = /--no-(?:ri|rdoc)(?:(?: |,)+--no-(?:ri|rdoc))?/;

function inText({ command }: StageCommand): Edit[] {
  const { replacement } = documentationOptions();
  return command.words.slice(1).flatMap(({ raw, range }) => {
    const found = IN_TEXT.exec(raw);
    if (found === null || raw.length !== range.end - range.start || raw.includes(replacement)) return [];
    const start = range.start + found.index;
    return [{ start, end: start + found[0].length, text: replacement }];
  });
}
