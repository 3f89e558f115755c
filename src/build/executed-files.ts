import { is, known, type Known } from '../known.ts';
import type { Instruction } from '../dockerfile/types.ts';
import type { Range } from '../range.ts';
import type { StageCommand } from './commands.ts';
import { copiedFile, type CopiedFile } from './copied-files.ts';
import type { Process } from './launch.ts';
import { join } from './paths.ts';
import type { Stage } from './stage.ts';

/** A file of the build context that a RUN or the container runs. */
export interface ExecutedFile {
  readonly stage: Stage;
  /** `shell` where one is called with the file, and neither its bits nor its first line count. */
  readonly by: 'kernel' | 'shell';
  /** Absolute path in the image. */
  readonly path: string;
  readonly file: CopiedFile;
  /** RUN, CMD, ENTRYPOINT or HEALTHCHECK. */
  readonly instruction: Instruction;
  /** The command that runs it. */
  readonly range: Range;
  /** Where a RUN runs it. */
  readonly run: StageCommand | undefined;
}

/** Files of the context that RUN commands run, and whose failure stops the build. */
export function executedInBuild(stage: Stage): ExecutedFile[] {
  return stage.commands.flatMap((run) => {
    const { command, directory, step } = run;
    const program = programOf(run.words);
    if (program === undefined || !directory.known) return [];
    if (command.reached !== 'always' || command.tolerated || bindsFiles(step.instruction)) return [];
    const script = shellScript(run.words);
    const path =
      script !== undefined || program.includes('/')
        ? join(directory.value, script ?? program)
        : isScriptName(program)
          ? onPath(stage, program, step.index)
          : undefined;
    if (path === undefined) return [];
    const file = copiedFile(stage, path, step.index, run);
    if (!file.known || file.value === undefined) return [];
    const by = script === undefined ? 'kernel' : 'shell';
    return [{ stage, by, path, file: file.value, instruction: step.instruction, range: command.range, run }];
  });
}

/** Files of the context that the image starts a container, or its health check, with. */
export function executedAtStart(stage: Stage): ExecutedFile[] {
  const seen = new Set<string>();
  return stage.launch.processes.flatMap((process) => {
    const path = isStarted(stage, process) ? pathOf(stage, process) : undefined;
    if (path === undefined || seen.has(path)) return [];
    const file = copiedFile(stage, path, stage.steps.length);
    if (!file.known || file.value === undefined) return [];
    const by = shellScript(process.words) === undefined ? 'kernel' : 'shell';
    if (by === 'kernel' && !isStartedAsItIs(stage, process, file.value)) return [];
    seen.add(path);
    const { instruction, command } = process;
    return [{ stage, by, path, file: file.value, instruction, range: command.range, run: undefined }];
  });
}

/** The script that a shell is called with: `sh -e x.sh`. */
function shellScript([program, ...rest]: readonly Known<string>[]): string | undefined {
  const name = program?.known === true ? program.value.replace(/^(?:\/usr)?\/bin\//, '') : '';
  if (!['sh', 'bash', 'dash', 'ash'].includes(name)) return undefined;
  const script = rest.find((word) => !word.known || !/^-[eux]+$/.test(word.value));
  return script?.known === true && !script.value.startsWith('-') ? script.value : undefined;
}

/** Nothing of the system goes by such a name, that PATH would lead to behind the file. */
function isScriptName(name: string): boolean {
  return /\.(sh|bash|py|rb|pl)$/.test(name);
}

function programOf(words: readonly Known<string>[]): string | undefined {
  return words[0]?.known === true ? words[0].value : undefined;
}

function isStarted(stage: Stage, { instruction, command, via }: Process): boolean {
  if (via.length > 0 || command.reached !== 'always') return false;
  if (instruction.keyword === 'HEALTHCHECK') return true;
  // What an entrypoint makes of the words of CMD is its own affair.
  const isArgument = instruction.keyword === 'CMD' && stage.launch.instruction('ENTRYPOINT') !== undefined;
  return !command.tolerated && !isArgument;
}

/** The entrypoint of the base image runs what CMD says; that of Node runs a file by `node` where it is not executable. */
function isStartedAsItIs(stage: Stage, { instruction }: Process, file: CopiedFile): boolean {
  if (instruction.keyword !== 'CMD') return true;
  const { image } = stage;
  if (!image.known || !image.value.entrypoint.known) return false;
  return image.value.entrypoint.value.length === 0 || (interpreterOf(stage, file)?.includes('sh') ?? false);
}

function interpreterOf(stage: Stage, { contextPath }: CopiedFile): string | undefined {
  const text = stage.build.context.text(contextPath);
  return text?.startsWith('#!') === true ? text.slice(0, text.search(/\r?\n|$/)) : undefined;
}

function pathOf(stage: Stage, { words, command }: Process): string | undefined {
  const program = programOf(words);
  const { workdir } = stage.end;
  if (program === undefined || !workdir.known || !command.directory.known) return undefined;
  const script = shellScript(words);
  if (script !== undefined || program.includes('/'))
    return join(join(workdir.value, command.directory.value ?? '.'), script ?? program);
  return onPath(stage, program, stage.steps.length);
}

/** Where PATH is searched first and something lies, as far as that is certain. */
function onPath(stage: Stage, program: string, index: number): string | undefined {
  const { path } = stage.state(index);
  if (!path.known) return undefined;
  for (const directory of path.value) {
    const candidate = join(join('/', directory), program);
    const entry = stage.files.entry(candidate, index);
    if (entry.known && entry.value !== undefined) return candidate;
    // Base images keep no programs of their own in /usr/local/sbin.
    if (!is(entry, undefined) && candidate !== `/usr/local/sbin/${program}`) return undefined;
  }
  return undefined;
}

function bindsFiles({ flags }: Instruction): boolean {
  return flags.some(
    ({ name, value }) => name === 'mount' && !/(^|,)type=(cache|secret|ssh|tmpfs)(,|$)/.test(value ?? ''),
  );
}

/** Whether no bit lets anybody, root included, run the file. */
export function isNotExecutable({ by, file }: ExecutedFile): boolean {
  return by === 'kernel' && file.mode.known && (file.mode.value & 0o111) === 0;
}

/**
 * Whether carriage returns certainly make it fail: one ends the name of the interpreter for the kernel, and the keywords and
 * options of a shell.
 */
export function hasCarriageReturn({ stage, by, file }: ExecutedFile): boolean {
  if (!is(file.text, 'same')) return false;
  const text = stage.build.context.text(file.contextPath) ?? '';
  if (by === 'kernel') return /^#![^\n]*\r\n/.test(text.slice(0, 512));
  return text.split('\n').some((line) => line.endsWith('\r') && BROKEN_BY_RETURN.test(line.slice(0, -1)));
}

/** A keyword alone at its end, or `set` with options. */
const BROKEN_BY_RETURN = /^\s*set -[a-z]+( pipefail)?$|^[^#]*;\s*(then|do)$|^\s*(then|do|else|fi|done|esac)$/;

/** Files that are mended together: where, and how each is written there. */
export interface ScriptPlace {
  readonly files: readonly ExecutedFile[];
  /** The command of a RUN before which it can be done; else it is done behind the copy. */
  readonly before: StageCommand | undefined;
  /** How the files are written there. */
  readonly words: readonly string[];
  /** Whether commands there may change the files: `reason` says why not. */
  readonly possible: Known<true>;
}

/** Every file with the trouble, in the stages that are built, by the place where a command can mend it. */
export function scriptPlaces(
  stages: Iterable<Stage>,
  targets: readonly Stage[],
  isTrouble: (file: ExecutedFile) => boolean,
): ScriptPlace[] {
  const places = new Map<object, ScriptPlace & { files: ExecutedFile[]; words: string[] }>();
  const all = [
    ...[...stages].flatMap((stage) => executedInBuild(stage)),
    ...targets.flatMap((stage) => executedAtStart(stage)),
  ];
  const taken = new Set<string>();
  for (const file of all.filter(isTrouble)) {
    const { copy } = file.file;
    const key = `${copy.instruction.range.start} ${file.path}`;
    if (taken.has(key)) continue;
    taken.add(key);
    const beside = besideCopy(file);
    const isNamed =
      file.by === 'shell' || (file.run !== undefined && programOf(file.run.words)?.includes('/') === true);
    const ownRun =
      isNamed && canChange(file, file.stage, file.run?.step.index) && standsAlone(file)
        ? file.run
        : undefined;
    const before = beside?.run ?? ownRun;
    const words = [beside?.word ?? (before === undefined ? writtenAfter(file) : namedBy(before, file))];
    const place = places.get(before?.command ?? copy.instruction);
    if (place === undefined) {
      const possible = before === undefined ? possibleAfter(file) : known(true as const);
      places.set(before?.command ?? copy.instruction, { files: [file], before, words, possible });
    } else {
      place.files.push(file);
      place.words.push(...words);
    }
  }
  return [...places.values()];
}

/** How a command that runs the file writes its name. */
function namedBy({ command }: StageCommand, { by, path }: ExecutedFile): string {
  const word =
    by === 'kernel'
      ? command.words[0]
      : command.words.find(({ raw }, index) => index > 0 && !raw.startsWith('-'));
  return word?.raw ?? path;
}

const EDITORS: ReadonlySet<string> = new Set(['chmod', 'dos2unix', 'sed']);

/** A command of the stage of the copy that changes this file already, and how it names the file. */
function besideCopy(file: ExecutedFile): { run: StageCommand; word: string } | undefined {
  const { path, run: user } = file;
  const { stage, index } = file.file.copy.step;
  for (const run of stage.commands) {
    const { command, step, directory } = run;
    if (run === user) return undefined;
    if (
      step.index <= index ||
      !canChange(file, stage, step.index) ||
      !EDITORS.has(command.name) ||
      !directory.known
    )
      continue;
    if (command.reached !== 'always' || command.tolerated || command.wrappedBy.length > 0) continue;
    const isFile = (word: Known<string>) => word.known && join(directory.value, word.value) === path;
    const last = command.words.at(-1);
    if (last !== undefined && run.words.length > 2 && isFile(run.value(last))) return { run, word: last.raw };
  }
  return undefined;
}

/** Nothing that the command runs by would come to stand before another one: `sudo`, `time`, `!`. */
function standsAlone({ stage, run, range }: ExecutedFile): boolean {
  const { dockerfile } = stage.build;
  const before = dockerfile.text.slice(dockerfile.lineStart(range.start), range.start).trimEnd();
  return run?.command.wrappedBy.length === 0 && !/(^|[\s;&|(])(time|!)$/.test(before);
}

function canChange({ path }: ExecutedFile, stage: Stage, index: number | undefined): boolean {
  if (index === undefined) return false;
  const state = stage.state(index);
  if (state.isRoot) return true;
  const entry = stage.files.entry(path, index);
  const owner = entry.known ? entry.value?.owner : undefined;
  const user = state.userSpec.value;
  return owner?.known === true && user.known && user.value.split(':')[0] === owner.value;
}

function possibleAfter(file: ExecutedFile): Known<true> {
  const { stage, index } = file.file.copy.step;
  if (!canRun(stage)) return { known: false, reason: 'the image has no shell' };
  return canChange(file, stage, index + 1)
    ? known(true)
    : { known: false, reason: `who runs commands behind the copy may not change ${file.path}` };
}

function canRun(stage: Stage): boolean {
  if (stage.chain.some(({ steps }) => steps.some(({ instruction }) => instruction.keyword === 'RUN')))
    return true;
  const { image } = stage;
  return image.known && image.value.shell.known && image.value.shell.value !== 'none';
}

/** The path as the destination of the copy has it, its references kept. */
function writtenAfter({ path, file }: ExecutedFile): string {
  const { target, destinationWord } = file.copy;
  if (!target.known || destinationWord.quote !== undefined) return path;
  const rest = path.slice(target.value === '/' ? 1 : target.value.length + 1);
  const destination = destinationWord.value.replace(/\/+$/, '');
  if (rest === '') return destination;
  return destination === '.' || destination === './.' ? rest : `${destination}/${rest}`.replace(/^\.\//, '');
}
