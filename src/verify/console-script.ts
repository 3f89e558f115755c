import { dirname } from 'node:path';
import { openContext } from '../context/context.ts';
import { plainText } from '../build/plain-text.ts';
import { parseShell } from '../shell/parse.ts';
import type { Check } from '../verification.ts';
import { ending, failed, inContainer, passed } from './container.ts';
import type { Asking, Trial } from './container.ts';
import type { ImageConfiguration } from './engine.ts';

/** Seconds that a console script has to tell its version. */
const VERSION = 10;

/** Exit code of argparse and of click for arguments that are missing or wrong. https://docs.python.org/3/library/argparse.html#exiting-methods */
export const USAGE_ERROR = 2;

/** Names of the console scripts that a Python project declares, in the root of its build context or beside its Dockerfile. */
export function declaredScripts(dockerfile: string, root: string): readonly string[] {
  const context = openContext({ dockerfile, root });
  const directories = new Set(['.', dirname(context.dockerfile)]);
  return [...directories].flatMap((directory) => [...(context.python(directory)?.scripts.keys() ?? [])]);
}

/**
 * Asks the console script that the image starts for its version, where the project declares one. A text tells why it has no
 * answer; undefined where the image starts something else.
 */
export async function asksVersion(trial: Trial): Promise<Check | string | undefined> {
  const asking = startOfScript(trial.image, trial.wishes.scripts);
  if (asking === undefined) return undefined;
  const { script, ...request } = asking;
  const name = `version of ${script}`;
  return inContainer(trial, { ...request, ports: [] }, async (container) => {
    const ended = await ending(trial, container, VERSION);
    if (ended === undefined) return `${script} is not asked further: it runs on with --version`;
    const log = await container.log();
    if (ended.exitCode === 0)
      return /\d\.\d/.test(log)
        ? passed(name, `${script} prints its version`, false)
        : `${script} says no version when it is asked for one`;
    return cannotRun(ended.exitCode, log)
      ? failed(name, `${script} cannot be run`, true, log)
      : failed(name, `${script} does not print its version`, false, log);
  });
}

/** A shell and engines end with 126 and 127 for what is no program or is not there; Python tells what it cannot import. */
function cannotRun(exitCode: number | undefined, log: string): boolean {
  return exitCode === 126 || exitCode === 127 || /^(?:ModuleNotFoundError|ImportError): /m.test(log);
}

/** How a container asks the script for its version: behind an ENTRYPOINT of its own, or in place of the image's program. */
function startOfScript(
  { entrypoint, cmd }: ImageConfiguration,
  scripts: readonly string[],
): (Omit<Asking, 'ports'> & { readonly script: string }) | undefined {
  const own = named(entrypoint, scripts);
  if (own !== undefined) return { script: own, entrypoint: own, words: ['--version'] };
  const behind = named(cmd, scripts);
  if (behind === undefined) return undefined;
  return entrypoint.length === 0
    ? { script: behind, entrypoint: behind, words: ['--version'] }
    : { script: behind, words: [behind, '--version'] };
}

/** The program that these words start, where it is one of the scripts; as it is written, with its directory. */
function named(words: readonly string[], scripts: readonly string[]): string | undefined {
  const [first = '', option, text] = words;
  const program = /^\/bin\/(?:ba)?sh$/.test(first) && option === '-c' ? startedByShell(text) : first;
  return program !== undefined && scripts.includes(program.split('/').at(-1) ?? '') ? program : undefined;
}

function startedByShell(text = ''): string | undefined {
  const shell = parseShell(plainText(text));
  const [only, ...more] = shell.known ? shell.value.commands : [];
  return more.length === 0 ? only?.name : undefined;
}
