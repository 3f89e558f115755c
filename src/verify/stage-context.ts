import * as fs from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { systemCode } from '../text.ts';

/** The texts of a build that stand in place of those on the disk. */
export interface Texts {
  readonly dockerfile: string;
  /** Absolute path → text. */
  readonly companions: ReadonlyMap<string, string>;
}

export interface Place {
  /** Absolute path of the Dockerfile. */
  readonly dockerfile: string;
  /** Absolute directory of the build context. */
  readonly root: string;
}

/** Where a build finds its Dockerfile and its context. */
export interface Staged {
  readonly dockerfile: string;
  readonly context: string;
}

/**
 * Puts the texts into an empty directory, for a build that leaves the user's files as they are. The context itself is
 * used in place, unless one of its files is to be another one: then it is linked, file by file.
 */
export function stageContext(directory: string, place: Place, texts: Texts): Staged {
  const ignoreFile = `${place.dockerfile}.dockerignore`;
  const dockerfile = join(directory, basename(place.dockerfile));
  fs.writeFileSync(dockerfile, texts.dockerfile);
  const ignore = texts.companions.get(ignoreFile) ?? readIfThere(ignoreFile);
  if (ignore !== undefined) fs.writeFileSync(`${dockerfile}.dockerignore`, ignore);
  const changed = [...texts.companions].filter(([path]) => path !== ignoreFile && isWithin(place.root, path));
  if (changed.length === 0) return { dockerfile, context: place.root };
  const context = join(directory, 'context');
  linkTree(place.root, context);
  for (const [path, text] of changed) replace(resolve(context, relative(place.root, path)), text);
  return { dockerfile, context };
}

function readIfThere(path: string): string | undefined {
  return fs.existsSync(path) ? fs.readFileSync(path, 'utf8') : undefined;
}

function isWithin(root: string, path: string): boolean {
  return !relative(root, path).startsWith(`..${sep}`);
}

/** A link keeps a file's text, mode and time, and costs no space; where it cannot be made the file is copied. */
function linkTree(from: string, to: string): void {
  fs.mkdirSync(to, { recursive: true });
  for (const entry of fs.readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const copy = join(to, entry.name);
    if (entry.isDirectory()) linkTree(source, copy);
    else if (entry.isSymbolicLink()) fs.symlinkSync(fs.readlinkSync(source), copy);
    else if (entry.isFile()) linkFile(source, copy);
  }
  fs.chmodSync(to, fs.statSync(from).mode & 0o7777);
}

function linkFile(source: string, copy: string): void {
  try {
    fs.linkSync(source, copy);
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    fs.copyFileSync(source, copy, fs.constants.COPYFILE_FICLONE);
  }
}

/** The link goes first, so that the user's file keeps its text. */
function replace(path: string, text: string): void {
  const mode = fs.existsSync(path) ? fs.statSync(path).mode & 0o7777 : 0o644;
  fs.rmSync(path, { force: true });
  fs.mkdirSync(dirname(path), { recursive: true });
  fs.writeFileSync(path, text, { mode });
}
