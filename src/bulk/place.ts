import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { systemCode } from '../text.ts';
import type { BulkOptions } from './options.ts';

/** The directory that keeps answers for the next run; undefined where none are kept. */
export function cachePlace({ cache, cacheDir }: BulkOptions, cwd: string): string | undefined {
  if (cache === false) return undefined;
  if (cacheDir !== undefined) return resolve(cwd, cacheDir);
  const modules = modulesAbove(cwd) ?? (cache === true ? join(cwd, 'node_modules') : undefined);
  return modules && join(modules, '.cache', 'dffix');
}

/** The closest `node_modules`, up to the root of the git repository. */
function modulesAbove(start: string): string | undefined {
  for (let directory = start; ; directory = dirname(directory)) {
    const modules = join(directory, 'node_modules');
    if (isDirectory(modules)) return modules;
    if (isDirectory(join(directory, '.git')) || dirname(directory) === directory) return undefined;
  }
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return false;
  }
}
