import type { Range } from '../range.ts';
import type { Cause } from '../log/types.ts';
import type { StageCommand } from './commands.ts';
import type { Failure } from './failure.ts';

/** A checksum of Composer's installer that was written down, where the installer is the one of today. */
export interface OldChecksum {
  readonly cause: Cause;
  readonly run: StageCommand;
  /** The checksum with its quotes, in the PHP code. */
  readonly at: Range;
}

/**
 * `php -r "if (hash_file('sha384', 'composer-setup.php') === '…') …"`, the code that Composer's site shows: a file whose
 * checksum is another one is removed, and is missing when it is run.
 */
export function oldChecksum(failure: Failure): OldChecksum | undefined {
  const cause = failure.cause('file-not-found', 'hash-mismatch');
  const { step, stage } = failure;
  if (cause === undefined || step === undefined || stage === undefined) return undefined;
  const file = cause.captures.path;
  const runs = stage.commands.filter((run) => run.step.index <= step.index);
  if (!runs.some(fetchesInstaller)) return undefined;
  for (const run of runs) {
    const code = codeOf(run);
    const compared =
      /hash_file\(\s*\\?'sha384\\?'\s*,\s*\\?'([^'\\]+)\\?'\s*\)\s*===?\s*('[0-9a-f]{96}')/i.exec(
        code?.raw ?? '',
      );
    if (code === undefined || compared?.[2] === undefined) continue;
    if (cause.id === 'file-not-found' && compared[1] !== file) continue;
    const start = code.range.start + compared.index + compared[0].length - compared[2].length;
    return { cause, run, at: { start, end: start + compared[2].length } };
  }
  return undefined;
}

function fetchesInstaller({ command: { words } }: StageCommand): boolean {
  return words.some(({ raw }) => raw.includes('getcomposer.org/installer'));
}

/** The code of `php -r`, as it is written. */
function codeOf({
  command: { name, words, wrappedBy },
}: StageCommand): { raw: string; range: Range } | undefined {
  const option = words.findIndex(({ literal }) => literal === '-r');
  const code = words[option + 1];
  const isWhole = code !== undefined && code.range.end - code.range.start === code.raw.length;
  return name === 'php' && option > 0 && isWhole && wrappedBy.length === 0 ? code : undefined;
}
