import { pythonLibraries, type PythonLibrary } from '../facts/python-libraries.ts';
import { known, unknown, valueOf, type Known } from '../known.ts';
import { lacksMirrors } from './archived-packages.ts';
import type { StageCommand } from './commands.ts';
import { shellOf } from './commands.ts';
import { installPlace } from './install-place.ts';
import { callToExtend, isFullyRecorded, mayComeAlong } from './lacking-tools.ts';
import { pipInstall, type PipInstall } from './python-packages.ts';
import type { PackageInstall } from './lacking-packages.ts';
import type { Stage, Step } from './stage.ts';
import { asksFor } from './system-libraries.ts';

/** Python packages that pip has to compile in a stage which has nothing to compile them with. */
export interface UncompiledPython {
  readonly pip: PipInstall;
  readonly libraries: readonly [PythonLibrary, ...PythonLibrary[]];
  readonly install: Known<PackageInstall>;
}

const COMPILERS = { apt: 'build-essential', apk: 'build-base' } as const;

/** The first install of a stage that certainly fails for want of a compiler, or of a library's headers. */
export function uncompiledPython(stage: Stage): UncompiledPython | undefined {
  const image = valueOf(stage.image);
  const manager = image && valueOf(image.packageManager);
  if (image?.image !== 'python' || (manager !== 'apt' && manager !== 'apk')) return undefined;
  if (!isFullyRecorded(image) || isUnclear(stage)) return undefined;
  for (const run of stage.commands) {
    const pip = mayFindWheels(run) ? undefined : pipInstall(run);
    const [first, ...more] = pip === undefined ? [] : pythonLibraries().filter((each) => asksFor(pip, each));
    if (pip === undefined || first === undefined) continue;
    if (lacksMirrors(stage, run)) return undefined;
    const libraries = [first, ...more] as const;
    const compilers = lacks(run, 'gcc', COMPILERS[manager]) ? [COMPILERS[manager]] : [];
    const headers = libraries.filter((each) => !speaksOf(stage, each)).flatMap(({ build }) => build[manager]);
    const [name, ...others] = [...compilers, ...headers];
    if (name === undefined) return undefined;
    const before = installPlace(stage, run.step.instruction, () => true);
    const call = callToExtend(stage, run.command.range.start);
    const install =
      before === undefined
        ? unknown('only root may install packages')
        : known<PackageInstall>({ manager, packages: [name, ...others], call, before, doubts: [] });
    return { pip, libraries, install };
  }
  return undefined;
}

/** What cannot be read, or comes from another stage, may bring anything. */
function isUnclear({ chain }: Stage): boolean {
  return chain.some(
    ({ steps, copies }) =>
      steps.some((step) => step.instruction.keyword === 'RUN' && !shellOf(step).known) ||
      copies.some(({ from }) => from.kind !== 'context'),
  );
}

/** Indexes and directories of one's own may have wheels. */
function mayFindWheels({ command, step }: StageCommand): boolean {
  const options = [
    '-f',
    '--find-links',
    '-i',
    '--index-url',
    '--extra-index-url',
    '--no-index',
    '--dry-run',
  ] as const;
  const set = (name: string) =>
    valueOf(step.stage.state(step.index).seen(name)) !== undefined ||
    command.assignments.some((one) => one.name === name);
  const variables = ['PIP_FIND_LINKS', 'PIP_INDEX_URL', 'PIP_EXTRA_INDEX_URL', 'PIP_CONFIG_FILE'];
  const files = ['/etc/pip.conf', '/root/.pip/pip.conf', '/root/.config/pip/pip.conf', '/usr/local/pip.conf'];
  const mounts = step.instruction.flags.some(
    ({ name, value }) => name === 'mount' && !value?.includes('type=cache'),
  );
  return (
    mounts || command.has(...options) || variables.some(set) || files.some((path) => isCopied(step, path))
  );
}

function isCopied({ stage, index }: Step, path: string): boolean {
  return valueOf(stage.files.entry(path, index)) !== undefined;
}

function lacks(run: StageCommand, command: string, name: string): boolean {
  const { stage } = run.step;
  return stage.packages.lacksCommand(command, run) && !mayComeAlong(stage, run.command.range.start, name);
}

function speaksOf({ chain }: Stage, { broughtBy }: PythonLibrary): boolean {
  return chain.some(({ packages }) =>
    packages.calls.some(
      (call) =>
        call.unread !== undefined ||
        call.packages.some(({ name }) => broughtBy.some((part) => name.includes(part))),
    ),
  );
}
