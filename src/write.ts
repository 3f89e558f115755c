import { createHash, randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { FileError } from './errors.ts';
import type { FileChange } from './result.ts';
import { MAX_GENERATED, readText, systemCode, systemReason } from './text.ts';

/** How the names of temporary files begin on this machine; the process that has made one comes next. */
function own(): string {
  return (prefix ??= `.dffix-${createHash('sha256').update(hostname()).digest('hex').slice(0, 8)}-`);
}

let prefix: string | undefined;

const TEMPORARY = /^\.dffix-[0-9a-f]{8}-(\d+)-[0-9a-f]{12}\.tmp$/;

/** After so long a temporary file of another machine is given up. */
const ABANDONED_MS = 24 * 60 * 60 * 1000;

/** A path of a directory at which nothing is, for what is renamed when it is whole. */
export function temporaryIn(directory: string): string {
  return join(directory, `${own()}${process.pid}-${randomBytes(6).toString('hex')}.tmp`);
}

/** Removes the temporary files that a run which was killed has left in a directory. */
export function removeLeftovers(directory: string): void {
  for (const name of guard(directory, () => fs.readdirSync(directory))) {
    const process = TEMPORARY.exec(name)?.[1];
    const path = join(directory, name);
    if (process !== undefined && isAbandoned(path, name.startsWith(own()), Number(process)))
      guard(path, () => fs.rmSync(path, { force: true }));
  }
}

function isAbandoned(path: string, isOwn: boolean, process: number): boolean {
  if (isOwn) return !isAlive(process);
  const stat = fs.lstatSync(path, { throwIfNoEntry: false });
  return stat !== undefined && Date.now() - stat.mtimeMs > ABANDONED_MS;
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

/** A file to be written. */
export interface FileWrite {
  readonly path: string;
  /** The text as it was read; undefined where the file is new. */
  readonly before: string | undefined;
  readonly after: string;
  /** Directory that the file has to be in, behind all symbolic links. */
  readonly within?: string;
}

/** Where a file really is, and what it is to keep. */
interface Target {
  readonly write: FileWrite;
  readonly path: string;
  readonly stat: fs.Stats | undefined;
}

interface Staged extends Target {
  readonly temporary: string;
}

/**
 * Writes a set of files: all of them, or none. Each is replaced in one step; mode and owner stay, symbolic links are
 * written through. Throws FileError where a file is not as it was read, is out of bounds, or cannot be written.
 */
export function writeAll(writes: readonly FileWrite[]): void {
  const targets = writes.map(locate);
  checkDistinct(targets);
  const staged: Staged[] = [];
  const done: Staged[] = [];
  try {
    for (const target of targets) staged.push({ ...target, temporary: stage(target, target.write.after) });
    for (const one of staged) {
      checkUntouched(one);
      guard(one.write.path, () => fs.renameSync(one.temporary, one.path));
      done.push(one);
    }
  } catch (error) {
    undo(staged, done, error);
    throw error;
  }
}

/** Writes the changes of one Dockerfile. Companion files stay within the build context; the Dockerfile is where the user says. */
export function writeChanges(
  path: string,
  changes: readonly FileChange[],
  root: string | undefined,
  cwd: string,
): void {
  writeAll(
    changes.map((change) => ({
      path: resolve(cwd, change.path),
      before: change.before,
      after: change.after,
      ...(change.path === path || root === undefined ? {} : { within: root }),
    })),
  );
}

/** Takes back what was done so far. Where that fails too, the reader has to know which file is which. */
function undo(staged: readonly Staged[], done: readonly Staged[], error: unknown): void {
  for (const one of staged) fs.rmSync(one.temporary, { force: true });
  for (const one of done) {
    try {
      restore(one);
    } catch (second) {
      throw new FileError(
        one.write.path,
        'it was written and could not be put back',
        undefined,
        new AggregateError([error, second]),
      );
    }
  }
}

/** Finds the real file and checks that it may be replaced. */
function locate(write: FileWrite): Target {
  const exists = guard(write.path, () => fs.lstatSync(write.path, { throwIfNoEntry: false })) !== undefined;
  if (!exists && write.before !== undefined) throw changed(write.path);
  const path = guard(write.path, () =>
    exists ? fs.realpathSync(write.path) : join(fs.realpathSync(dirname(write.path)), basename(write.path)),
  );
  if (write.within !== undefined) checkWithin(write.path, path, write.within);
  if (!exists) return { write, path, stat: undefined };
  const stat = guard(write.path, () => fs.statSync(path));
  if (write.before === undefined || readText(path, MAX_GENERATED) !== write.before) throw changed(write.path);
  // A rename would replace a file that its owner has made read-only.
  guard(write.path, () => fs.closeSync(fs.openSync(path, 'r+')));
  return { write, path, stat };
}

/** Between the check and the replacement lies the time that writing the new text takes. */
function checkUntouched({ write, path, stat }: Target): void {
  const now = guard(write.path, () => fs.lstatSync(path, { throwIfNoEntry: false }));
  const isSame = (['dev', 'ino', 'size', 'mtimeMs', 'ctimeMs'] as const).every(
    (key) => now?.[key] === stat?.[key],
  );
  if (!isSame) throw changed(write.path);
}

function changed(path: string): FileError {
  return new FileError(path, 'it was changed by someone else in the meantime, and is left as it is');
}

function checkWithin(shown: string, path: string, directory: string): void {
  const inside = relative(
    guard(shown, () => fs.realpathSync(directory)),
    path,
  );
  if (inside === '..' || inside.startsWith(`..${sep}`) || resolve(inside) === inside)
    throw new FileError(shown, `it lies outside ${directory}, where dffix must not write`);
}

function checkDistinct(targets: readonly Target[]): void {
  const seen = new Set<string>();
  for (const { path, write } of targets) {
    if (seen.has(path))
      throw new FileError(write.path, 'it is the same file as another one that is to be written');
    seen.add(path);
  }
}

/** Writes a text beside its target, with the target's mode and owner; the name of the temporary file. */
function stage({ path, stat, write }: Target, text: string): string {
  const temporary = temporaryIn(dirname(path));
  guard(write.path, () => {
    const file = fs.openSync(temporary, 'wx', 0o666);
    try {
      fs.writeFileSync(file, text);
      if (stat !== undefined) keep(file, stat);
      fs.fsyncSync(file);
    } catch (error) {
      fs.rmSync(temporary, { force: true });
      throw error;
    } finally {
      fs.closeSync(file);
    }
  });
  return temporary;
}

/** The owner first: changing it clears bits of the mode. */
function keep(file: number, stat: fs.Stats): void {
  const own = fs.fstatSync(file);
  if (own.uid !== stat.uid || own.gid !== stat.gid) fs.fchownSync(file, stat.uid, stat.gid);
  fs.fchmodSync(file, stat.mode & 0o7777);
}

function restore(one: Staged): void {
  if (one.write.before === undefined) fs.rmSync(one.path, { force: true });
  else fs.renameSync(stage(one, one.write.before), one.path);
}

/** Turns a failure of the file system into a FileError of this path. */
function guard<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    throw new FileError(path, `it cannot be written: ${systemReason(error)}`, undefined, error);
  }
}
