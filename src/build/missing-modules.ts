import { packageOfModule, systemPackageOfModule } from '../facts/python-modules.ts';
import { valueOf } from '../known.ts';
import type { Cause } from '../log/types.ts';
import type { StageCommand } from './commands.ts';
import type { Failure } from './failure.ts';
import { pipInstall, pipInstalls, requirementName } from './pip-installs.ts';
import type { Step } from './stage.ts';
import type { PackageCall } from './system-packages.ts';

/** A module that is imported while packages are built, or by a program that a RUN starts, and that nothing has brought. */
export interface MissingModule {
  readonly cause: Cause;
  readonly module: string;
  readonly step: Step;
  readonly package: string;
  /** How to call pip; undefined where the package joins a list of the distribution's. */
  readonly tool: string | undefined;
  /** The command to install it before, where it has to be in the same RUN. */
  readonly before: StageCommand | undefined;
  /** The install of the distribution's Python, whose list takes its package. */
  readonly call: PackageCall | undefined;
}

/** The module that a log misses, and what brings it. */
export function missingModule(failure: Failure): MissingModule | undefined {
  const cause = failure.cause('module-not-found-python');
  const module = cause?.captures.module?.split('.')[0];
  const { step } = failure;
  if (cause === undefined || module === undefined || step === undefined) return undefined;
  // An isolated build takes what pyproject.toml asks for, and nothing else.
  if (failure.log.output.some(({ text }) => /File ".*\/pip-build-env-/.test(text))) return undefined;
  const common = { cause, module, step };
  return bySystem(failure, common) ?? byPip(failure, common);
}

type Common = Pick<MissingModule, 'cause' | 'module' | 'step'>;

/** pip and setuptools of the distribution's own Python 3 come in packages of their own. */
function bySystem(failure: Failure, common: Common): MissingModule | undefined {
  const { stage } = common.step;
  const run = failure.commands.find(({ command }) => command.name === 'python3');
  if (run === undefined) return undefined;
  const calls = stage.packages.calls.filter(
    (call) => call.action === 'install' && call.run.command.range.start < run.command.range.start,
  );
  const python = calls.find(({ packages }) => packages.some(({ name }) => /^python3(?:-dev)?$/.test(name)));
  const name = python && systemPackageOfModule(python.manager, common.module);
  const isThere = calls.some(({ packages }) => packages.some((one) => one.name === name));
  if (name === undefined || isThere || calls.some(({ unread }) => unread !== undefined)) return undefined;
  return { ...common, package: name, tool: undefined, before: undefined, call: python };
}

function byPip(failure: Failure, common: Common): MissingModule | undefined {
  const name = packageOfModule(common.module);
  const { stage, instruction } = common.step;
  if (name === undefined) return undefined;
  const all = pipInstalls(stage.chain.flatMap(({ commands }) => commands));
  const upToHere = all.filter(({ run }) => run.command.range.start < instruction.range.end);
  const own = failure.commands.find((run) => pipInstall(run) !== undefined || isPython(run));
  if (own === undefined && upToHere.length === 0) return undefined;
  if (own?.command.wrappedBy.includes('-c') === true || instruction.json !== undefined) return undefined;
  const earlier = upToHere.filter(
    ({ run, operands }) => run.command.range.start < instruction.range.start || operands.length === 1,
  );
  if (earlier.some(({ operands }) => operands.some((word) => asks(requirementName(word), name))))
    return undefined;
  const install = upToHere.at(-1);
  const isOfImage = valueOf(stage.image)?.image === 'python';
  const tool = install?.tool ?? (isOfImage ? 'pip' : undefined);
  if (tool === undefined) return undefined;
  return { ...common, package: name, tool, before: placeIn(failure), call: undefined };
}

function asks(asked: string, name: string): boolean {
  return asked === name.toLowerCase();
}

/** Within the RUN, where that makes or brings the Python first. */
function placeIn(failure: Failure): StageCommand | undefined {
  const { commands, step } = failure;
  const first = commands.find((run) => pipInstall(run) !== undefined || isPython(run));
  if (first === undefined || step === undefined) return undefined;
  const earlier = commands.filter(({ command }) => command.range.start < first.command.range.start);
  const brings =
    step.stage.packages.calls.some((call) => earlier.some((run) => run.command === call.run.command)) ||
    earlier.some(({ command }) => ['.', 'source', 'conda', 'virtualenv'].includes(command.name));
  return brings ? first : undefined;
}

function isPython({ command }: StageCommand): boolean {
  return /^python[23]?(?:\.\d+)?$/.test(command.name) && command.words.length > 1;
}
