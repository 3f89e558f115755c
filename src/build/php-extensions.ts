import { goneOptions, unbundled, type PhpVersion, type Unbundled } from '../facts/php-extensions.ts';
import { valueOf } from '../known.ts';
import type { ShellWord } from '../shell/types.ts';
import { baseTag } from './base-tag.ts';
import type { StageCommand } from './commands.ts';
import type { Stage } from './stage.ts';

/** An option of `docker-php-ext-configure` that the PHP of the image does not have. */
export interface GoneOption {
  readonly run: StageCommand;
  readonly extension: string;
  readonly word: ShellWord;
  /** The word in front of it. */
  readonly before: ShellWord;
  readonly option: string;
  /** Empty where nothing took its place, or what did is there already. */
  readonly replacement: string;
  readonly source: string;
}

/** Every such option in a stage that is built on an official PHP image. */
export function goneOptionsOf(stage: Stage): GoneOption[] {
  const php = leastPhp(stage);
  return php === undefined ? [] : stage.commands.flatMap((run) => inCall(run, php));
}

function inCall(run: StageCommand, php: PhpVersion): GoneOption[] {
  const { command } = run;
  const extension = command.words[1]?.literal;
  if (command.name !== 'docker-php-ext-configure' || extension === undefined) return [];
  const { since, source, options } = goneOptions(extension);
  if (!isSince(php, since)) return [];
  const given = new Set(command.words.map(({ raw }) => nameOf(raw)));
  return command.words.slice(2).flatMap((word, index) => {
    const option = nameOf(word.raw);
    const before = command.words[index + 1];
    const next = Object.hasOwn(options, option) ? options[option] : undefined;
    if (next === undefined || before === undefined) return [];
    const replacement = given.has(next) ? '' : next;
    given.add(next);
    return [{ run, extension, word, before, option, replacement, source }];
  });
}

function nameOf(option: string): string {
  return option.split('=')[0] ?? option;
}

/** An extension that `docker-php-ext-install` is asked for, and that PHP no longer brings. */
export interface UnbundledExtension extends Unbundled {
  readonly run: StageCommand;
  readonly name: string;
  readonly word: ShellWord;
  readonly before: ShellWord;
  /** Nothing else is asked for. */
  readonly isAlone: boolean;
}

/** Every such extension in a stage that is built on an official PHP image. */
export function unbundledOf(stage: Stage): UnbundledExtension[] {
  const php = leastPhp(stage);
  if (php === undefined) return [];
  return stage.commands.flatMap((run) => {
    const { name, words } = run.command;
    if (name !== 'docker-php-ext-install') return [];
    const asked = words.slice(1).filter(({ raw }) => !raw.startsWith('-'));
    return asked.flatMap((word) => {
      const gone = unbundled(word.literal ?? '');
      const before = words[words.indexOf(word) - 1];
      return gone === undefined || before === undefined || !isSince(php, gone.since)
        ? []
        : [{ ...gone, run, name: word.literal ?? '', word, before, isAlone: asked.length === 1 }];
    });
  });
}

/**
 * The least PHP that the tag of the image may stand for; undefined where there is none. A tag without a minor version, or
 * without any, is at its end (7.4) or stands for today's.
 */
function leastPhp(stage: Stage): PhpVersion | undefined {
  const base = baseTag(stage);
  if (base?.facts.image !== 'php') return undefined;
  const version = valueOf(base.facts.version);
  if (version === undefined) return /^\d/.test(base.tag) ? undefined : [8, 2];
  const { major, minor, patch } = version;
  // The images of 7.4.0 passed over options that they did not know.
  if (major === 7 && minor === 4 && patch === 0) return [7, 3];
  return [major, minor ?? LAST_MINORS[major] ?? 0];
}

const LAST_MINORS: Readonly<Record<number, number>> = { 5: 6, 7: 4 };

function isSince([major, minor]: PhpVersion, [first, second]: PhpVersion): boolean {
  return major > first || (major === first && minor >= second);
}
