import { known, unknown, type Known } from '../known.ts';
import { commandsOf, shellOf, type StageCommand } from './commands.ts';
import { within } from './paths.ts';
import type { Step } from './stage.ts';

/** Where the cache mounts of a RUN are, as they are written. */
export function cacheMounts({ instruction }: Step): string[] {
  return instruction.flags.flatMap(({ name, value }) => {
    const options = (value ?? '').split(',');
    if (name !== 'mount' || !options.some((option) => option === 'type=cache' || option === 'type=tmpfs'))
      return [];
    return options.flatMap((option) => /^(?:target|dst|destination)=(.+)$/.exec(option)?.[1] ?? []);
  });
}

/** The cache mount of a RUN that lies over a directory, in it, or has its last name: `/root/.cache/pip` for `pip`. */
export function mountOver(step: Step, directories: readonly string[]): string | undefined {
  return cacheMounts(step).find((target) => {
    const path = target.replace(/(.)\/$/, '$1');
    return directories.some((directory) =>
      directory.startsWith('/')
        ? within(path, directory) || within(directory, path)
        : path.split('/').includes(directory),
    );
  });
}

/** Programs that do not mind that what they name is gone. */
const CAREFREE: ReadonlySet<string> = new Set(['mkdir', 'echo', 'printf', 'du', 'export']);

/**
 * Unknown, with the place, where something of the Dockerfile names a directory in a way that may count on what lies in it:
 * a COPY from it, a command that is given it. `rm -f` is content with nothing. `names` are parts of paths.
 */
export function countsOnNothingIn(step: Step, names: readonly string[]): Known<true> {
  const mentions = (text: string) => names.some((name) => text.includes(name));
  const { dockerfile, stages } = step.stage.build;
  for (const other of stages.flatMap(({ steps }) => steps)) {
    const { instruction } = other;
    const { keyword, range } = instruction;
    if (!mentions(dockerfile.text.slice(range.start, range.end))) continue;
    const place = `${keyword} in line ${dockerfile.position(range.start).line}`;
    if (keyword === 'COPY' || keyword === 'ADD' || keyword === 'ONBUILD')
      return unknown(`${place} names the cache`);
    if (keyword !== 'RUN') continue;
    if (!shellOf(other).known) return unknown(`${place} names the cache`);
    const found = commandsOf(other).find((run) => minds(run, mentions));
    if (found !== undefined) return unknown(`${found.command.name} in ${place} names the cache`);
    if (instruction.flags.some(({ value }) => /\bfrom=/.test(value ?? '') && mentions(value ?? '')))
      return unknown(`${place} mounts the cache`);
  }
  return known(true);
}

function minds({ command }: StageCommand, mentions: (text: string) => boolean): boolean {
  if (CAREFREE.has(command.name) || (command.name === 'rm' && command.has('-f', '--force'))) return false;
  return command.words.slice(1).some(({ raw }) => mentions(raw));
}
