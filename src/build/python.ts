import { dirname } from 'node:path/posix';
import { is, known, map, valueOf, type Known } from '../known.ts';
import { operationOf } from '../packages/operation.ts';
import type { StageCommand } from './commands.ts';
import type { Copy } from './copy.ts';
import { join, within } from './paths.ts';
import type { Stage } from './stage.ts';
import type { State } from './state.ts';

/** A `pip install --user`. */
export interface UserInstall {
  readonly run: StageCommand;
  /** Directory that gets `bin` and `lib/pythonX.Y/site-packages`. */
  readonly base: Known<string>;
}

/** Directory of packages installed with `--user`: PYTHONUSERBASE, else `~/.local`.
 *  https://docs.python.org/3/library/site.html#site.USER_BASE */
export function userBase(state: State): Known<string> {
  const variable = state.seen('PYTHONUSERBASE');
  if (!variable.known) return variable;
  if (variable.value !== undefined && variable.value !== '') return known(variable.value);
  return map(state.home, (home) => join(home, '.local'));
}

/** Every `pip install --user` of a stage and of those it is built FROM. */
export function userInstalls(stage: Stage): UserInstall[] {
  const below = stage.base.kind === 'stage' ? userInstalls(stage.base.stage) : [];
  return [...below, ...stage.commands.flatMap((run) => readUserInstall(run))];
}

function readUserInstall(run: StageCommand): UserInstall[] {
  if (operationOf(run.command)?.manager !== 'pip' || operationOf(run.command)?.action !== 'install')
    return [];
  const state = run.step.stage.state(run.step.index);
  const variable = state.seen('PIP_USER');
  const byVariable = variable.known && ['1', 'true', 'yes'].includes(variable.value ?? '');
  const elsewhere = run.command.has('-t', '--target', '--prefix', '--root');
  if (elsewhere || !(run.command.has('--user') || byVariable)) return [];
  return [{ run, base: userBase(state) }];
}

/** User packages that were installed in one stage and copied to another. */
export interface CopiedUserBase {
  readonly install: UserInstall;
  readonly copy: Copy;
  /** Where the directory of user packages lies now. */
  readonly base: string;
  /** The same as the Dockerfile writes it, references and all. */
  readonly text: string;
}

/** Every directory of user packages that COPY brings into a stage, or into those it is built FROM. */
export function copiedUserBases(stage: Stage): CopiedUserBase[] {
  return stage.chain.flatMap((one) => one.copies.flatMap((copy) => readCopiedUserBase(copy)));
}

function readCopiedUserBase(copy: Copy): CopiedUserBase[] {
  const [source, ...others] = copy.sources;
  const { from, target } = copy;
  if (from.kind !== 'stage' || source === undefined || others.length > 0) return [];
  if (!source.path.known || !target.known) return [];
  const path = source.path.value;
  for (const install of userInstalls(from.stage).toReversed()) {
    if (!install.base.known || !within(path, install.base.value)) continue;
    const rest = install.base.value.slice(path.length);
    const written = copy.destinationWord.value.startsWith('/')
      ? trimSlash(copy.destinationWord.value)
      : target.value;
    return [{ install, copy, base: join('/', target.value + rest), text: written + rest }];
  }
  return [];
}

function trimSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

/** Minor version of the Python that `python` starts in a stage's image. */
export function pythonMinor(stage: Stage): Known<string> {
  const { image } = stage;
  if (!image.known) return image;
  const version = image.value.pythonVersion;
  if (!version.known) return version;
  const { major, minor } = version.value;
  return minor === undefined
    ? { known: false, reason: `the tag ${image.value.tag} names no minor version of Python` }
    : known(`${major}.${minor}`);
}

/** Whether both stages certainly have the same Python: the same minor version, or the same image. */
export function samePython(one: Stage, other: Stage): Known<boolean> {
  if (one.sameBaseAs(other)) return known(true);
  const [a, b] = [pythonMinor(one), pythonMinor(other)];
  if (!a.known) return a;
  return b.known ? known(a.value === b.value) : b;
}

/**
 * Why Python finds copied user packages by itself whoever runs the image, or would not find them with PYTHONUSERBASE either;
 * undefined where they are missed under the image's own user or under another one.
 */
export function whyFoundOrHopeless(target: Stage, { copy, install, base }: CopiedUserBase): string | undefined {
  const { end } = target;
  const current = end.env('PYTHONUSERBASE');
  if (!current.known) return current.reason;
  if (current.value !== undefined) return `PYTHONUSERBASE is ${current.value}`;
  if (is(end.env('HOME'), dirname(base)) && base.endsWith('/.local')) return `HOME is ${dirname(base)}, so Python looks in ${base} by itself`;
  if (valueOf(end.env('PYTHONNOUSERSITE'))) return 'PYTHONNOUSERSITE turns user packages off';
  const paths = valueOf(end.env('PYTHONPATH'))?.split(':') ?? [];
  if (paths.some((path) => within(base, path))) return `PYTHONPATH names ${base}`;
  if (within('/root', base))
    return end.isRoot ? 'root runs it and finds its own packages' : `only root can enter /root, where ${base} lies`;
  const same = samePython(install.run.step.stage, target);
  if (is(same, false)) return 'the packages were installed by another version of Python';
  const own = userInstalls(copy.step.stage).length > 0;
  return own ? 'the stage installs user packages of its own' : undefined;
}

/** Directory of console scripts on PATH that belongs to packages which Python itself does not find. */
export function scriptsOnPath(target: Stage): { readonly directory: string; readonly packages: CopiedUserBase } | undefined {
  const path = valueOf(target.end.path) ?? [];
  const packages = copiedUserBases(target).find(
    (one) => path.includes(`${one.base}/bin`) && whyFoundOrHopeless(target, one) === undefined,
  );
  return packages && { directory: `${packages.base}/bin`, packages };
}
