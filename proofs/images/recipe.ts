/** What a stand-in base image is made by. */
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Docker } from '../docker.ts';
import { tail } from '../process.ts';

export interface Recipe {
  name: string;
  /** The stand-in it starts from. */
  base?: Recipe;
  /** Everything that makes its result differ from one machine or version of this project to another. */
  ingredients(): Promise<string>;
  /** Makes the image under this tag; `base` is the tag of the image it starts from. */
  make(kit: Kit, tag: string, base: string): Promise<void>;
}

export interface Kit {
  docker: Docker;
  signal: AbortSignal;
}

/** The tag that holds a recipe's result; it changes with the ingredients, so an old result is never taken for it. */
export async function tagOf(recipe: Recipe): Promise<string> {
  return `dffix-stand-in/${recipe.name}:${await fingerprint(recipe)}`;
}

async function fingerprint(recipe: Recipe): Promise<string> {
  const base = recipe.base === undefined ? '' : await fingerprint(recipe.base);
  return createHash('sha256')
    .update(`${base}\n${await recipe.ingredients()}`)
    .digest('hex')
    .slice(0, 12);
}

export function folder(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

export async function readFolder(dir: string): Promise<string> {
  const texts: string[] = [];
  for (const name of (await readdir(dir, { recursive: true })).toSorted()) {
    const path = join(dir, name);
    if ((await stat(path)).isFile()) texts.push(`${name}\n${await readFile(path, 'utf8')}`);
  }
  return texts.join('\n');
}

export interface FolderBuild {
  dir: string;
  dockerfile: string;
  tag: string;
  args: Readonly<Record<string, string>>;
  /** Adds to the context what only this machine has. */
  prepare?: (context: string) => Promise<void>;
}

/** Builds a Dockerfile of one of these folders. */
export async function buildFolder(kit: Kit, request: FolderBuild): Promise<void> {
  const context = await mkdtemp(join(tmpdir(), 'dffix-stand-in-'));
  try {
    await cp(request.dir, context, { recursive: true });
    await request.prepare?.(context);
    const ran = await build(kit.docker, {
      tag: request.tag,
      context,
      dockerfile: join(context, request.dockerfile),
      args: request.args,
      signal: kit.signal,
    });
    if (ran.code !== 0)
      throw new Error(`the stand-in ${request.tag} could not be built:\n${tail(ran.output, 40)}`);
  } finally {
    await rm(context, { recursive: true, force: true });
  }
}
