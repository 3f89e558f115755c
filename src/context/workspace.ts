import { parse as parseYaml, YAMLParseError } from 'yaml';
import { compileGlob } from './glob.ts';
import type { ManifestFiles } from './manifests.ts';
import { cleanPath, join, parentOf } from './paths.ts';
import type { Lockfile } from './types.ts';
import { isTable, own, parseJson, stringList, table } from './values.ts';

/** File name → package manager. npm prefers the shrinkwrap, bun its text form. */
const LOCKFILES: readonly (readonly [string, Lockfile['kind']])[] = [
  ['npm-shrinkwrap.json', 'npm'],
  ['package-lock.json', 'npm'],
  ['yarn.lock', 'yarn'],
  ['pnpm-lock.yaml', 'pnpm'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
];

/** The lockfiles beside a project, else those of the root of the workspace that it is a member of. */
export function findLockfiles(files: ManifestFiles, directory: string): Lockfile[] {
  const beside = lockfilesIn(files, directory);
  if (beside.length > 0) return beside;
  for (let above = parentOf(directory); above !== undefined; above = parentOf(above)) {
    const found = lockfilesIn(files, above);
    if (found.length > 0) return isMember(files, above, directory) ? found : [];
  }
  return [];
}

/** The lockfile of the declared package manager, or the only one. */
export function pickLockfile(
  lockfiles: readonly Lockfile[],
  packageManager: string | undefined,
): Lockfile | undefined {
  if (lockfiles.length < 2) return lockfiles[0];
  const manager = packageManager?.split('@')[0];
  return lockfiles.find(({ kind }) => manager !== undefined && kind.split('-')[0] === manager);
}

function lockfilesIn(files: ManifestFiles, directory: string): Lockfile[] {
  const found = new Map<string, Lockfile>();
  for (const [name, manager] of LOCKFILES) {
    const path = join(directory, name);
    if (found.has(manager) || !files.has(path)) continue;
    found.set(manager, { kind: manager === 'yarn' ? yarnKind(files, path) : manager, path });
  }
  return [...found.values()];
}

/** Yarn 2 and later write a `__metadata` entry first, e.g. https://github.com/yarnpkg/berry/blob/master/yarn.lock */
function yarnKind(files: ManifestFiles, path: string): Lockfile['kind'] {
  return /^__metadata:/m.test(files.lockfile(path) ?? '') ? 'yarn-berry' : 'yarn';
}

function isMember(files: ManifestFiles, root: string, directory: string): boolean {
  const path = root === '' ? directory : directory.slice(root.length + 1);
  let member = false;
  for (const pattern of workspacePatterns(files, root)) {
    const negated = pattern.startsWith('!');
    const clean = cleanPath(negated ? pattern.slice(1) : pattern);
    if (clean !== undefined && compileGlob(clean)?.matches(path) === true) member = !negated;
  }
  return member;
}

function workspacePatterns(files: ManifestFiles, root: string): string[] {
  const pnpm = files.text(join(root, 'pnpm-workspace.yaml'));
  const manifest = parseJson(files.text(join(root, 'package.json')) ?? '');
  const declared = own(manifest, 'workspaces');
  const packages = isTable(declared) ? declared['packages'] : declared;
  return [
    ...stringList(packages),
    ...(pnpm === undefined ? [] : stringList(table(readYaml(pnpm))['packages'])),
  ];
}

/** The value of a YAML text; undefined where it is none. */
export function readYaml(source: string): unknown {
  try {
    return parseYaml(source, { logLevel: 'error' });
  } catch (error) {
    if (error instanceof YAMLParseError || error instanceof ReferenceError) return undefined;
    throw error;
  }
}
