import { is, valueOf } from '../known.ts';
import type { StageCommand } from './commands.ts';
import type { Environment } from './environments.ts';
import { join, parentOf } from './paths.ts';
import type { Stage } from './stage.ts';

/**
 * The Python with which uv makes an environment: that of the image python, one that uv downloads, or, where the
 * distribution may have one, that or a downloaded one.
 */
export type UvPython = 'image' | 'downloaded' | 'either';

/** https://docs.astral.sh/uv/concepts/python-versions/ ; undefined where settings say something else, or it is not known. */
export function uvPython({ run }: Environment): UvPython | undefined {
  const maker = run.step.stage;
  const image = valueOf(maker.image);
  if (run.command.name !== 'uv' || image === undefined) return undefined;
  if (takesOnlyManaged(run)) return 'downloaded';
  if (isConfigured(run)) return undefined;
  if (installsPython(maker, run)) return 'downloaded';
  const version = valueOf(image.pythonVersion);
  if (image.image === 'python' || version !== undefined) {
    const fits = version?.minor === undefined ? undefined : isWhatIsAsked(run, version.major, version.minor);
    return fits === undefined ? undefined : fits ? 'image' : 'downloaded';
  }
  if (!['alpine', 'buildpack-deps', 'debian', 'ubuntu', 'uv'].includes(image.image)) return undefined;
  const isBare = is(image.has('python3'), false) && !mayBringPython(maker);
  return isBare ? 'downloaded' : 'either';
}

const SETTINGS = [
  'UV_PYTHON_PREFERENCE',
  'UV_PYTHON_DOWNLOADS',
  'UV_SYSTEM_PYTHON',
  'UV_NO_MANAGED_PYTHON',
  'UV_CONFIG_FILE',
] as const;

const OPTIONS = [
  '--python-preference',
  '--no-managed-python',
  '--no-python-downloads',
  '--active',
  '--no-config',
  '--config-file',
] as const;

function isConfigured({ command, step }: StageCommand): boolean {
  const state = step.stage.state(step.index);
  const isSet = (name: string) =>
    !is(state.seen(name), undefined) || command.assignments.some((one) => one.name === name);
  return SETTINGS.some(isSet) || command.has(...OPTIONS);
}

function takesOnlyManaged(run: StageCommand): boolean {
  const state = run.step.stage.state(run.step.index);
  return (
    is(state.seen('UV_PYTHON_PREFERENCE'), 'only-managed') ||
    is(state.seen('UV_MANAGED_PYTHON'), '1') ||
    run.command.has('--managed-python')
  );
}

/** uv takes a Python that it has downloaded before any other. */
function installsPython({ chain }: Stage, { step }: StageCommand): boolean {
  return chain.some(({ commands }) =>
    commands.some((one) => {
      const [, python, install] = one.command.words.map(({ literal }) => literal);
      const isEarlier = one.step.stage !== step.stage || one.step.index <= step.index;
      const { name, reached, tolerated } = one.command;
      return (
        isEarlier &&
        name === 'uv' &&
        python === 'python' &&
        install === 'install' &&
        reached === 'always' &&
        !tolerated &&
        !one.command.has('-i', '--install-dir')
      );
    }),
  );
}

/** Packages bring others along. */
function mayBringPython({ chain }: Stage): boolean {
  return chain.some(
    ({ packages, copies }) =>
      packages.calls.some(({ action }) => action === 'install') ||
      copies.some(({ from, sources }) =>
        from.kind === 'context'
          ? false
          : sources.some(({ text }) => !/\/(uvx?|\{uv,uvx\})$/.test(valueOf(text) ?? '')),
      ),
  );
}

/** Whether a Python is one that the command, the project's pin or its requires-python lets in. */
function isWhatIsAsked(run: StageCommand, major: number, minor: number): boolean | undefined {
  const asked = askedPython(run);
  if (asked === undefined) return undefined;
  const answers = asked.map((each) => lets(each, major, minor));
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

/** All that says which Python: versions and specifiers. Undefined where a part of it cannot be read. */
function askedPython(run: StageCommand): string[] | undefined {
  const option = run.command.option('-p', '--python');
  if (option !== undefined) {
    const value = valueOf(run.value(option));
    return value === undefined ? undefined : [value];
  }
  const variable = run.step.stage.state(run.step.index).seen('UV_PYTHON');
  if (!variable.known || run.command.assignments.length > 0) return undefined;
  if (variable.value !== undefined) return [variable.value];
  const pin = fileOf(run, '.python-version');
  const project = fileOf(run, 'pyproject.toml') ?? mounted(run, 'pyproject.toml');
  const { context } = run.step.stage.build;
  const text = pin === undefined ? undefined : context.text(pin)?.trim().split('\n')[0]?.trim();
  const needs = project === undefined ? undefined : context.python(parentOf(project))?.requiresPython;
  // A mounted directory may hold more than is read here.
  if (mountsDirectory(run)) return undefined;
  return [...(text === undefined ? [] : [text]), ...(needs === undefined ? [] : [needs])];
}

function fileOf({ directory, step }: StageCommand, name: string): string | undefined {
  if (!directory.known) return undefined;
  return valueOf(step.stage.files.entry(join(directory.value, name), step.index))?.contextPath;
}

/** A file of the context that a bind mount brings under its own name. */
function mounted({ step }: StageCommand, name: string): string | undefined {
  const isThere = mounts(step).some((value) => value.split(',').includes(`source=${name}`));
  return isThere && step.stage.build.context.has(name) ? name : undefined;
}

function mountsDirectory({ step }: StageCommand): boolean {
  return mounts(step).some(
    (value) => /(^|,)(source|src)=\.?\/?(,|$)/.test(value) || value.includes('.python-version'),
  );
}

function mounts({ instruction }: StageCommand['step']): string[] {
  return instruction.flags.flatMap(({ name, value }) =>
    name === 'mount' && value?.includes('type=bind') === true ? [value] : [],
  );
}

const CLAUSE = /^(>=|<=|==|~=|!=|>|<|\^)?\s*v?(\d+)(?:\.(\d+))?(?:\.[\d*]+)?$/;

/** Whether a request or a specifier lets a minor version in; patch releases count as one. */
function lets(request: string, major: number, minor: number): boolean | undefined {
  const answers = request
    .replace(/^(cpython|python)[@-]?/, '')
    .split(',')
    .map((clause) => letsIn(clause.trim(), major * 1000 + minor));
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

function letsIn(clause: string, version: number): boolean | undefined {
  const [all, operator = '==', major = '', minor] = CLAUSE.exec(clause) ?? [];
  if (all === undefined) return undefined;
  const than = Number(major) * 1000 + Number(minor ?? 0);
  const isSame = minor === undefined ? Math.floor(version / 1000) === Number(major) : version === than;
  if (operator === '>=') return version >= than;
  if (operator === '<')
    return version < than || (/\.\d+\.[1-9]/.test(clause) && version === than ? undefined : false);
  if (operator === '==') return isSame;
  if (operator === '~=' && /\.\d+\./.test(clause)) return version === than;
  // What a patch release decides, or few people write.
  return undefined;
}
