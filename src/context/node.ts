import { lockfileReader } from './lockfile.ts';
import type { ManifestFiles } from './manifests.ts';
import { nextConfigOf } from './next-config.ts';
import { join } from './paths.ts';
import type { NodeProject } from './types.ts';
import { isTable, parseJson, strings, text } from './values.ts';
import { findLockfiles, pickLockfile } from './workspace.ts';

/** The Node project that a package.json declares; the other files are read when they are asked for. */
export function nodeProject(files: ManifestFiles, directory: string): NodeProject | undefined {
  const source = files.text(join(directory, 'package.json'));
  const manifest = source === undefined ? undefined : parseJson(source);
  if (!isTable(manifest)) return undefined;
  const declared = {
    directory,
    name: text(manifest['name']),
    dependencies: strings(manifest['dependencies']),
    devDependencies: strings(manifest['devDependencies']),
    optionalDependencies: strings(manifest['optionalDependencies']),
    peerDependencies: strings(manifest['peerDependencies']),
    scripts: strings(manifest['scripts']),
    engines: strings(manifest['engines']),
    packageManager: text(manifest['packageManager']),
  };
  const lockfiles = once(() => findLockfiles(files, directory));
  const lockfile = once(() => pickLockfile(lockfiles(), declared.packageManager));
  const nextConfig = once(() => nextConfigOf(files, directory));
  const reader = once(() => lockfileReader(files, lockfile(), lockfiles().length));
  return {
    ...declared,
    get lockfiles() {
      return lockfiles();
    },
    get lockfile() {
      return lockfile();
    },
    get nextConfig() {
      return nextConfig();
    },
    locked: (name) => reader()(declared, name),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
