import { execForm } from '../dockerfile/exec-form.ts';
import type { Instruction } from '../dockerfile/types.ts';
import { valueOf } from '../known.ts';
import type { Range } from '../range.ts';
import type { Command } from '../shell/types.ts';
import { lacksMirrors } from './archived-packages.ts';
import { executedAtStart, executedInBuild, type ExecutedFile } from './executed-files.ts';
import type { ImageFacts } from './image.ts';
import { installPlace } from './install-place.ts';
import { callToExtend, isRecorded, mayComeAlong } from './lacking-tools.ts';
import { rememberedOfStages } from './remembered.ts';
import type { Stage, Step } from './stage.ts';
import type { PackageCall, Place } from './system-packages.ts';

/** The first thing in a stage of Alpine that needs bash, which nothing before brings. */
export interface MissingBash {
  readonly image: ImageFacts;
  readonly stage: Stage;
  readonly use: BashUse;
  /** An install of the stage, before the use, whose list can take more. */
  readonly call: PackageCall | undefined;
  /** The step before which an install of its own can stand: commands run as root there, and are not read by bash. */
  readonly step: Step | undefined;
}

/** Where bash is needed: the RUN, SHELL, CMD, ENTRYPOINT or HEALTHCHECK, and what of it asks for bash. */
export interface BashUse {
  readonly instruction: Instruction;
  readonly range: Range;
  /** Where bash has to be there: before a step or a command, or at the end for what a container runs. */
  readonly place: Place;
  /** The script of the build context whose first line names bash. */
  readonly script: string | undefined;
}

/** What a stage needs bash for; undefined where it does not, where bash is or may be there, and where it cannot be installed. */
export const missingBash = rememberedOfStages(readMissingBash);

function readMissingBash(stage: Stage): MissingBash | undefined {
  const image = valueOf(stage.image);
  if (image === undefined || valueOf(image.packageManager) !== 'apk') return undefined;
  if (!isRecorded(image)) return undefined;
  if (stage.chain.slice(1).some((below) => missingBash(below) !== undefined)) return undefined;
  const use = firstUse(stage);
  if (use === undefined || lacksMirrors(stage, use.place)) return undefined;
  const offset = use.place === stage.steps.length ? Infinity : use.range.start;
  if (!stage.packages.lacksCommand('bash', use.place) || mayComeAlong(stage, offset, 'bash'))
    return undefined;
  return {
    image,
    stage,
    use,
    call: callToExtend(stage, offset),
    step: installPlace(stage, use.instruction, (shell) => !BASH.has(shell)),
  };
}

function firstUse(stage: Stage): BashUse | undefined {
  const inBuild = [...ofShell(stage), ...ofCommands(stage), ...executedInBuild(stage).flatMap(ofScript)];
  const [first] = inBuild.toSorted((a, b) => a.range.start - b.range.start);
  return first ?? (stage.build.targets.includes(stage) ? atStart(stage)[0] : undefined);
}

function ofShell(stage: Stage): BashUse[] {
  return stage.steps.flatMap(({ instruction, index }) =>
    instruction.keyword === 'RUN' && execForm(instruction).form === 'shell' && isBash(stage, index)
      ? [{ instruction, range: instruction.keywordRange, place: index, script: undefined }]
      : [],
  );
}

function isBash(stage: Stage, index: number): boolean {
  const shell = valueOf(stage.state(index).shell);
  return shell !== undefined && BASH.has(shell[0] ?? '');
}

const BASH: ReadonlySet<string> = new Set(['bash', '/bin/bash']);

function ofCommands(stage: Stage): BashUse[] {
  return stage.commands.flatMap((run) => {
    const { command, step } = run;
    const { instruction } = step;
    const isUse = isCertain(command) && callsBash(command) && !mountsImage(instruction);
    return isUse ? [{ instruction, range: command.range, place: run, script: undefined }] : [];
  });
}

/** What is mounted from another image may have bash. */
function mountsImage({ flags }: Instruction): boolean {
  return flags.some(({ name, value }) => name === 'mount' && /(^|,)from=/.test(value ?? ''));
}

function isCertain({ reached, tolerated }: Command): boolean {
  return reached === 'always' && !tolerated;
}

function callsBash({ words, wrappedBy }: Command): boolean {
  return BASH.has(words[0]?.literal ?? '') || wrappedBy.some((word) => BASH.has(word));
}

function ofScript({ stage, file, instruction, range, run }: ExecutedFile): BashUse[] {
  if (!file.text.known) return [];
  const firstLine = stage.build.context.text(file.contextPath)?.split('\n', 1)[0] ?? '';
  if (!/^#!\s*(\/bin\/bash|\/usr\/bin\/env\s+(-S\s+)?bash)(\s|$)/.test(firstLine)) return [];
  return [{ instruction, range, place: run ?? stage.steps.length, script: file.contextPath }];
}

function atStart(stage: Stage): BashUse[] {
  const hasEntrypoint = stage.launch.instruction('ENTRYPOINT') !== undefined;
  const calls = stage.launch.processes.flatMap(({ instruction, command, via }) =>
    via.length === 0 &&
    isCertain(command) &&
    callsBash(command) &&
    !(hasEntrypoint && instruction.keyword === 'CMD')
      ? [{ instruction, range: command.range, place: stage.steps.length, script: undefined }]
      : [],
  );
  return [...calls, ...executedAtStart(stage).flatMap(ofScript)];
}
