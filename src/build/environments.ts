import type { Instruction } from '../dockerfile/types.ts';
import { consoleScript } from '../facts/console-scripts.ts';
import { valueOf } from '../known.ts';
import { operationOf } from '../packages/operation.ts';
import { commandsOf, type StageCommand } from './commands.ts';
import type { Copy } from './copy.ts';
import { madeBy } from './lost-state.ts';
import { join, within } from './paths.ts';
import { rememberedOfStages } from './remembered.ts';
import type { Stage, Step } from './stage.ts';

/** A virtual environment in the image of a stage. */
export interface Environment {
  /** Absolute directory. */
  readonly place: string;
  /** Where it was made: its scripts name the Python in there. */
  readonly origin: string;
  /** The command that makes it, or fills it, the last of several. */
  readonly run: StageCommand;
  /** The instruction of the stage, or of one it is built FROM, that brings it. */
  readonly step: Step;
  /** As the Dockerfile writes the directory, where it does. */
  readonly text: string;
}

/** Every virtual environment of a stage's image that commands certainly make, one for each directory. */
export const environmentsOf = rememberedOfStages(readEnvironments);

function readEnvironments(stage: Stage): readonly Environment[] {
  const below = stage.base.kind === 'stage' ? environmentsOf(stage.base.stage) : [];
  const own = stage.commands.flatMap((run) => {
    const place = placeOf(run);
    return place === undefined ? [] : [{ place, origin: place, run, step: run.step, text: place }];
  });
  const all = [...below, ...own, ...stage.copies.flatMap((copy) => copied(copy))];
  return [...new Map(all.map((one) => [one.place, one])).values()];
}

function placeOf(run: StageCommand): string | undefined {
  const { command } = run;
  if (command.reached !== 'always' || command.tolerated) return undefined;
  return madeBy(run) ?? projectEnvironment(run);
}

/** Where uv, Poetry and Pipenv put the environment of the project that they install. */
function projectEnvironment(run: StageCommand): string | undefined {
  const operation = operationOf(run.command);
  const directory = valueOf(run.directory);
  if (operation?.action !== 'install' || directory === undefined) return undefined;
  const variable = (name: string) => valueIn(run, name);
  if (run.command.has('--directory', '--project', '-C', '--system', '--active')) return undefined;
  if (operation.manager === 'uv' && operation.verb === 'sync') {
    // https://docs.astral.sh/uv/concepts/projects/config/#project-environment-path
    const place = variable('UV_PROJECT_ENVIRONMENT');
    return place === undefined ? undefined : join(directory, place === '' ? '.venv' : place);
  }
  // https://python-poetry.org/docs/configuration/#virtualenvsin-project
  if (operation.manager === 'poetry') {
    const inProject = isTrue(variable('POETRY_VIRTUALENVS_IN_PROJECT')) || configuresPoetry(run.step.stage);
    const creates = !/^(0|false)$/i.test(variable('POETRY_VIRTUALENVS_CREATE') ?? '');
    return inProject && creates ? join(directory, '.venv') : undefined;
  }
  // https://pipenv.pypa.io/en/latest/configuration.html
  return operation.manager === 'pipenv' && isTrue(variable('PIPENV_VENV_IN_PROJECT'))
    ? join(directory, '.venv')
    : undefined;
}

function isTrue(value: string | undefined): boolean {
  return /^(1|true|yes|on)$/i.test(value ?? '');
}

/** Value of a variable for a command; '' where it is not set, undefined where that is not known. */
function valueIn({ command, step, value }: StageCommand, name: string): string | undefined {
  const own = command.assignments.findLast((one) => one.name === name)?.value;
  if (own !== undefined) return valueOf(value(own));
  const seen = step.stage.state(step.index).seen(name);
  return seen.known ? (seen.value ?? '') : undefined;
}

function configuresPoetry(stage: Stage): boolean {
  const settings = stage.chain
    .flatMap(({ commands }) => commands)
    .filter(({ command }) => command.name === 'poetry')
    .map(({ command }) =>
      command.words
        .slice(1, 4)
        .map(({ literal }) => literal)
        .join(' '),
    );
  return (
    settings.includes('config virtualenvs.in-project true') &&
    !settings.includes('config virtualenvs.create false')
  );
}

function copied(copy: Copy): Environment[] {
  const [source, ...others] = copy.sources;
  if (copy.from.kind !== 'stage' || source === undefined || others.length > 0) return [];
  if (
    !source.path.known ||
    !copy.target.known ||
    copy.instruction.flags.some(({ name }) => name === 'parents')
  )
    return [];
  const [path, target] = [source.path.value, copy.target.value];
  const word = copy.destinationWord.value;
  const written = word.startsWith('/') && word.length > 1 ? word.replace(/\/$/, '') : target;
  return environmentsOf(copy.from.stage)
    .filter(({ place }) => within(path, place))
    .map((one) => {
      const rest = one.place.slice(path === '/' ? 0 : path.length);
      const place = join('/', target + rest);
      return { ...one, place, step: copy.step, text: (written === '/' ? '' : written) + rest };
    });
}

/** Programs with which environments are made; where they themselves are does not matter. */
const TOOLS = new Set(['pip', 'pipenv', 'poetry', 'setuptools', 'uv', 'virtualenv', 'wheel']);

/** True where nothing that is known could bring a console script into a stage's image but what fills its environments. */
export function onlyInEnvironment(stage: Stage, script: string): boolean {
  const places = environmentsOf(stage).map(({ place }) => place);
  return (
    stage.image.known &&
    BASES.has(stage.image.value.image) &&
    stage.chain.every(
      (one) =>
        one.steps.every(
          ({ instruction, index }) => instruction.keyword !== 'RUN' || isReadable(one, index),
        ) &&
        one.copies.every((copy) => bringsNoProgram(copy, script)) &&
        one.commands.every((run) => installsElsewhere(run, script, places)),
    )
  );
}

/** Images that bring no console scripts of their own but those of pip. */
const BASES = new Set(['alpine', 'debian', 'python', 'ubuntu']);

function isReadable(stage: Stage, index: number): boolean {
  const step = stage.steps[index];
  return step !== undefined && commandsOf(step).length > 0;
}

const PROGRAMS = ['/usr/local/bin', '/usr/local/sbin', '/usr/bin', '/usr/sbin', '/bin', '/sbin'];

function bringsNoProgram(copy: Copy, script: string): boolean {
  if (!copy.target.known) return false;
  const { value } = copy.target;
  const path = valueOf(copy.step.stage.end.path);
  const places = [...PROGRAMS, ...(path ?? ['/'])];
  const isTool = copy.sources.every(({ text }) => /\/(uvx?|poetry)$/.test(valueOf(text) ?? ''));
  const fileName = value.split('/').at(-1);
  if (isTool) return fileName !== script;
  return !places.some((one) => within(value, one) || within(one, value)) && !within('/usr/local', value);
}

/** Programs that run what they are given, or make programs. */
const MAKERS = new Set([
  'sh',
  'bash',
  'make',
  'ln',
  'cp',
  'mv',
  'install',
  'conda',
  'pipx',
  'easy_install',
  'pdm',
]);

function installsElsewhere(run: StageCommand, script: string, places: readonly string[]): boolean {
  const { command } = run;
  const program = (run.words[0] && valueOf(run.words[0])) ?? '';
  if (places.some((place) => within(place, program))) return true;
  if (MAKERS.has(command.name) || /^\.{1,2}\//.test(program) || /\.(sh|py)$/.test(program)) return false;
  const operation = operationOf(command);
  if (operation?.manager !== 'pip' && command.words.some(({ raw }) => raw.includes(script)))
    return command.name === 'echo';
  if (operation === undefined) return command.name !== 'python' || command.words[1]?.literal === '-m';
  if (operation.manager === 'uv') return operation.verb !== 'pip' && operation.verb !== 'tool';
  if (operation.manager !== 'pip' || operation.action !== 'install') return true;
  return (
    isActivated(run) ||
    (!command.has('-r', '--requirement', '-e') &&
      operation.operands.every(({ literal }) => TOOLS.has((literal ?? '').split(/[=<>~![]/)[0] ?? '')))
  );
}

/** True where the same RUN has entered an environment before. */
function isActivated(run: StageCommand): boolean {
  const body = commandsOf(run.step);
  return body.slice(0, body.indexOf(run)).some(({ command, words: [, script] }) => {
    const path = script && valueOf(script);
    return (
      /^(\.|source)$/.test(command.name) && path?.endsWith('/bin/activate') === true && !command.isolated
    );
  });
}

/** The start of a container by the name of a console script that only its one environment holds, which is not on PATH. */
export interface UnreachedScript {
  readonly script: string;
  readonly environment: Environment;
  readonly instruction: Instruction;
}

export function unreachedScript(target: Stage): UnreachedScript | undefined {
  const start = target.launch.instruction('ENTRYPOINT') ?? target.launch.instruction('CMD');
  const [process, ...others] = target.launch.processes.filter(
    ({ instruction, via }) => instruction === start && via.length === 0,
  );
  const [word] = process?.words ?? [];
  const script = word && valueOf(word);
  const [environment, ...more] = environmentsOf(target);
  const path = valueOf(target.end.path);
  if (process === undefined || others.length > 0 || script === undefined || path === undefined)
    return undefined;
  if (environment === undefined || more.length > 0 || path.includes(`${environment.place}/bin`))
    return undefined;
  if (process.command.assignments.length > 0 || !isScript(target, environment, script)) return undefined;
  if (path.some((one) => within(environment.place, one)) || /[\s"'$\\]/.test(environment.place))
    return undefined;
  return onlyInEnvironment(target, script)
    ? { script, environment, instruction: process.instruction }
    : undefined;
}

/** True where a name is a console script of the project, of a package that it asks for, or of one that the environment gets. */
function isScript({ build }: Stage, environment: Environment, name: string): boolean {
  const project = build.context.python('');
  if (project?.scripts.has(name) === true || bringsScript(environment, name)) return true;
  const row = consoleScript(name);
  if (row === undefined || row.name !== name) return false;
  const distribution = row.distribution.toLowerCase();
  return project === undefined || !project.complete || project.requirements.has(distribution);
}

/** True where a package of the context is installed into an environment, and declares a console script of that name. */
export function bringsScript({ origin, run: { step } }: Environment, name: string): boolean {
  const { build, commands, files } = step.stage;
  return commands.some((run) => {
    const operation = operationOf(run.command);
    const program = run.words[0] && valueOf(run.words[0]);
    if (operation?.manager !== 'pip' || operation.action !== 'install') return false;
    if (run.command.reached !== 'always' || run.command.tolerated) return false;
    if (program === undefined || !(within(`${origin}/bin`, program) || isActivated(run))) return false;
    return operation.operands.some((operand) => {
      const [path, from] = [valueOf(run.value(operand)), valueOf(run.directory)];
      if (path === undefined || from === undefined || !/^[./]/.test(path)) return false;
      const directory = valueOf(files.contextDirectory(join(from, path)));
      return directory !== undefined && build.context.python(directory)?.scripts.has(name) === true;
    });
  });
}
