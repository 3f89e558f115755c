import { neededPackage, wheelNeeds, type WheelNeeds } from '../facts/wheel-libraries.ts';
import { known, unknown, valueOf, type Known } from '../known.ts';
import { operationOf } from '../packages/operation.ts';
import { archivedRelease } from './archived-packages.ts';
import type { StageCommand } from './commands.ts';
import type { Copy } from './copy.ts';
import { environmentsOf } from './environments.ts';
import { installPlace } from './install-place.ts';
import type { PackageInstall } from './lacking-packages.ts';
import { callToExtend } from './lacking-tools.ts';
import { pipInstall } from './python-packages.ts';
import type { Stage } from './stage.ts';
import { isOlder, mayHave, takes } from './system-libraries.ts';

/** A Python package whose wheel loads libraries, or calls programs, that the image of a stage certainly lacks. */
export interface NeedyWheel {
  /** Names of packages, what each needs, and where that is said. */
  readonly packages: readonly {
    readonly name: string;
    readonly lacks: readonly string[];
    readonly source: string;
  }[];
  /** The command that installs them. */
  readonly run: StageCommand;
  readonly install: Known<PackageInstall>;
}

/** What the Python packages of a target's image need and its distribution has not. */
export function needyWheels(target: Stage): NeedyWheel | undefined {
  const image = valueOf(target.image);
  const manager = image && valueOf(image.packageManager);
  if (image?.image !== 'python' || !/(^|-)(slim|alpine)/.test(image.tag)) return undefined;
  if ((manager !== 'apt' && manager !== 'apk') || archivedRelease(target) !== undefined) return undefined;
  for (const { run, requirements, copy } of requirementsOf(target)) {
    const packages = [...wheelNeeds()].flatMap(([name, needs]) => {
      const lacks = asks(requirements, name, needs, run)
        ? needs.needs.filter((each) => lacksPackage(target, each, manager))
        : [];
      return lacks.length === 0 ? [] : [{ name, lacks, source: needs.source }];
    });
    if (packages.length === 0) continue;
    const names = packages.flatMap(({ lacks }) => lacks.map((each) => neededPackage(each)?.[manager] ?? ''));
    return { packages, run, install: installOf(target, manager, [...new Set(names)], copy, run) };
  }
  return undefined;
}

interface Requirements {
  readonly run: StageCommand;
  readonly requirements: ReadonlyMap<string, string>;
  /** What brings the packages from another stage. */
  readonly copy: Copy | undefined;
}

/** The installs whose packages a target's image has. */
function requirementsOf(target: Stage): Requirements[] {
  const own = target.chain.flatMap(({ commands }) => commands.flatMap((run) => read(run, undefined)));
  const copied = target.chain.flatMap(({ copies }) => copies.flatMap((copy) => copiedBy(copy)));
  return [...own, ...copied];
}

function copiedBy(copy: Copy): Requirements[] {
  const { from, step } = copy;
  if (from.kind !== 'stage') return [];
  const environments = environmentsOf(step.stage).filter(
    (each) => each.step.instruction === step.instruction,
  );
  return from.stage.chain
    .flatMap(({ commands }) => commands)
    .flatMap((run) => {
      const pip = pipInstall(run);
      const isTaken =
        (pip !== undefined && takes(copy, pip)) ||
        environments.some((each) => each.run.command === run.command);
      return isTaken ? read(run, copy) : [];
    });
}

function read(run: StageCommand, copy: Copy | undefined): Requirements[] {
  const { reached, tolerated } = run.command;
  if (reached !== 'always' || tolerated) return [];
  const pip = pipInstall(run);
  if (pip !== undefined) return [{ run, requirements: pip.requirements, copy }];
  const operation = operationOf(run.command);
  const isProject = ['uv', 'poetry', 'pipenv', 'pdm'].includes(operation?.manager ?? '');
  const project = run.step.stage.build.context.python('');
  return isProject && operation?.action === 'install' && project !== undefined
    ? [{ run, requirements: project.requirements, copy }]
    : [];
}

/** Other packages that bring the same module without the libraries. */
const PLAIN = ['opencv-python-headless', 'opencv-contrib-python-headless'];

function asks(
  requirements: ReadonlyMap<string, string>,
  name: string,
  { since, without }: WheelNeeds,
  run: StageCommand,
): boolean {
  const specifier = requirements.get(name);
  if (specifier === undefined || (since !== undefined && isOlder(specifier, since))) return false;
  if (name.startsWith('opencv') && PLAIN.some((one) => requirements.has(one))) return false;
  return without === undefined || !mayNameExtras(run, name);
}

/** Where extras are named, or a file may name them, they may be those that bring the library. */
function mayNameExtras({ command, step }: StageCommand, name: string): boolean {
  const { context } = step.stage.build;
  const files =
    context.python('')?.requirements.has(name) === true
      ? FILES.flatMap((file) => context.text(file) ?? [])
      : [];
  const own = command.words.map(({ raw }) => raw);
  const others = command.words.flatMap(({ literal }) =>
    literal === undefined ? [] : (context.text(literal) ?? []),
  );
  return [...files, ...own, ...others].some((text) => text.includes(`${name}[`) || text.includes(`${name}-`));
}

const FILES = ['requirements.txt', 'pyproject.toml', 'Pipfile'];

function lacksPackage(target: Stage, needed: string, manager: 'apt' | 'apk'): boolean {
  const row = neededPackage(needed);
  const name = row?.[manager];
  return (
    row !== undefined &&
    name !== undefined &&
    !mayHave(target, { broughtBy: [...row.broughtBy, name], soname: needed })
  );
}

function installOf(
  target: Stage,
  manager: 'apt' | 'apk',
  [first, ...more]: readonly string[],
  copy: Copy | undefined,
  run: StageCommand,
): Known<PackageInstall> {
  const user = copy?.instruction ?? run.step.instruction;
  const stage = copy?.step.stage ?? run.step.stage;
  const before = installPlace(stage, user, () => true);
  if (before === undefined || first === undefined) return unknown('only root may install packages');
  const call = callToExtend(stage, Infinity);
  return known({
    manager,
    packages: [first, ...more],
    call: stage === target ? call : undefined,
    before,
    doubts: [],
  });
}
