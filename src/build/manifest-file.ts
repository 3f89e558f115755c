import { known, unknown, type Known } from '../known.ts';
import type { StageCommand } from './commands.ts';
import { boundPath } from './mounts.ts';
import { join } from './paths.ts';

/**
 * Path in the build context of the nearest file of that name in the directory that a command works in, or above it: how
 * `go` and `cargo` look for their manifests. Known undefined where certainly none is there.
 */
export function manifestAbove(run: StageCommand, name: string): Known<string | undefined> {
  const { step } = run;
  if (!run.directory.known) return run.directory;
  let directory = run.directory.value;
  for (;;) {
    const path = join(directory, name);
    const bound = boundPath(step, path);
    if (bound !== undefined) return known(bound);
    const entry = step.stage.files.entry(path, step.index);
    if (!entry.known) return entry;
    if (entry.value !== undefined)
      return entry.value.contextPath === undefined
        ? unknown(`${path} does not come from the build context`)
        : known(entry.value.contextPath);
    if (directory === '/') return known(undefined);
    directory = join(directory, '..');
  }
}

/** True where a command before this one may have changed the file: `sed -i … go.mod`, `go mod edit`. */
export function isTouchedBefore(run: StageCommand, name: string): boolean {
  for (const earlier of run.step.stage.chain.flatMap((stage) => stage.commands)) {
    if (earlier.command === run.command) continue;
    const names = earlier.command.words.some(({ raw }) => raw.includes(name));
    const writes =
      names || earlier.command.redirects.some(({ target }) => target?.raw.includes(name) === true);
    if (writes && !READERS.has(earlier.command.name)) return true;
  }
  return false;
}

const READERS: ReadonlySet<string> = new Set([
  'cat',
  'ls',
  'head',
  'grep',
  'test',
  '[',
  'stat',
  'sha256sum',
  'echo',
  'touch',
]);
