import { known, valueOf, type Known, unknown } from '../known.ts';
import { operands } from '../shell/flags.ts';
import type { Range } from '../range.ts';
import { commandsOf, type StageCommand } from './commands.ts';
import type { Copy } from './copy.ts';
import { join } from './paths.ts';
import type { Stage, Step } from './stage.ts';

/** Files that one COPY brings and the next RUN gives a mode, which stores them twice in the image. */
export interface CopiedMode {
  readonly copy: Copy;
  /** The call of chmod, the first command of the RUN. */
  readonly run: StageCommand;
  /** What COPY would be told: `755`; unknown where it cannot be told the same. */
  readonly mode: Known<string>;
}

/** Every such pair of a stage. */
export function* copiedModes(stage: Stage): Iterable<CopiedMode> {
  for (const copy of stage.copies) {
    const next = stage.steps[copy.step.index + 1];
    const run = next && copy.instruction.keyword === 'COPY' ? firstChmod(next) : undefined;
    if (run === undefined || copy.instruction.flags.some(({ name }) => name === 'chmod')) continue;
    const paths = landed(copy);
    if (paths !== undefined && isOf(run, paths)) yield { copy, run, mode: modeOf(copy, run) };
  }
}

function firstChmod(step: Step): StageCommand | undefined {
  const { instruction } = step;
  const [run] = step.instruction.keyword === 'RUN' ? commandsOf(step) : [];
  const isPlain =
    instruction.json === undefined && instruction.heredocs.length === 0 && instruction.flags.length === 0;
  return isPlain && run?.command.name === 'chmod' && run.command.wrappedBy.length === 0 ? run : undefined;
}

/** Where each source goes, as far as each is a file of the context: a directory would not be named by its own path. */
function landed({ from, sources, target, into, step }: Copy): readonly string[] | undefined {
  if (from.kind !== 'context' || !target.known) return undefined;
  const { context } = step.stage.build;
  const paths = sources.map(({ path }) => {
    const source = valueOf(path);
    const name = source?.split('/').at(-1) ?? '';
    if (source === undefined || name === '' || name === '.' || context.kind(source) === 'directory')
      return undefined;
    return into || target.value === '/' ? join(target.value, name) : target.value;
  });
  return paths.includes(undefined) ? undefined : paths.flatMap((path) => path ?? []);
}

/** It names all of these files and nothing else. */
function isOf({ command, value, directory }: StageCommand, paths: readonly string[]): boolean {
  const named = operands(command, [])
    .slice(1)
    .map((word) => {
      const path = valueOf(value(word));
      return path === undefined || !directory.known
        ? undefined
        : join(path.startsWith('/') ? '/' : directory.value, path);
    });
  return (
    named.length === paths.length &&
    paths.every((path) => named.includes(path)) &&
    !command.has('-R', '--recursive') &&
    command.redirects.length === 0
  );
}

const EXECUTABLE = /^a?\+r?x$/;

function modeOf(copy: Copy, run: StageCommand): Known<string> {
  const word = operands(run.command, [])[0];
  const mode = word?.literal ?? '';
  if (/^0?[0-7]{3}$/.test(mode)) return known(mode);
  if (!EXECUTABLE.test(mode))
    return unknown(`what ${word?.raw ?? 'chmod'} makes of the mode depends on the one in the build context`);
  const odd = copy.sources.find(({ path }) => {
    const bits = path.known ? copy.step.stage.build.context.mode(path.value) : undefined;
    return bits !== undefined && (bits & 0o777) !== 0o644 && (bits & 0o777) !== 0o755;
  });
  return odd === undefined ? known('755') : unknown('the mode in the build context is an unusual one');
}

/** The RUN holds nothing but the call. */
export function isAlone({ step }: StageCommand): boolean {
  return commandsOf(step).length === 1;
}

/** What lies between the two instructions. */
export function between({ instruction }: Copy, { step }: StageCommand): Range {
  return { start: instruction.range.end, end: step.instruction.range.start };
}
