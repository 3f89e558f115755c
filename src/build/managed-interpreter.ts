import { is, valueOf } from '../known.ts';
import { operationOf } from '../packages/operation.ts';
import type { StageCommand } from './commands.ts';
import { environmentsOf, type Environment } from './environments.ts';
import { within } from './paths.ts';
import type { Stage, Step } from './stage.ts';

/** An environment that was copied without the Python which uv had downloaded for it. */
export interface LeftInterpreter {
  readonly environment: Environment;
  /** The first command of uv in the builder that downloads or uses a Python. */
  readonly first: StageCommand;
  /** Where uv keeps its Pythons, as far as the builder says it. */
  readonly directory: string | undefined;
}

/** Environments of a stage's image whose Python, downloaded by `uv python install`, stayed in the builder. */
export function leftInterpreters(target: Stage): LeftInterpreter[] {
  return environmentsOf(target).flatMap((environment) => {
    const { run, step } = environment;
    const maker = run.step.stage;
    if (step.stage !== target || maker === target || run.command.name !== 'uv') return [];
    if (target.chain.includes(maker) || bringsPython(target)) return [];
    const calls = maker.chain.toReversed().flatMap(({ commands }) => commands);
    const first = calls.find((one) => downloads(one) && before(one, run));
    if (first === undefined || first.step.stage !== maker || prefersSystem(first.step)) return [];
    const directory = first.step.stage.state(first.step.index).seen('UV_PYTHON_INSTALL_DIR');
    return directory.known ? [{ environment, first, directory: directory.value }] : [];
  });
}

function downloads({ command }: StageCommand): boolean {
  const [, python, install] = command.words.map(({ literal }) => literal);
  const certain = command.reached === 'always' && !command.tolerated && command.assignments.length === 0;
  return (
    command.name === 'uv' &&
    python === 'python' &&
    install === 'install' &&
    certain &&
    !command.has('-i', '--install-dir')
  );
}

function before(one: StageCommand, other: StageCommand): boolean {
  return (
    one.step.index <= other.step.index &&
    !other.command.has('-p', '--python', '--no-managed-python', '--active')
  );
}

/** uv takes its own Pythons first, unless it is told otherwise: https://docs.astral.sh/uv/concepts/python-versions/ */
function prefersSystem({ stage }: Step): boolean {
  const names = ['UV_PYTHON_PREFERENCE', 'UV_SYSTEM_PYTHON', 'UV_NO_MANAGED_PYTHON', 'UV_PYTHON'];
  return names.some((name) => !is(stage.end.env(name), undefined));
}

/** True where the image may have uv's Pythons: they are copied, or uv runs there too. */
function bringsPython(target: Stage): boolean {
  return target.chain.some(
    (stage) =>
      stage.commands.some(({ command }) => operationOf(command)?.manager === 'uv' || command.name === 'ln') ||
      stage.copies.some(
        ({ target: place, sources }) =>
          !place.known ||
          ['/root', '/root/.local/share/uv'].some(
            (one) => within(place.value, one) || within('/root/.local', place.value),
          ) ||
          sources.some(({ text }) => /python/.test(valueOf(text) ?? 'python')),
      ),
  );
}
