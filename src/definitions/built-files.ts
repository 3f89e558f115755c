import { realpathSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { discover } from '../discover.ts';
import type { Discovered } from '../discover.ts';
import { UsageError } from '../errors.ts';
import { isDefinitionName, keyOf, mayDefine, readDefinitions } from './definitions.ts';
import type { BuildDefinition } from './types.ts';

/** Dockerfiles with the builds that Compose files and Bake files make of them. */
export interface BuiltFiles extends Discovered {
  /** By path, as `files` has it. */
  readonly definitions: ReadonlyMap<string, readonly BuildDefinition[]>;
}

/**
 * The Dockerfiles that Compose files and Bake files build. Paths are such files, or directories to look for them in. Throws
 * UsageError for a file that can be neither.
 */
export function builtFiles(paths: readonly string[], cwd: string): BuiltFiles {
  const found = discover(paths, { cwd, isSought: isDefinitionName });
  const other = found.files.find((file) => !mayDefine(file));
  if (other !== undefined)
    throw new UsageError(`--from-compose takes Compose files, Bake files and directories: ${other} is none`);
  const show = (file: string) => relative(cwd, file).split(sep).join('/');
  const read = readDefinitions(
    found.files.map((file) => resolve(cwd, file)),
    { cwd, show },
  );
  const definitions = byFile(read.definitions, show);
  const isNothing = definitions.size === 0 && found.problems.length === 0;
  return {
    files: [...definitions.keys()].toSorted(),
    problems: found.problems,
    warnings: [
      ...found.warnings,
      ...read.unread.map(({ reason }) => reason),
      ...(isNothing
        ? [`no Compose file and no Bake file builds a Dockerfile here (${found.files.length} read)`]
        : []),
    ],
    definitions,
  };
}

/** A Dockerfile that several names lead to has the first of them. */
function byFile(
  definitions: readonly BuildDefinition[],
  show: (file: string) => string,
): ReadonlyMap<string, readonly BuildDefinition[]> {
  const names = new Map<string, string>();
  const found = new Map<string, BuildDefinition[]>();
  const seen = new Set<string>();
  for (const definition of definitions) {
    const { dockerfile } = definition;
    const key = keyOf(definition);
    if (seen.has(key)) continue;
    seen.add(key);
    const real = realpathSync.native(dockerfile);
    const name = names.get(real) ?? show(dockerfile);
    names.set(real, name);
    found.set(name, [...(found.get(name) ?? []), definition]);
  }
  return found;
}
