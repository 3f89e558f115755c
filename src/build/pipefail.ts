import { is, known, unknown, valueOf, type Known } from '../known.ts';
import { execForm } from '../dockerfile/exec-form.ts';
import { isPosixShell, shellOptions } from '../shell/parse.ts';
import { bashPlace, bashUnderDash } from './bash-under-dash.ts';
import { commandsOf, shellOf, type StageCommand } from './commands.ts';
import { pipesOf, setsPipefail, type Pipe } from './pipes.ts';
import { rememberedOfStages } from './remembered.ts';
import type { Stage, Step } from './stage.ts';

/** Where SHELL makes the pipes of a stage fail with any of their commands. */
export interface PipefailPlace {
  /** The first RUN with a pipe, before which SHELL is to stand; or the SHELL that takes the option. */
  readonly step: Step;
  /** The words that SHELL is to have. */
  readonly shell: readonly string[];
  /** First command of the first pipe. */
  readonly head: StageCommand;
  /** Why a build that works could behave differently; undefined where none can. */
  readonly doubt: string | undefined;
}

/** The first such place of a stage; known undefined where no pipe of it asks for one. */
export const pipefailPlace = rememberedOfStages(readPipefailPlace);

function readPipefailPlace(stage: Stage): Known<PipefailPlace | undefined> {
  // There another SHELL is to come.
  if (bashPlace(stage) !== undefined) return known(undefined);
  // And there one comes from below.
  if (stage.chain.slice(1).some((below) => valueOf(pipefailPlace(below)) !== undefined))
    return known(undefined);
  let reason: string | undefined;
  for (const segment of segmentsOf(stage)) {
    if (!segment.steps.some(needsPipefail)) continue;
    const place = placeIn(segment);
    if (place.known) return place;
    reason ??= place.reason;
  }
  return reason === undefined ? known(undefined) : unknown(reason);
}

/** Steps that are run by the same shell. */
interface Segment {
  readonly stage: Stage;
  readonly steps: readonly Step[];
  /** The SHELL before it. */
  readonly by: Step | undefined;
  readonly isLast: boolean;
}

function segmentsOf(stage: Stage): readonly Segment[] {
  const starts = stage.steps.filter(({ instruction }) => instruction.keyword === 'SHELL');
  return [undefined, ...starts].map((by, index) => {
    const end = starts[index]?.index ?? stage.steps.length;
    const steps = stage.steps.slice(by === undefined ? 0 : by.index + 1, end);
    return { stage, steps, by, isLast: index === starts.length };
  });
}

/** A RUN in shell form with a pipe whose failure its shell does not see. */
function needsPipefail(step: Step): boolean {
  const { instruction, stage, index } = step;
  if (instruction.keyword !== 'RUN' || execForm(instruction).form !== 'shell') return false;
  const shell = valueOf(stage.state(index).shell);
  if (shell === undefined || shellOptions(shell)?.pipefail !== false) return false;
  return pipesOf(step).length > 0 && !setsPipefail(step);
}

function placeIn(segment: Segment): Known<PipefailPlace> {
  const { stage, steps, by } = segment;
  const heirs = segment.isLast ? heirsOf(stage) : [];
  const broken = heirs.find(breaks);
  if (broken !== undefined) return unknown(BREAKS);
  const last = steps.findLast(breaks);
  if (last !== undefined && by !== undefined) return unknown(BREAKS);
  const covered = steps.filter(({ index }) => last === undefined || index > last.index);
  const first = covered.find(needsPipefail);
  const head = first && pipesOf(first)[0]?.commands[0];
  if (first === undefined || head === undefined) return unknown(BREAKS);
  const reached = [...covered.filter(({ index }) => index >= first.index), ...heirs];
  const shell = shellFor(first, by);
  if (!shell.known) return shell;
  const doubt = doubtOf(first, reached, shell.value);
  return known({ step: by ?? first, shell: shell.value.words, head, doubt });
}

const BREAKS =
  'a pipe of it ends early, says something by failing, or cannot be read, and would fail under pipefail';

/** Steps of the stages built FROM a stage that are run by the shell that it ends with. */
function heirsOf(stage: Stage): readonly Step[] {
  return stage.build.stages
    .filter(({ base }) => base.kind === 'stage' && base.stage === stage)
    .flatMap((child) => {
      const [own] = segmentsOf(child);
      return own === undefined ? [] : [...own.steps, ...(own.isLast ? heirsOf(child) : [])];
    });
}

/** Under pipefail it would certainly fail, or nobody can tell. */
function breaks(step: Step): boolean {
  const { instruction } = step;
  if (isForContainer(step)) return instruction.body.text.includes('|');
  if (instruction.keyword !== 'RUN' || execForm(instruction).form !== 'shell') return false;
  if (!shellOf(step).known) return true;
  return !setsPipefail(step) && pipesOf(step).some(({ underPipefail }) => underPipefail === 'fails');
}

/** Run by the container, in shell form. */
function isForContainer({ instruction }: Step): boolean {
  const { keyword } = instruction;
  return ['CMD', 'ENTRYPOINT', 'HEALTHCHECK'].includes(keyword) && execForm(instruction).form === 'shell';
}

interface Successor {
  readonly words: readonly string[];
  /** What `/bin/sh` is; undefined where that is only likely. */
  readonly now: 'same' | 'bash' | 'dash' | undefined;
}

/** The shell of a step, with the option; bash in the place of one that does not have it. */
function shellFor(step: Step, by: Step | undefined): Known<Successor> {
  const words = valueOf(step.stage.state(step.index).shell);
  const name = words?.[0]?.split('/').at(-1) ?? '';
  if (words === undefined || !isPosixShell(words)) return unknown('its shell is not known');
  if (by !== undefined) {
    if (name !== 'bash' && name !== 'ash') return unknown(`SHELL names ${name}`);
    return known({ words: [...words.slice(0, -1), '-o', 'pipefail', ...words.slice(-1)], now: 'same' });
  }
  if (name !== 'sh') return unknown(`the stage below has ${name} as its shell`);
  const { image } = step.stage;
  if (!image.known) return byPackageManager(step.stage, image.reason);
  const { shell, has } = image.value;
  if (is(shell, 'busybox')) return known({ words: ASH, now: 'same' });
  if (!is(has('bash'), true)) return unknown('it is not certain that the base image has bash');
  return known({ words: BASH, now: is(shell, 'dash') ? 'dash' : is(shell, 'bash') ? 'bash' : undefined });
}

const ASH = ['/bin/ash', '-o', 'pipefail', '-c'];
const BASH = ['/bin/bash', '-o', 'pipefail', '-c'];

/** Where apk installs there is busybox; distributions with the others come with bash. */
function byPackageManager(stage: Stage, reason: string): Known<Successor> {
  const names = new Set(
    stage.chain.flatMap(({ packages }) => packages.calls.map(({ program }) => program as string)),
  );
  if (names.has('apk')) return names.size === 1 ? known({ words: ASH, now: undefined }) : unknown(reason);
  return names.size > 0 ? known({ words: BASH, now: undefined }) : unknown(reason);
}

function doubtOf(first: Step, steps: readonly Step[], { now }: Successor): string | undefined {
  const pipe = steps.flatMap((step) => (setsPipefail(step) ? [] : pipesOf(step))).find(isDoubtful);
  if (pipe !== undefined)
    return `a pipe in which ${pipe.commands[0]?.command.name || 'a command'} fails stops the build, where it went on so far`;
  if (now === undefined)
    return 'the base image is not known, and may lack the shell or come with another one';
  if (steps.some(isForContainer)) return 'a command of the container is run by the other shell';
  if (now === 'same') return undefined;
  const commands = steps.flatMap((step) => commandsOf(step));
  const differs =
    now === 'dash'
      ? bashUnderDash(first.stage).some(({ step }) => step.index >= first.index) || commands.some(readsAlone)
      : commands.some(({ command }) => ['.', 'source', 'eval'].includes(command.name));
  return differs ? 'bash reads a command of the RUNs that follow in another way than sh' : undefined;
}

function isDoubtful({ underPipefail }: Pipe): boolean {
  return underPipefail !== 'same';
}

/** What bash reads in another way than dash: escapes in echo, the script of `.` looked for here, `==` in a test. */
function readsAlone({ command: { name, words } }: StageCommand): boolean {
  if (name === 'echo') return words.some(({ raw }) => raw.includes('\\') || /^-[neE]*[eE]/.test(raw));
  if (name === '[' || name === 'test') return words.some(({ literal }) => literal === '==');
  return name === '.' || name === 'source' || name === 'eval';
}
