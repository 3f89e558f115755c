import { managedPython, type ManagedPython } from '../facts/externally-managed.ts';
import { is, known, unknown, valueOf, type Known } from '../known.ts';
import { operationOf } from '../packages/operation.ts';
import type { PackageWord } from '../packages/system-words.ts';
import { commandsOf, shellOf, type StageCommand } from './commands.ts';
import { landings } from './landings.ts';
import { within } from './paths.ts';
import type { Stage, Step } from './stage.ts';

/** A command that installs into the distribution's Python, which the distribution does not let pip change. */
export interface ManagedInstall {
  readonly run: StageCommand;
  readonly facts: ManagedPython;
  /** Name and release of the distribution: `alpine 3.20`. */
  readonly distro: string;
}

/** The first command of a stage that fails with `externally-managed-environment`, or the reason why one that looks so may not. */
export function managedInstall(stage: Stage): Known<ManagedInstall> | undefined {
  const distro = stage.image.known ? valueOf(stage.image.value.distro) : undefined;
  const facts = distro && managedPython(distro.family, distro.release);
  // The image python has a Python of its own, which belongs to nobody else.
  if (distro === undefined || facts === undefined || !hasSystemPython(stage)) return undefined;
  const run = stage.commands.find((one) => changesPython(one, facts) && !isAllowed(one));
  if (run === undefined || !is(stage.packages.installed(packageFor(run, facts), run), true)) return undefined;
  if (inEnvironment(run)) return undefined;
  const doubt = otherPip(run) ?? doubtBefore(run);
  return doubt === undefined
    ? known({ run, facts, distro: `${distro.family} ${distro.release ?? ''}` })
    : unknown(doubt);
}

function hasSystemPython({ image }: Stage): boolean {
  return image.known && image.value.image !== 'python' && !is(image.value.has('pip'), true);
}

function packageFor({ command }: StageCommand, { pip, python }: ManagedPython): string {
  return isEnsurepip(command) ? python : pip;
}

function isEnsurepip({ name, words }: StageCommand['command']): boolean {
  return name === 'python3' && words[1]?.literal === '-m' && words[2]?.literal === 'ensurepip';
}

function changesPython({ command }: StageCommand, facts: ManagedPython): boolean {
  if (command.reached !== 'always' || command.tolerated || command.wrappedBy.length > 0) return false;
  const program = command.words[0]?.literal ?? '';
  const isSystem = !program.includes('/') || program.startsWith('/usr/bin/');
  const named = ['pip', 'pip3', 'python', 'python3'].includes(command.name);
  // Debian's ensurepip fails in another way.
  if (isEnsurepip(command)) return isSystem && facts.venv === undefined;
  const operation = operationOf(command);
  return isSystem && named && operation?.manager === 'pip' && operation.action === 'install';
}

/** Options that have pip install elsewhere, nothing, or in spite of the mark.
 *  https://github.com/pypa/pip/blob/main/src/pip/_internal/commands/install.py */
const OPTIONS = [
  '-t',
  '--target',
  '--prefix',
  '--root',
  '--dry-run',
  '--break-system-packages',
  '--python',
] as const;
const VARIABLES = [
  'PIP_BREAK_SYSTEM_PACKAGES',
  'PIP_TARGET',
  'PIP_PREFIX',
  'PIP_ROOT',
  'PIP_PYTHON',
  'PIP_CONFIG_FILE',
  'PIP_DRY_RUN',
  'VIRTUAL_ENV',
] as const;

function isAllowed({ command, step }: StageCommand): boolean {
  const state = step.stage.state(step.index);
  const set = (name: string) =>
    !is(state.seen(name), undefined) || command.assignments.some((one) => one.name === name);
  return (
    command.has(...OPTIONS) || VARIABLES.some(set) || command.words.some(({ literal }) => literal === '-h')
  );
}

/** True where another directory comes before the distribution's on PATH, as that of a virtual environment does. */
function inEnvironment({ step, command }: StageCommand): boolean {
  const { path } = step.stage.state(step.index);
  const { image } = step.stage;
  const original = image.known ? image.value.env.get('PATH') : undefined;
  if (!path.known || path.value.join(':') !== original) return true;
  const body = step.stage.commands.filter((one) => one.step === step);
  const before = body.slice(
    0,
    body.findIndex((one) => one.command === command),
  );
  return before.some((one) => one.command.name === '.' || one.command.name === 'source');
}

/** Python 2 has a pip of its own. */
function otherPip({ step, command }: StageCommand): string | undefined {
  const names = step.stage.chain
    .flatMap(({ packages }) => packages.calls)
    .flatMap(({ packages }) => packages.map(({ name }) => name));
  const second = names.find((name) => /^(python2?|py2?)-pip$/.test(name));
  return second !== undefined && command.name !== 'pip3' ? `${second} brings a pip too` : undefined;
}

const OTHER_PYTHONS = new Set(['conda', 'ln', 'make', 'micromamba', 'pyenv', 'update-alternatives', 'uv']);
const MARKS = /EXTERNALLY-MANAGED|break-system-packages|pip\.conf|get-pip|deadsnakes|pyenv|conda/;

function doubtBefore(run: StageCommand): string | undefined {
  for (const stage of run.step.stage.chain.toReversed()) {
    for (const step of stage.steps) {
      if (stage === run.step.stage && step.index > run.step.index) return undefined;
      const doubt = doubtOf(step, run);
      if (doubt !== undefined) return doubt;
    }
  }
  return undefined;
}

function doubtOf(step: Step, run: StageCommand): string | undefined {
  const { instruction, stage } = step;
  if (instruction.keyword === 'RUN') {
    const shell = shellOf(step);
    return shell.known ? commandDoubt(step, run) : shell.reason;
  }
  const copy = stage.copyBy(step.instruction);
  if (copy === undefined) return undefined;
  if (!copy.target.known) return copy.target.reason;
  const { value } = copy.target;
  const places = landings(copy) ?? [value];
  const system = ['/etc', '/usr', '/opt'].some((one) =>
    places.some((place) => within(place, one) || within(one, place)),
  );
  return system || /pip/.test(value)
    ? `what is copied to ${value} may change which pip runs, or what it does`
    : undefined;
}

function commandDoubt(step: Step, run: StageCommand): string | undefined {
  for (const one of step.stage.commands) {
    if (one.step !== step) continue;
    if (one.command === run.command) return undefined;
    const { name, words, assignments } = one.command;
    const texts = words.map(({ raw }) => raw);
    const other =
      OTHER_PYTHONS.has(name) ||
      (name === 'pip3' && texts.includes('config')) ||
      (name === 'pip' && texts.includes('config')) ||
      (words[0]?.literal ?? '').startsWith('.') ||
      assignments.some((assignment) => assignment.name === 'PATH' || assignment.name.startsWith('PIP_')) ||
      texts.some((text) => MARKS.test(text) || (name === 'export' && /^(PATH|PIP_)/.test(text))) ||
      (['sh', 'bash', 'ash'].includes(name) && words.length > 1);
    if (other) return `${name} may change which pip runs, or what it does`;
  }
  return undefined;
}

/** Why a virtual environment would not do what an install into the distribution's Python was to do. */
export function hindersEnvironment({ run, facts }: ManagedInstall): string | undefined {
  const { stage } = run.step;
  const heirs = stage.build.stages.filter(({ chain }) => chain.includes(stage));
  const commands = heirs.flatMap((heir) => heir.commands);
  return (
    forUser(commands) ??
    copiedElsewhere(stage.build.stages, heirs) ??
    namesInterpreter(heirs, commands) ??
    startedBefore(run) ??
    (facts.venv === undefined || is(stage.packages.installed(facts.venv, run), true) || pipWord(run, facts)
      ? undefined
      : `nothing installs ${facts.venv}`)
  );
}

function forUser(commands: readonly StageCommand[]): string | undefined {
  const isForUser = (one: StageCommand) =>
    operationOf(one.command)?.manager === 'pip' &&
    (one.command.has('--user') || !one.step.stage.state(one.step.index).isRoot);
  return commands.some(isForUser) ? 'packages are installed for a user' : undefined;
}

function copiedElsewhere(stages: readonly Stage[], heirs: readonly Stage[]): string | undefined {
  const copied = stages
    .flatMap(({ copies }) => copies)
    .filter(({ from }) => from.kind === 'stage' && heirs.includes(from.stage))
    .flatMap(({ sources }) => sources.map(({ text }) => valueOf(text) ?? '/usr'));
  return copied.some((path) => within('/usr', path) || within(path, '/usr'))
    ? "another stage copies what lies in the distribution's directories"
    : undefined;
}

const INTERPRETER = /^\/usr\/(local\/)?bin\/(python|pip)/;

function namesInterpreter(heirs: readonly Stage[], commands: readonly StageCommand[]): string | undefined {
  const words = [
    ...commands.flatMap(({ command }) => command.words),
    ...heirs.flatMap(({ launch }) => launch.processes.flatMap(({ command }) => command.words)),
  ];
  const found = words.find(({ literal }) => INTERPRETER.test(literal ?? ''));
  return found && `${found.raw} is started by its path`;
}

/** A shell remembers where it has found a program. */
function startedBefore(run: StageCommand): string | undefined {
  const body = commandsOf(run.step);
  const before = body
    .slice(0, body.indexOf(run))
    .find(({ command }) => /^(python|pip)3?$/.test(command.name));
  return before && `the shell has found ${before.command.name} elsewhere already`;
}

/** True where a shell that makes the environment with `python3` would go on with the distribution's. */
export function startsPythonLater({ run }: ManagedInstall): boolean {
  const body = commandsOf(run.step);
  return body.slice(body.indexOf(run)).some(({ command }) => command.name === 'python3');
}

/** The word of the stage's own install that brings pip. */
export function pipWord(run: StageCommand, facts: ManagedPython): PackageWord | undefined {
  const { calls } = run.step.stage.packages;
  return calls
    .filter(({ certain, action }) => certain && action === 'install')
    .flatMap(({ packages }) => packages)
    .find(({ name, whole }) => whole && name === facts.pip);
}

/** Packages of Python that the distribution's manager installs before, which an environment of its own would not see. */
export function systemLibraries({ run, facts }: ManagedInstall): readonly string[] {
  const prefix = facts.venv === undefined ? 'py3-' : 'python3-';
  const own = new Set([
    'pip',
    'venv',
    'dev',
    'setuptools',
    'wheel',
    'minimal',
    'distutils',
    'virtualenv',
    'all',
  ]);
  return run.step.stage.chain
    .flatMap(({ packages }) => packages.calls)
    .filter(({ action }) => action === 'install')
    .flatMap(({ packages }) => packages.map(({ name }) => name))
    .filter((name) => name.startsWith(prefix) && !own.has(name.slice(prefix.length)));
}
