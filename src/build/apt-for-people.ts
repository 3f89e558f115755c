import type { Range } from '../range.ts';
import type { Build } from './build.ts';
import type { StageCommand } from './commands.ts';

/** A call of `apt`, which is made for people at a terminal. */
export interface AptCall {
  readonly run: StageCommand;
  /** The word `apt`. */
  readonly word: Range;
  /** The program of apt that scripts call for this; undefined where none does the same. */
  readonly program: 'apt-get' | 'apt-cache' | undefined;
  /** The sub-command as written, '' where it is not known. */
  readonly verb: string;
  readonly verbRange: Range | undefined;
  /** What that program calls the sub-command, with what apt does of itself. */
  readonly written: string;
}

/** Sub-commands that apt shares with apt-get. https://manpages.debian.org/bookworm/apt/apt.8.en.html */
const OF_APT_GET: ReadonlySet<string> = new Set(
  'autoclean autoremove build-dep changelog clean dist-upgrade download install purge reinstall remove satisfy source update'.split(
    ' ',
  ),
);

/** Those that are called otherwise there. apt installs new packages where an upgrade needs them; apt-get has to be asked. */
const RENAMED: Readonly<Record<string, string>> = {
  'full-upgrade': 'dist-upgrade',
  upgrade: 'upgrade --with-new-pkgs',
};

/** Sub-commands of apt-cache that print the same. */
const OF_APT_CACHE: ReadonlySet<string> = new Set(['depends', 'policy', 'rdepends', 'showsrc']);

/** Every call of apt in the RUNs of a build. */
export function aptCalls({ stages }: Build): AptCall[] {
  return stages.flatMap(({ commands }) =>
    commands.flatMap((run) => {
      const [word, ...rest] = run.command.words;
      if (word?.raw !== 'apt' || run.command.wrappedBy.includes('-c')) return [];
      const verb = rest.find(({ literal }) => literal !== undefined && KNOWN.has(literal));
      const first = rest.find(({ literal }) => literal?.startsWith('-') !== true);
      const isVerb = verb !== undefined && (verb === first || isValue(rest, first));
      return [
        { run, word: word.range, ...replacement(isVerb ? verb?.literal : undefined), verbRange: verb?.range },
      ];
    }),
  );
}

const KNOWN: ReadonlySet<string> = new Set([...OF_APT_GET, ...OF_APT_CACHE, ...Object.keys(RENAMED)]);

/** Options with a value in the next word, apt-get(8). */
const VALUED: ReadonlySet<string | undefined> = new Set([
  '-o',
  '--option',
  '-c',
  '--config-file',
  '-t',
  '--target-release',
]);

function isValue(
  words: AptCall['run']['command']['words'],
  word: AptCall['run']['command']['words'][number] | undefined,
): boolean {
  const index = word === undefined ? -1 : words.indexOf(word);
  return index > 0 && VALUED.has(words[index - 1]?.literal);
}

function replacement(verb = ''): Pick<AptCall, 'program' | 'verb' | 'written'> {
  const written = Object.hasOwn(RENAMED, verb) ? (RENAMED[verb] ?? verb) : verb;
  if (OF_APT_CACHE.has(verb)) return { program: 'apt-cache', verb, written };
  return { program: verb === '' ? undefined : 'apt-get', verb, written };
}
