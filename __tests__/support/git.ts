import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export type Files = Readonly<Record<string, string>>;

/**
 * Writes files to an empty directory, applies a patch there with the real git, and gives the named files back.
 * Throws with git's message where it refuses the patch.
 */
export function gitApply(files: Files, patch: string, wanted: readonly string[]): Files {
  const directory = mkdtempSync(join(tmpdir(), 'dffix-apply-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), text);
    }
    const env = { ...process.env, GIT_CEILING_DIRECTORIES: directory, GIT_CONFIG_GLOBAL: '/dev/null' };
    execFileSync('git', ['apply', '-'], {
      cwd: directory,
      input: patch,
      env,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    return Object.fromEntries(wanted.map((path) => [path, readFileSync(join(directory, path), 'utf8')]));
  } finally {
    rmSync(directory, { recursive: true });
  }
}
