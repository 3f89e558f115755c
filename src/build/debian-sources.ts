import { is, valueOf } from '../known.ts';
import type { ShellWord } from '../shell/types.ts';
import type { StageCommand } from './commands.ts';
import type { Stage } from './stage.ts';

const OLD_FILE = '/etc/apt/sources.list';

/** Releases whose images have their package sources in `debian.sources` alone: https://github.com/debuerreotype/debuerreotype/pull/143 */
const RELEASES: ReadonlySet<string> = new Set(['bookworm', 'trixie', 'forky']);

/** A `sed` over a list of package sources that the image does not have. */
export interface SourcesEdit {
  readonly run: StageCommand;
  /** The name of the file. */
  readonly file: ShellWord;
  /** Whether it does the same to the newer form, in which a source is several lines. */
  readonly fits: boolean;
}

/** Edits of `/etc/apt/sources.list` in an image that keeps its sources elsewhere, as long as nothing has made the file. */
export function sourcesEdits(stage: Stage): SourcesEdit[] {
  const image = valueOf(stage.image);
  const distro = image && valueOf(image.distro);
  if (distro?.family !== 'debian' || !RELEASES.has(distro.release ?? '')) return [];
  const edits = stage.commands.flatMap((run) => editOf(run) ?? []);
  return edits.some(({ run }) => isMade(stage, run)) ? [] : edits;
}

function editOf(run: StageCommand): SourcesEdit | undefined {
  const { command } = run;
  if (command.name !== 'sed' || command.reached !== 'always' || command.tolerated) return undefined;
  const inPlace = command.words.some(({ literal }) => /^-[nEr]*i|^--in-place/.test(literal ?? ''));
  const file = command.words.at(-1);
  if (!inPlace || file?.literal !== OLD_FILE || file.raw !== OLD_FILE) return undefined;
  const scripts = scriptsOf(command.words.slice(1, -1));
  return { run, file, fits: scripts.length > 0 && scripts.every(fits) };
}

/** Every word but the options: a second file is no script that fits. */
function scriptsOf(words: readonly ShellWord[]): string[] {
  return words.filter(({ raw }) => !raw.startsWith('-')).map(({ literal, raw }) => literal ?? raw);
}

/** `s/OLD/NEW/`, where OLD is a host of Debian or the component `main`: they stand in both forms alike. */
function fits(script: string): boolean {
  const delimiter = script[1];
  if (!script.startsWith('s') || delimiter === undefined) return false;
  const [, old = '', , flags, ...rest] = script.split(delimiter);
  if (flags === undefined || rest.length > 0) return false;
  const isHost = /^(?:https?:\/\/)?(?:[\w-]|\\?\.)*debian\\?\.org(?:\/[\w/-]*)?$/.test(old);
  return isHost || /^ ?main ?\$?$/.test(old);
}

/** Something else speaks of the file, or files are copied to where it is. */
function isMade(stage: Stage, edit: StageCommand): boolean {
  const others = stage.chain
    .flatMap(({ commands }) => commands)
    .filter((run) => run !== edit && editOf(run) === undefined);
  const speaks = others.some(
    (run) =>
      run.command.name === 'add-apt-repository' ||
      run.words.some((word) => is(word, OLD_FILE)) ||
      [...run.command.words, ...run.command.redirects.flatMap(({ target }) => target ?? [])].some(
        ({ raw }) => raw.includes(OLD_FILE) && !raw.includes(`${OLD_FILE}.d`),
      ),
  );
  return (
    speaks || stage.chain.some(({ steps }) => steps.some(({ instruction }) => bringsSources(instruction)))
  );
}

function bringsSources({ keyword, words, heredocs }: Stage['steps'][number]['instruction']): boolean {
  const target = words.at(-1)?.value.replace(/["\]]/g, '') ?? '';
  if (keyword === 'COPY' || keyword === 'ADD')
    return target === '/' || target.startsWith('/etc') || target.startsWith('$');
  return keyword === 'RUN' && heredocs.length > 0;
}
