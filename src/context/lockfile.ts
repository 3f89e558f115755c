import { known, unknown, type Known } from '../known.ts';
import type { ManifestFiles } from './manifests.ts';
import { join, parentOf } from './paths.ts';
import type { Lockfile, NodeProject } from './types.ts';
import { own, parseJson, parseRelaxedJson, text } from './values.ts';
import { readYaml } from './workspace.ts';

type Project = Pick<
  NodeProject,
  'directory' | 'name' | 'dependencies' | 'devDependencies' | 'optionalDependencies' | 'peerDependencies'
>;

/** Version of a direct dependency; `range` is what the project declares, `member` its directory below the lockfile's. */
interface Question {
  readonly name: string;
  readonly range: string;
  readonly member: string;
}

type Lookup = (question: Question) => string | undefined;

const READERS: Readonly<Record<Lockfile['kind'], (source: string) => Lookup | undefined>> = {
  npm: readNpm,
  yarn: (source) => readYarn(source, ({ name, range }) => [`${name}@${range}`]),
  'yarn-berry': (source) => readYarn(source, berryKeys),
  pnpm: readPnpm,
  bun: readBun,
};

/** Answers what a lockfile holds for the direct dependencies of a project. */
export function lockfileReader(
  files: ManifestFiles,
  lockfile: Lockfile | undefined,
  candidates: number,
): (project: Project, name: string) => Known<string> {
  const refusal = candidates > 1 ? 'there are lockfiles of several package managers' : 'there is no lockfile';
  if (lockfile === undefined) return () => unknown(refusal);
  const source = files.lockfile(lockfile.path);
  const lookup = source === undefined ? undefined : READERS[lockfile.kind](source);
  const top = parentOf(lockfile.path) ?? '';
  return (project, name) => {
    const range = declaredRange(project, name);
    if (range === undefined) return unknown(`package.json does not declare ${name}`);
    if (lookup === undefined) return unknown(`${lockfile.path} cannot be read`);
    const member = top === '' ? project.directory : project.directory.slice(top.length + 1);
    const version = lookup({ name, range, member });
    return version !== undefined && /^\d/.test(version)
      ? known(version)
      : unknown(`${lockfile.path} holds no version of ${name}`);
  };
}

function declaredRange(project: Project, name: string): string | undefined {
  const { dependencies, optionalDependencies, devDependencies, peerDependencies } = project;
  const places = [optionalDependencies, dependencies, devDependencies, peerDependencies];
  return places.find((place) => place.has(name))?.get(name);
}

/** https://docs.npmjs.com/cli/configuring-npm/package-lock-json: `packages` since version 2, `dependencies` in version 1. */
function readNpm(source: string): Lookup | undefined {
  const lock = parseJson(source);
  const packages = own(lock, 'packages');
  if (packages === undefined) return ({ name }) => text(own(own(own(lock, 'dependencies'), name), 'version'));
  return ({ name, member }) => {
    for (let from: string | undefined = member; from !== undefined; from = parentOf(from)) {
      const entry = own(packages, join(from, `node_modules/${name}`));
      if (entry === undefined) continue;
      const target = text(own(entry, 'resolved'));
      return text(
        own(own(entry, 'link') === true && target !== undefined ? own(packages, target) : entry, 'version'),
      );
    }
    return undefined;
  };
}

/** Both forms of yarn.lock: a line of keys at the margin, then a line with the version. */
function readYarn(source: string, keysOf: (question: Question) => readonly string[]): Lookup {
  const versions = new Map<string, string>();
  let keys: readonly string[] = [];
  for (const line of source.split('\n')) {
    if (/^[^\s#]/.test(line)) keys = yarnKeys(line.trimEnd());
    const version = /^ {2}"?version"?:? "?([^"\s]+)"?\s*$/.exec(line)?.[1];
    if (version !== undefined) for (const key of keys) versions.set(key, version);
  }
  return (question) => {
    const version = keysOf(question)
      .map((key) => versions.get(key))
      .find((found) => found !== undefined);
    return version === '0.0.0-use.local' ? undefined : version;
  };
}

function yarnKeys(line: string): string[] {
  return line
    .replace(/:$/, '')
    .split(',')
    .map((key) => key.replaceAll('"', '').trim());
}

/** Yarn 2 and later write the protocol into the key, with `npm:` where the range has none. */
function berryKeys({ name, range }: Question): string[] {
  return [`${name}@npm:${range}`, `${name}@${range}`];
}

const PNPM_GROUPS = ['dependencies', 'optionalDependencies', 'devDependencies'];

/** Versions 5 to 9: https://github.com/pnpm/spec/tree/master/lockfile. Only the part before the packages is parsed. */
function readPnpm(source: string): Lookup | undefined {
  const lock = readYaml(pnpmProjects(source));
  const importers = own(lock, 'importers');
  return ({ name, member }) => {
    const project =
      importers === undefined && member === '' ? lock : own(importers, member === '' ? '.' : member);
    const entries = PNPM_GROUPS.map((group) => own(own(project, group), name));
    const entry = entries.find((found) => found !== undefined);
    // Behind the version stand the peers it was resolved with.
    return (text(entry) ?? text(own(entry, 'version')))?.split(/[(_/]/)[0];
  };
}

/** The top-level sections that tell of projects, out of the last document. */
function pnpmProjects(source: string): string {
  const kept: string[] = [];
  let keeping = false;
  for (const line of source.split('\n')) {
    if (line.startsWith('---')) kept.length = 0;
    else if (/^[^\s#]/.test(line))
      keeping = /^['"]?(?:importers|dependencies|optionalDependencies|devDependencies)\b/.test(line);
    if (keeping && !line.startsWith('---')) kept.push(line);
  }
  return kept.join('\n');
}

/** https://bun.sh/docs/install/lockfile: `packages` maps a name, or `<workspace name>/<name>`, to a list that starts with `name@version`. */
function readBun(source: string): Lookup | undefined {
  const lock = parseRelaxedJson(source);
  const packages = own(lock, 'packages');
  if (packages === undefined) return undefined;
  return ({ name, member }) => {
    const workspace = text(own(own(own(lock, 'workspaces'), member), 'name'));
    const entry =
      (workspace === undefined ? undefined : own(packages, `${workspace}/${name}`)) ?? own(packages, name);
    const id = Array.isArray(entry) ? text(entry[0]) : undefined;
    return id?.slice(id.lastIndexOf('@') + 1);
  };
}
