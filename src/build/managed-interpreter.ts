import type { Instruction } from '../dockerfile/types.ts';
import { is, valueOf } from '../known.ts';
import { operationOf } from '../packages/operation.ts';
import { isUnreadRun, type StageCommand } from './commands.ts';
import { startsEnvironment } from './environment-start.ts';
import { environmentsOf, type Environment } from './environments.ts';
import { within } from './paths.ts';
import type { Stage } from './stage.ts';
import { uvPython } from './uv-python.ts';

/** An environment whose programs do not find the Python that uv made it with. */
export interface LeftInterpreter {
  readonly environment: Environment;
  /** The first command of uv in the stage that makes the environment. */
  readonly first: StageCommand;
  /** Where uv keeps its Pythons, as far as the builder says it. */
  readonly directory: string | undefined;
  /** uv may have taken the distribution's Python, which another image does not have: it has to be told. */
  readonly mayBeSystem: boolean;
  /** An ENV before that command which sets variables of uv. */
  readonly env: Instruction | undefined;
}

/** Environments of a stage's image whose Python stayed in the builder. */
export function leftInterpreters(target: Stage): LeftInterpreter[] {
  return environmentsOf(target).flatMap((environment) => {
    const { run, step } = environment;
    const maker = run.step.stage;
    if (step.stage !== target || maker === target || target.chain.includes(maker)) return [];
    const python = uvPython(environment);
    if (python === undefined || python === 'image' || bringsPython(target)) return [];
    if (!startsEnvironment(target, environment)) return [];
    const mayBeSystem = python === 'either';
    if (mayBeSystem && !lacksSystemPython(target)) return [];
    return sameLibrary(maker, target) ? place(environment, mayBeSystem) : [];
  });
}

/** Environments in the home of root whose programs another user starts. */
export function lockedInterpreters(target: Stage): LeftInterpreter[] {
  return environmentsOf(target).flatMap((environment) => {
    const { stage } = environment.run.step;
    if (!target.chain.includes(stage) || uvPython(environment) !== 'downloaded') return [];
    if (!target.end.isNotRoot || !startsEnvironment(target, environment) || opensHome(target)) return [];
    if (
      stage.steps
        .slice(0, environment.run.step.index)
        .some(({ instruction }) => instruction.keyword === 'USER')
    )
      return [];
    return place(environment, false).filter(({ directory }) => directory === undefined);
  });
}

function place(environment: Environment, mayBeSystem: boolean): LeftInterpreter[] {
  const { step } = environment.run;
  const calls = step.stage.chain.toReversed().flatMap(({ commands }) => commands);
  const first = calls.find(({ command }) => command.name === 'uv');
  if (first === undefined || first.step.stage !== step.stage) return [];
  const state = step.stage.state(first.step.index);
  const directory = state.seen('UV_PYTHON_INSTALL_DIR');
  const isPlain = ['HOME', 'XDG_DATA_HOME'].every((name) => !step.stage.end.setsEnv(name));
  const env = step.stage.steps.findLast(
    ({ instruction, index }) =>
      index < first.step.index &&
      instruction.keyword === 'ENV' &&
      instruction.pairs.some(({ key }) => key.startsWith('UV_')),
  )?.instruction;
  return directory.known && (isPlain || directory.value !== undefined)
    ? [{ environment, first, directory: directory.value, mayBeSystem, env }]
    : [];
}

/** True for a plain image, and a small one of Python, that has no `/usr/bin/python3`. */
function lacksSystemPython(target: Stage): boolean {
  const image = valueOf(target.image);
  const tag = image?.tag ?? '';
  const isSmall = image?.image === 'python' && /(^|-)(slim|alpine)/.test(tag);
  const isPlain =
    image !== undefined &&
    ['alpine', 'debian', 'ubuntu', 'uv'].includes(image.image) &&
    is(image.has('python3'), false);
  return (isSmall || isPlain) && !target.chain.some((stage) => mayInstallPython(stage));
}

/** Packages that bring a Python along are many: only those count as harmless whose names are known to. */
const WITHOUT_PYTHON =
  /^(ca-certificates|curl|wget|tzdata|tini|dumb-init|gosu|netcat\S*|libpq\d*|openssl|libssl\d*\S*|procps|bash|postgresql-client|libstdc\+\+\S*|libgcc\S*|libgomp1|libffi\d*|git|jq|libgl1|libglib2\.0-0\S*)$/;

function mayInstallPython({ packages, steps }: Stage): boolean {
  const unread = steps.some(isUnreadRun);
  return (
    unread ||
    packages.calls.some(
      (call) =>
        call.action === 'install' &&
        (call.unread !== undefined || call.packages.some(({ name }) => !WITHOUT_PYTHON.test(name))),
    )
  );
}

/** uv downloads a Python for the C library that it finds. */
function sameLibrary(one: Stage, other: Stage): boolean {
  const [mine, theirs] = [one, other].map((stage) => valueOf(stage.image));
  const libc = mine && valueOf(mine.libc);
  return libc !== undefined && theirs !== undefined && is(theirs.libc, libc);
}

/** Others may not enter the home of root, unless it is opened to them. */
function opensHome({ chain }: Stage): boolean {
  return chain.some(({ commands }) =>
    commands.some(
      ({ command }) =>
        ['setfacl', 'chmod', 'ln', 'cp', 'mv'].includes(command.name) &&
        command.words.some(({ raw }) => /\/root|~/.test(raw) || raw === '/'),
    ),
  );
}

/** True where the image may have uv's Pythons: they are copied, or uv runs there too. */
function bringsPython(target: Stage): boolean {
  return target.chain.some(
    (stage) =>
      stage.commands.some(({ command }) => operationOf(command)?.manager === 'uv' || command.name === 'ln') ||
      stage.copies.some(
        ({ target: directory, sources }) =>
          !directory.known ||
          ['/root', '/root/.local/share/uv'].some(
            (one) => within(directory.value, one) || within('/root/.local', directory.value),
          ) ||
          sources.some(({ text }) => /python/.test(valueOf(text) ?? 'python')),
      ),
  );
}
