import type { Cause } from '../log/types.ts';
import type { ShellWord } from '../shell/types.ts';
import type { Failure } from './failure.ts';
import { pipInstalls, requirementName, type PipInstall } from './pip-installs.ts';

/** An install that stopped at a package which pip cannot take out. */
export interface InstallOver {
  readonly cause: Cause;
  readonly install: PipInstall;
  /** The word `install`. */
  readonly verb: ShellWord;
  readonly name: string;
  /** No other call of pip in the RUN can be meant. */
  readonly certain: boolean;
}

/** The call of pip that a log shows to stop at what is installed already. */
export function installOver(failure: Failure): InstallOver | undefined {
  const cause = failure.cause('distutils-installed');
  const name = cause?.captures.package;
  if (cause === undefined || name === undefined) return undefined;
  const installs = pipInstalls(failure.commands);
  const begun = installs.filter((install) => hasBegun(install, failure));
  const install = begun.at(-1) ?? installs.at(-1);
  const verb = install?.run.command.words.find(({ literal }) => literal === 'install');
  if (install === undefined || verb === undefined) return undefined;
  if (installs.some(({ run }) => run.command.has('--ignore-installed', '-I'))) return undefined;
  return { cause, install, verb, name, certain: installs.length === 1 || begun.length > 0 };
}

/** pip names what it collects as it is asked for, or with the file that asks for it. */
function hasBegun({ operands, run }: PipInstall, { log }: Failure): boolean {
  const names = new Set(operands.map((word) => requirementName(word) || (word.literal ?? word.raw)));
  const file = run.command.option('-r', '--requirement')?.literal;
  return log.output.some(({ text }) => {
    const collected = /^Collecting (\S+)/.exec(text)?.[1];
    if (collected === undefined) return false;
    if (file !== undefined && text.includes(`(from -r ${file} `)) return true;
    const name = /^[A-Za-z0-9][\w.-]*/.exec(collected)?.[0] ?? '';
    const isDirect = !text.includes('(from ');
    return isDirect && (names.has(collected) || names.has(name.toLowerCase().replaceAll(/[-_.]+/g, '-')));
  });
}
