import { execFileSync } from 'node:child_process';
import { UsageError } from '../errors.ts';

/** Runs git; its standard output. Throws UsageError with what git says, in words of the option that wanted it. */
export function git(args: readonly string[], cwd: string, wanted: string, input?: string): string {
  try {
    return execFileSync('git', [...args], {
      cwd,
      encoding: 'utf8',
      maxBuffer: 1024 * 1024 * 1024,
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(input === undefined ? {} : { input }),
    });
  } catch (error) {
    if (codeOf(error) === 'ENOENT') throw new UsageError(`${wanted} needs git, which is not installed`);
    const said = stderrOf(error).trim().split('\n')[0] ?? '';
    if (said === '') throw error;
    throw new UsageError(`${wanted}: git says: ${said}`);
  }
}

/** Files that differ from the commit where the current branch left `revision`, untracked ones too; relative to `cwd`. */
export function changedSince(revision: string, cwd: string): string[] {
  const wanted = `--since ${revision}`;
  if (revision.startsWith('-')) throw new UsageError(`${wanted}: this is no revision`);
  const base = git(['merge-base', revision, 'HEAD'], cwd, wanted).trim();
  const tracked = git(['diff', '--relative', '--name-only', '-z', '--diff-filter=d', base], cwd, wanted);
  const others = git(['ls-files', '--others', '--exclude-standard', '-z'], cwd, wanted);
  return [...paths(tracked), ...paths(others)];
}

/** Files in the index that differ from the last commit; relative to `cwd`. */
export function stagedFiles(cwd: string): string[] {
  return paths(
    git(['diff', '--cached', '--relative', '--name-only', '-z', '--diff-filter=d'], cwd, '--staged'),
  );
}

function paths(output: string): string[] {
  return output.split('\0').filter((path) => path !== '');
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

function stderrOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'stderr' in error ? String(error.stderr) : '';
}
