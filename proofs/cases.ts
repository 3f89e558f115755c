/** The directories that hold a proof, and the build contexts made of them. */
import { cp, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exists } from './process.ts';

export type Side = 'before' | 'after';

export interface Case {
  /** Path from the project's root, with slashes: what filters are matched with. */
  name: string;
  dir: string;
  /** The names of its two Dockerfiles. */
  dockerfile: Record<Side, string>;
}

const root = fileURLToPath(new URL('..', import.meta.url));

const fixtureFiles: Record<Side, string> = { before: 'input.Dockerfile', after: 'output.Dockerfile' };
const exampleFiles: Record<Side, string> = { before: 'Dockerfile', after: 'Dockerfile.repaired' };

/** Describe the case; they are no part of its build context. */
const aboutTheCase = new Set(['case.json', 'proof.json', 'selftest.json']);

/** Files of the context as the repair leaves them: they replace those beside it in the repaired build. */
const repairedFiles = 'output';

export async function findCases(): Promise<Case[]> {
  const fixtures: string[] = [];
  for (const transform of await folders(join(root, '__fixtures__')))
    fixtures.push(...(await folders(transform)));
  const examples = await folders(join(root, 'examples'));
  return [...(await cases(fixtures, fixtureFiles)), ...(await cases(examples, exampleFiles))];
}

/** Proofs that are wrong on purpose. */
export async function findSelfTests(): Promise<Case[]> {
  return cases(await folders(join(root, 'proofs', 'selftest')), fixtureFiles);
}

async function folders(dir: string): Promise<string[]> {
  if (!(await exists(dir))) return [];
  const entries = await readdir(dir, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(dir, entry.name))
    .toSorted();
}

async function cases(dirs: string[], dockerfile: Record<Side, string>): Promise<Case[]> {
  const found: Case[] = [];
  for (const dir of dirs) {
    if (await exists(join(dir, 'proof.json'))) found.push({ name: relative(root, dir), dir, dockerfile });
  }
  return found;
}

export interface Context {
  dir: string;
  dockerfile: string;
  /** The Dockerfile's text as it is built. */
  text: string;
}

/**
 * Copies a case's context and its Dockerfile of one side into `to`.
 *
 * A `# syntax=` line names a frontend image in a registry; without a registry it is left out.
 */
export async function writeContext(of: Case, side: Side, to: string, registry: boolean): Promise<Context> {
  await mkdir(to, { recursive: true });
  const apart = new Set([of.dockerfile.before, of.dockerfile.after, repairedFiles, ...aboutTheCase]);
  await cp(of.dir, to, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !apart.has(relative(of.dir, source)),
  });
  const repaired = join(of.dir, repairedFiles);
  if (side === 'after' && (await exists(repaired))) {
    await cp(repaired, to, { recursive: true, verbatimSymlinks: true, force: true });
  }
  const dockerfile = join(to, 'Dockerfile');
  const written = await readFile(join(of.dir, of.dockerfile[side]), 'utf8');
  const text = registry ? written : written.replace(/^#\s*syntax\s*=.*\r?\n/im, '');
  await writeFile(dockerfile, text);
  return { dir: to, dockerfile, text };
}

/** The images a Dockerfile starts from or copies from, with ARGs before the first FROM filled in. */
export function imagesOf(dockerfile: string, args: Readonly<Record<string, string>>): string[] {
  const values = new Map<string, string>();
  const stages = new Set<string>(['scratch']);
  const images = new Set<string>();
  const text = dockerfile.replace(/\\\r?\n/g, ' ');
  for (const line of text.split('\n')) {
    const arg = /^\s*ARG\s+(\w+)(?:=["']?([^"'\s]*))?/i.exec(line);
    if (arg !== null && images.size === 0) values.set(arg[1] ?? '', args[arg[1] ?? ''] ?? arg[2] ?? '');
    const from = /^\s*FROM\s+(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?/i.exec(line);
    const copied = /^\s*(?:COPY|RUN)\s.*?--(?:from=|mount=\S*?from=)([^\s,]+)/i.exec(line);
    for (const name of [from?.[1], copied?.[1]]) {
      if (name === undefined) continue;
      const filled = name.replace(
        /\$(?:\{(\w+)(?::-([^}]*))?\}|(\w+))/g,
        (_, braced: string | undefined, otherwise: string | undefined, bare: string | undefined) => {
          const value = values.get(braced ?? bare ?? '');
          return value === undefined || value === '' ? (otherwise ?? '') : value;
        },
      );
      if (!stages.has(filled.toLowerCase()) && !/^\d+$/.test(filled)) images.add(filled);
    }
    if (from?.[2] !== undefined) stages.add(from[2].toLowerCase());
  }
  return [...images];
}
