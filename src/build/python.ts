import { join, within } from './paths.ts';
import { known, map, unknown, valueOf, type Known } from '../known.ts';
import { operationOf } from '../packages/operation.ts';
import { rememberedOfStages } from './remembered.ts';
import type { StageCommand } from './commands.ts';
import type { Copy } from './copy.ts';
import type { Stage } from './stage.ts';
import type { State } from './state.ts';

/** A `pip install` into the user packages of whoever installs. */
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
  const operation = operationOf(run.command);
  if (operation?.manager !== 'pip' || operation.action !== 'install') return [];
  if (run.command.has('-t', '--target', '--prefix', '--root', '--no-user')) return [];
  return installsForUser(run) ? [{ run, base: baseOf(run) }] : [];
}

/** What pip takes for true: strtobool in https://github.com/pypa/pip/blob/main/src/pip/_internal/utils/misc.py */
const TRUE = new Set(['y', 'yes', 't', 'true', 'on', '1']);

function installsForUser(run: StageCommand): boolean {
  if (run.command.has('--user')) return true;
  const variable = valueOf(assigned(run, 'PIP_USER') ?? stateOf(run).seen('PIP_USER'));
  if (variable !== undefined && variable !== '') return TRUE.has(variable.toLowerCase());
  // pip falls back to user packages where it may not write to site-packages, as nobody but root may in an image.
  // https://github.com/pypa/pip/blob/main/src/pip/_internal/commands/install.py (decide_user_install)
  return stateOf(run).isNotRoot && !makesVirtualEnvironment(run.step.stage);
}

/** True where a stage, or one that it is built FROM, makes or enters a virtual environment. */
function makesVirtualEnvironment(stage: Stage): boolean {
  return (
    valueOf(stage.end.env('VIRTUAL_ENV')) !== undefined ||
    stage.chain.some(({ commands }) =>
      commands.some(({ command }) => {
        const words = command.words.slice(0, 3).map(({ literal }) => literal);
        return command.name === 'virtualenv' || words.includes('venv') || words.includes('virtualenv');
      }),
    )
  );
}

/** Wrappers that leave the user and the environment as they are. */
const TRANSPARENT = new Set(['exec', 'command', 'env', 'nice', 'time', 'timeout', 'sh', 'bash', 'ash']);

function baseOf(run: StageCommand): Known<string> {
  const other = run.command.wrappedBy[0];
  if (other !== undefined && !TRANSPARENT.has(other)) return unknown(`${other} may run pip as another user`);
  const own = assigned(run, 'PYTHONUSERBASE');
  if (own !== undefined) return own;
  const home = assigned(run, 'HOME');
  const inherited = valueOf(stateOf(run).seen('PYTHONUSERBASE')) ?? '';
  return home === undefined || inherited !== ''
    ? userBase(stateOf(run))
    : map(home, (path) => join(path, '.local'));
}

/** Value that the command itself is given for a variable: `X=1 pip install`. */
function assigned({ command, value }: StageCommand, name: string): Known<string> | undefined {
  const word = command.assignments.findLast((one) => one.name === name)?.value;
  return word && value(word);
}

function stateOf({ step }: StageCommand): State {
  return step.stage.state(step.index);
}

/** User packages that were installed in one stage and copied to another. */
export interface CopiedUserBase {
  readonly install: UserInstall;
  /** The COPY that brings the packages; where it brings the scripts alone, that one. */
  readonly copy: Copy;
  /** Where the directory of user packages lies now. */
  readonly base: string;
  /** The same as the Dockerfile writes it, references and all. */
  readonly text: string;
  /** `lib` is copied. */
  readonly packages: boolean;
  /** `bin` is copied. */
  readonly scripts: boolean;
  /** Why it is not certain that the packages are what is copied. */
  readonly doubt: string | undefined;
}

/** Every directory of user packages that COPY brings into a stage, or into those it is built FROM. */
export function copiedUserBases(stage: Stage): CopiedUserBase[] {
  return stage.chain.flatMap(ownCopiedUserBases);
}

const ownCopiedUserBases = rememberedOfStages((stage: Stage) =>
  joined(stage.copies.flatMap(readCopiedUserBase)),
);

/** `bin` and `lib` may be copied one by one. */
function joined(parts: readonly CopiedUserBase[]): CopiedUserBase[] {
  const bases = new Map<string, CopiedUserBase>();
  for (const part of parts) {
    const other = bases.get(part.base);
    const main = other?.packages === true ? other : part;
    const packages = part.packages || other?.packages === true;
    bases.set(part.base, { ...main, packages, scripts: part.scripts || other?.scripts === true });
  }
  return [...bases.values()];
}

/** True where a directory is where Python has its own packages, not those of a user. */
export function isPrefix(directory: string): boolean {
  return directory === '/usr/local' || directory === '/usr';
}

/** A directory of user packages in the image of a stage, however it came there. */
type UserBase = Pick<CopiedUserBase, 'install' | 'packages' | 'scripts' | 'doubt'> & {
  readonly base: string;
};

function readCopiedUserBase(copy: Copy): CopiedUserBase[] {
  const [source, ...others] = copy.sources;
  if (copy.from.kind !== 'stage' || source === undefined || others.length > 0) return [];
  if (copy.instruction.flags.some(({ name }) => name === 'parents')) return [];
  if (!source.path.known || !copy.target.known) return [];
  const path = source.path.value;
  for (const there of userBasesIn(copy.from.stage, path).toReversed()) {
    const place = moved(copy, copy.target.value, path, there.base);
    if (place === undefined || /\s/.test(place.text)) continue;
    const part = path.slice(there.base.length);
    const all = !within(there.base, path) || path === there.base;
    const packages = there.packages && (all || within('/lib', part));
    const scripts = there.scripts && (all || part === '/bin');
    // Scripts alone in /usr/local/bin are tools, not a directory of user packages.
    const counts = packages || (scripts && !isPrefix(place.base));
    return counts ? [{ ...there, ...place, copy, packages, scripts }] : [];
  }
  return [];
}

function userBasesIn(stage: Stage, path: string): UserBase[] {
  const own = userInstalls(stage).flatMap((install) => installed(install, path));
  return [...own, ...copiedUserBases(stage)];
}

function installed(install: UserInstall, path: string): UserBase[] {
  const all = { install, packages: true, scripts: true };
  if (install.base.known) return [{ ...all, base: install.base.value, doubt: undefined }];
  if (!path.endsWith('/.local')) return [];
  return [
    { ...all, base: path, doubt: `where pip puts packages with --user is not known: ${install.base.reason}` },
  ];
}

/** Where a directory lies after a COPY that takes it, something around it, or one of its parts to the same place in another. */
function moved(
  copy: Copy,
  target: string,
  path: string,
  base: string,
): { base: string; text: string } | undefined {
  const word = copy.destinationWord.value;
  const isAbsolute = copy.destination.value.known && copy.destination.value.value.startsWith('/');
  const text = isAbsolute ? withoutSlash(word) : target;
  if (within(path, base)) {
    const rest = base.slice(path === '/' ? 0 : path.length);
    return { base: join('/', target + rest), text: text === '/' ? rest : text + rest };
  }
  const rest = path.slice(base.length);
  if (!within(base, path) || !target.endsWith(rest)) return undefined;
  const place = target.slice(0, -rest.length);
  return { base: place, text: text.endsWith(rest) ? text.slice(0, -rest.length) : place };
}

function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
