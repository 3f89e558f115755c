import { droppedBy, type DroppedBy } from '../facts/python-tools.ts';
import type { Evidence } from '../fix.ts';
import type { CauseId } from '../log/cause-kinds.ts';
import type { ShellWord } from '../shell/types.ts';
import type { Build } from './build.ts';
import type { StageCommand } from './commands.ts';
import { logEvidence, type Failure } from './failure.ts';
import { isBareName, pipInstalls, requirementName, type PipInstall } from './pip-installs.ts';
import { isPipTooOld, runningPython } from './running-python.ts';
import type { Stage, Step } from './stage.ts';

/** A pip that takes releases which are not for its Python. */
export interface OldPip {
  readonly step: Step;
  /** `major.minor`. */
  readonly python: string;
  readonly limits: DroppedBy;
  /** An upgrade of pip and its like to the newest of all, to be held back. */
  readonly upgrade: PipInstall | undefined;
  /** Where nothing upgrades pip: how to call it before the step. */
  readonly tool: string | undefined;
  /** What is to be installed there. */
  readonly tools: readonly ('pip' | 'setuptools')[];
  /** The first call of pip of the step, where pip comes in the same RUN. */
  readonly before: PipInstall | undefined;
  readonly because: readonly Evidence[];
  /** The log says that this is why the build stopped, or the text leaves no doubt. */
  readonly certain: boolean;
}

/** Every upgrade of pip that its own Python cannot run, and what the log names. */
export function oldPips(build: Build): OldPip[] {
  const logged = build.failure && loggedOldPip(build.failure);
  const written = [...build.needed].flatMap((stage) => writtenUpgrades(stage));
  return logged === undefined
    ? written
    : [logged, ...written.filter(({ step }) => step.instruction !== logged.step.instruction)];
}

function writtenUpgrades(stage: Stage): OldPip[] {
  return pipInstalls(stage.commands).flatMap((upgrade) => {
    const { run } = upgrade;
    const python = runningPython(run);
    const limits = python && droppedBy(python.version);
    if (python === undefined || limits === undefined || !isNewestUpgrade(upgrade, limits)) return [];
    if (isPipTooOld(run) !== true) return [];
    return [
      {
        step: run.step,
        python: python.version,
        limits,
        upgrade,
        ...REWRITE,
        because: [python.because],
        certain: true,
      },
    ];
  });
}

const TOOLS: ReadonlySet<string> = new Set(['pip', 'setuptools', 'wheel', 'virtualenv']);

/** Words of an upgrade to be given a limit. */
export function unlimited({ operands }: PipInstall, limits: DroppedBy): ShellWord[] {
  return operands.filter((word) => isBareName(word) && Object.hasOwn(limits, requirementName(word)));
}

/** `pip install --upgrade pip setuptools`: nothing but tools, in their newest versions. */
function isNewestUpgrade(install: PipInstall, limits: DroppedBy): boolean {
  const { command, step } = install.run;
  if (command.wrappedBy.includes('-c') || step.instruction.json !== undefined) return false;
  if (!command.has('-U', '--upgrade', '-I', '--ignore-installed')) return false;
  return isOfTools(install) && !command.has('-c', '--constraint') && unlimited(install, limits).length > 0;
}

/**
 * Causes that a pip or setuptools of before Requires-Python and newer markers may have, with what the message then says; and
 * whether that leaves no doubt.
 */
const CAUSES: readonly (readonly [CauseId, RegExp, boolean])[] = [
  ['python-too-old', /^(?!.*(?:a different Python|the running Python))/i, true],
  ['requirement-invalid', /platform_system|_requires?' must be|Expected ',' or end-of-list/, true],
  ['python-exception', /Expected version spec in/, true],
  ['import-broken', /DistributionNotFound: setuptools[>=]/, true],
  ['package-build-failed', /(?:)/, false],
];

function loggedOldPip(failure: Failure): OldPip | undefined {
  const { step } = failure;
  const [cause] = failure.log.causes;
  const text = cause?.captures.message ?? cause?.line?.text ?? '';
  const kind = CAUSES.find(([id, says]) => id === cause?.id && says.test(text));
  if (step === undefined || cause?.ecosystem !== 'python' || kind === undefined) return undefined;
  const earlier = earlierInstalls(step);
  const installs = pipInstalls(failure.commands);
  const last = installs.at(-1) ?? earlier.at(-1);
  const python = last && (runningPython(last.run, failure) ?? (isOfPython3(text) ? PYTHON_2 : undefined));
  const limits = python && droppedBy(python.version);
  if (python === undefined || limits === undefined) return undefined;
  const because = [logEvidence(cause), python.because];
  const common = { step, python: python.version, limits, because };
  const age = ageOf(failure, earlier, installs);
  if (age === 'old' || (age === 'unknown' && kind[0] === 'python-too-old')) {
    const certain = kind[2] && age === 'old' && python.certain;
    const upgrade = installs.find((install) => isNewestUpgrade(install, limits));
    if (installs.every(isOfTools)) return upgrade && { ...common, ...REWRITE, upgrade, certain };
    return [...earlier, ...installs].some(holdsPip) ? undefined : inserted({ ...common, certain }, installs);
  }
  if (!kind[2] || !usesSetuptools(failure)) return undefined;
  const upgrade = [...earlier, ...installs].find(
    (install) => isNewestUpgrade(install, limits) && install.operands.some(isSetuptools),
  );
  if (upgrade !== undefined) return { ...common, ...REWRITE, upgrade, certain: true };
  return [...earlier, ...installs].some(({ operands }) => operands.some(isSetuptools))
    ? undefined
    : inserted({ ...common, certain: false }, installs, ['setuptools']);
}

/** A statement that no Python 2 can read. */
function isOfPython3(text: string): boolean {
  return /^raise [^'"]* from \w+$/.test(text);
}

const PYTHON_2 = {
  version: '2.7',
  certain: false,
  because: { text: 'no Python 2 reads `raise … from …`', source: 'https://peps.python.org/pep-3134/' },
};

const REWRITE = { tool: undefined, tools: [], before: undefined };

/** Calls of pip in the steps before, and in those of the stages that this one is built FROM. */
function earlierInstalls({ stage, instruction }: Step): PipInstall[] {
  const commands = stage.chain.flatMap((each) => each.commands);
  return pipInstalls(commands.filter(({ command }) => command.range.start < instruction.range.start));
}

/** Whether the pip of a step reads which Python a release is for. */
function ageOf(
  failure: Failure,
  earlier: readonly PipInstall[],
  installs: readonly PipInstall[],
): 'old' | 'new' | 'unknown' {
  const ages = installs.map(({ run }) => isPipTooOld(run, failure));
  if (ages.includes(true)) return 'old';
  const upgraded = earlier.some(({ tool, operands }) => {
    const same = installs.some((install) => install.tool === tool);
    return same && operands.some((word) => requirementName(word) === 'pip');
  });
  return ages.includes(undefined) && !upgraded ? 'unknown' : 'new';
}

/**
 * The log shows that setuptools fetched something itself, which takes the newest before 42, or that it is too new:
 * https://setuptools.pypa.io/en/latest/history.html#v42-0-0
 */
function usesSetuptools({ log }: Failure): boolean {
  return log.output.some(({ text }) => /\beasy_install[-.]|no longer works on Python 2/.test(text));
}

function isSetuptools(word: ShellWord): boolean {
  return requirementName(word) === 'setuptools';
}

/** Nothing but pip, setuptools and the like. */
function isOfTools({ operands, run }: PipInstall): boolean {
  const others = run.command.has('-r', '--requirement', '-e', '--editable');
  return !others && operands.every((word) => TOOLS.has(requirementName(word)));
}

function inserted(
  common: Omit<OldPip, 'upgrade' | 'tool' | 'tools' | 'before'>,
  installs: readonly PipInstall[],
  tools: OldPip['tools'] = ['pip', 'setuptools'],
): OldPip | undefined {
  const first = installs.find(({ run }) => run.command.reached === 'always');
  if (first === undefined || first.run.command.wrappedBy.includes('-c')) return undefined;
  if (first.run.step.instruction.json !== undefined) return undefined;
  const inStep = bringsPip(first);
  return {
    ...common,
    upgrade: undefined,
    tools,
    tool: inStep ? moduleOf(first) : first.tool,
    before: inStep ? first : undefined,
  };
}

/** True where pip is asked for in a version. */
function holdsPip({ operands }: PipInstall): boolean {
  return operands.some((word) => requirementName(word) === 'pip' && !isBareName(word));
}

/** True where the RUN that calls pip installs it first, or enters or makes the environment that has it. */
function bringsPip({ run, tool }: PipInstall): boolean {
  const { step } = run;
  const isEarlier = ({ command }: StageCommand) => command.range.start < run.command.range.start;
  const others = step.stage.commands.filter((other) => other.step === step && isEarlier(other));
  return (
    step.stage.packages.calls.some((call) => call.step === step && isEarlier(call.run)) ||
    others.some(({ command }) => ENTERS.has(command.name)) ||
    (tool.includes('/') && others.some(({ command }) => command.words.some(({ raw }) => raw.includes('env'))))
  );
}

const ENTERS: ReadonlySet<string> = new Set(['.', 'source', 'conda', 'pyenv', 'workon']);

/**
 * The same pip through its Python: a shell keeps where it found `pip`, and the distribution's script there cannot start a
 * newer pip. https://github.com/pypa/pip/issues/5599
 */
function moduleOf({ tool, run }: PipInstall): string {
  const number = /^pip([23](?:\.\d+)?)$/.exec(run.command.name)?.[1] ?? '';
  const [, prefix = ''] = /^((?:sudo (?:-\w )*)?)pip[\d.]*$/.exec(tool) ?? [];
  return /^(?:sudo (?:-\w )*)?pip[\d.]*$/.test(tool) ? `${prefix}python${number} -m pip` : tool;
}
