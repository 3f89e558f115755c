import { installsWithoutAdduser } from '../facts/without-adduser.ts';
import { valueOf } from '../known.ts';
import type { StageCommand } from './commands.ts';
import type { ImageFacts } from './image.ts';
import type { Stage } from './stage.ts';
import { inBusybox, inShadow, readRequest, type AccountRequest } from './users/translation.ts';

/** A command for users or groups as another distribution has it. */
export interface ForeignCommand {
  readonly run: StageCommand;
  /** What does the same here, in order; undefined where it asks for more than can be translated. */
  readonly commands: readonly string[] | undefined;
}

/** Such commands of a stage, one of which certainly fails. */
export interface ForeignAccounts {
  readonly image: ImageFacts;
  readonly failing: StageCommand;
  readonly foreign: readonly ForeignCommand[];
}

const SHADOW: ReadonlySet<string> = new Set([
  'useradd',
  'groupadd',
  'usermod',
  'groupmod',
  'userdel',
  'groupdel',
]);
const ADDUSER: ReadonlySet<string> = new Set(['adduser', 'addgroup']);

/** Options of busybox that Debian's programs take for the start of several names, or do not know. */
const FAILS_IN_DEBIAN = /^-(?:[DSGg]|[DSH]{2,})$/;

/** What a stage asks of programs that its base image does not have; undefined where nothing certainly fails. */
export function foreignAccounts(stage: Stage): ForeignAccounts | undefined {
  const image = valueOf(stage.image);
  const family = image && valueOf(image.distro)?.family;
  if (image === undefined || family === undefined) return undefined;
  const isForeign =
    family === 'alpine' ? isShadows : ['debian', 'ubuntu'].includes(family) ? isBusyboxs : undefined;
  if (isForeign === undefined) return undefined;
  const runs = stage.commands.filter(isForeign);
  const failing = runs.find(({ command }) => command.reached === 'always' && !command.tolerated);
  if (failing === undefined) return undefined;
  const foreign = runs.map((run) => ({ run, commands: translated(run, family === 'alpine') }));
  return { image, failing, foreign };
}

function isShadows(run: StageCommand): boolean {
  if (ADDUSER.has(run.command.name)) return isDebians(run);
  return SHADOW.has(run.command.name) && run.step.stage.packages.lacksCommand('useradd', run);
}

/** Long options that busybox stops at: `adduser: unrecognized option: group`. */
const ONLY_IN_DEBIAN: ReadonlySet<string> = new Set(['--group', '--disabled-login', '--quiet']);

function isDebians({ command }: StageCommand): boolean {
  return (
    command.words.some(({ literal }) => ONLY_IN_DEBIAN.has(literal ?? '')) &&
    readRequest(command, 'debian') !== undefined
  );
}

function isBusyboxs(run: StageCommand): boolean {
  const { command, step } = run;
  if (!ADDUSER.has(command.name)) return false;
  if (lacksAdduser(run)) return true;
  if (readRequest(command, 'debian') !== undefined) return false;
  const has = valueOf(step.stage.packages.hasCommand(command.name, run));
  return has === true && command.words.some(({ literal }) => FAILS_IN_DEBIAN.test(literal ?? ''));
}

/** The images of Debian 13 and Ubuntu 24.04 have no adduser, but packages may bring it. */
function lacksAdduser(run: StageCommand): boolean {
  const { stage } = run.step;
  if (!stage.packages.lacksCommand(run.command.name, run)) return false;
  const before = stage.packages.calls.filter(
    (call) => call.run.command.range.start < run.command.range.start,
  );
  const calls = [...stage.chain.slice(1).flatMap(({ packages }) => packages.calls), ...before];
  return calls.every((call) => {
    if (call.action === 'upgrade') return call.verb === 'upgrade';
    if (call.action !== 'install') return true;
    const recommends = !call.options.some(({ name }) => name === '--no-install-recommends');
    return (
      call.unread === undefined && call.packages.every(({ name }) => installsWithoutAdduser(name, recommends))
    );
  });
}

function translated(run: StageCommand, toBusybox: boolean): readonly string[] | undefined {
  const { command, step } = run;
  if (step.instruction.json !== undefined || command.wrappedBy.length > 0) return undefined;
  if (command.assignments.length > 0 || command.redirects.length > 0) return undefined;
  if (toBusybox && command.name === 'usermod') return membership(run);
  const request = toBusybox
    ? (readRequest(command, 'shadow') ?? readRequest(command, 'debian'))
    : (readRequest(command, 'debian') ?? readRequest(command, 'busybox'));
  const commands = request && (toBusybox ? inBusybox(request, hasBash(run)) : inShadow(debianNames(request)));
  const single =
    commands?.length === 1 || (command.before !== '||' && command.before !== '|' && !command.tolerated);
  return single ? commands : undefined;
}

/** `usermod -aG group user`, of one group. */
function membership({ command }: StageCommand): readonly string[] | undefined {
  const [, ...given] = command.words.map(({ raw }) => raw);
  const [flags, group = '', user = '', ...more] = given[0] === '-a' ? ['-aG', ...given.slice(2)] : given;
  const isAdded = (flags === '-aG' || flags === '-Ga') && (given[0] !== '-a' || given[1] === '-G');
  const plain = isAdded && more.length === 0 && !/^$|[,-]/.test(group) && !user.startsWith('-');
  return plain && user !== '' ? [`addgroup ${user} ${group}`] : undefined;
}

function hasBash(run: StageCommand): boolean {
  return !run.step.stage.packages.lacksCommand('bash', run);
}

/** Debian has nologin in another place. */
function debianNames(request: AccountRequest): AccountRequest {
  return request.shell === '/sbin/nologin' ? { ...request, shell: '/usr/sbin/nologin' } : request;
}
