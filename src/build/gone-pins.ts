import type { Cause } from '../log/types.ts';
import type { ShellWord } from '../shell/types.ts';
import type { Build } from './build.ts';
import type { StageCommand } from './commands.ts';

/** A version of a package that an install asks for, and that the log says is not there. */
export interface GonePin {
  readonly word: ShellWord;
  /** With its architecture, where one is asked for. */
  readonly name: string;
  /** The word without the version. */
  readonly written: string;
  readonly cause: Cause;
}

/** Versions that the failed step asks for in vain. */
export function gonePins({ failure }: Build): readonly GonePin[] {
  if (failure?.cause('package-version-not-found') === undefined) return [];
  const causes = failure
    .causes('package-version-not-found')
    .filter(({ ecosystem }) => ecosystem === 'apt' || ecosystem === 'apk');
  return failure.commands.filter(isOfManager).flatMap(({ command }) =>
    command.words.flatMap((word) =>
      causes.flatMap((cause) => {
        const name = cause.captures.package ?? '';
        const written = withoutVersion(word, name);
        return written === undefined ? [] : [{ word, name, written, cause }];
      }),
    ),
  );
}

/** `apk`, `apt-get`, and programs of an image that call them: `apt-install`. */
function isOfManager({ command: { name } }: StageCommand): boolean {
  return /^(?:apt|apk)\b/.test(name) || name === 'aptitude';
}

/** The word with the name alone, and the tag of a repository (`@edge`), if it asks for a version; that may be a variable. */
function withoutVersion({ raw }: ShellWord, name: string): string | undefined {
  const quote = /^["']/.exec(raw)?.[0] ?? '';
  const text = raw.slice(quote.length);
  if (!text.startsWith(name) || (quote !== '' && !text.endsWith(quote))) return undefined;
  const version = /^(@[\w.-]+)?[=<>~]/.exec(text.slice(name.length));
  return version === null ? undefined : name + (version[1] ?? '');
}
