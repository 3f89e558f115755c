import { relative, resolve, sep } from 'node:path';
import ignore from 'ignore';
import type { BuiltFiles } from '../definitions/built-files.ts';
import { discover } from '../discover.ts';
import type { Discovered } from '../discover.ts';
import { FileError, UsageError } from '../errors.ts';
import type { RunOptions } from '../options.ts';
import { readAll } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { readBytes } from '../text.ts';
import { changedSince, stagedFiles } from './git.ts';
import type { BulkOptions } from './options.ts';

/** Files to be worked through, with how they are built where that was asked for. */
export interface FoundFiles extends Discovered {
  readonly definitions?: BuiltFiles['definitions'];
}

/** The Dockerfiles that the options ask for, sorted. Throws UsageError. */
export async function filesOf(options: RunOptions, terminal: Terminal): Promise<FoundFiles> {
  const { bulk } = options;
  const { cwd } = terminal;
  const named =
    bulk.filesFrom === undefined ? options.paths : await listed(bulk.filesFrom, options, terminal);
  const found: FoundFiles =
    bulk.filesFrom !== undefined && named.length === 0
      ? { files: [], problems: [], warnings: [] }
      : bulk.fromCompose
        ? (await import('../definitions/built-files.ts')).builtFiles(named, cwd)
        : discover(named, { cwd });
  const wanted = found.files.filter(isWanted(options, cwd, found.definitions));
  return { ...found, files: part(wanted, bulk.shard) };
}

async function listed(name: string, { bulk }: RunOptions, { cwd, stdin }: Terminal): Promise<string[]> {
  try {
    const bytes = name === '-' ? await readAll(stdin) : readBytes(resolve(cwd, name));
    const text = new TextDecoder('utf-8').decode(bytes);
    return text.split(bulk.nullDelimited ? '\0' : /\r?\n/).filter((path) => path !== '');
  } catch (error) {
    if (error instanceof FileError)
      throw new UsageError(`--files-from ${name}: the list cannot be read: ${error.message}`);
    throw error;
  }
}

/** A file whose builds are described anew counts as changed. */
function isWanted(
  { bulk }: RunOptions,
  cwd: string,
  definitions: FoundFiles['definitions'],
): (path: string) => boolean {
  const included = bulk.include.length > 0 ? patterns(bulk.include) : () => true;
  const excluded = patterns(bulk.exclude);
  const changed = changedFiles(bulk, cwd);
  const isChanged = (path: string) => {
    if (changed === undefined || changed.has(path)) return true;
    const sources = definitions?.get(path)?.flatMap((definition) => definition.sources) ?? [];
    return sources.some((source) => changed.has(relative(cwd, source).split(sep).join('/')));
  };
  return (path) => isChanged(path) && included(path) && !excluded(path);
}

/** What git names; undefined where git is not asked. */
function changedFiles({ since, staged }: BulkOptions, cwd: string): ReadonlySet<string> | undefined {
  if (since !== undefined) return new Set(changedSince(since, cwd));
  return staged ? new Set(stagedFiles(cwd)) : undefined;
}

/** True for the paths below the working directory that a pattern matches. */
function patterns(list: readonly string[]): (path: string) => boolean {
  const matcher = ignore({ ignorecase: false }).add([...list]);
  return (path) => ignore.isPathValid(path) && matcher.ignores(path);
}

/** Each part is a run of neighbours, so that Dockerfiles of one build context stay together. */
function part(files: readonly string[], shard: BulkOptions['shard']): readonly string[] {
  if (shard === undefined) return files;
  const edge = (index: number) => Math.floor((files.length * index) / shard.count);
  return files.slice(edge(shard.index - 1), edge(shard.index));
}
