import { languageTool, type LanguageTool } from '../facts/language-tools.ts';
import { valueOf } from '../known.ts';
import type { Cause } from '../log/types.ts';
import type { StageCommand } from './commands.ts';
import type { Failure } from './failure.ts';
import type { Stage } from './stage.ts';

/** A program that a RUN calls, that the log misses, and that npm or pip installs. */
export interface LackingTool {
  readonly run: StageCommand;
  readonly tool: LanguageTool;
  readonly cause: Cause;
  /** How the manager is called in the stage. */
  readonly program: string;
}

/** The program for want of which the build stopped, where the stage has the manager that installs it. */
export function lackingLanguageTool(failure: Failure): LackingTool | undefined {
  const cause = failure.cause('command-not-found');
  const command = cause?.captures.command;
  const tool = command === undefined ? undefined : languageTool(command);
  const run = failure.commands.find((each) => each.command.name === command);
  if (cause === undefined || tool === undefined || run === undefined) return undefined;
  const { stage } = run.step;
  const program = managerOf(stage, tool.manager, run);
  if (program === undefined || isSpokenOf(stage, tool, run)) return undefined;
  return { run, tool, cause, program };
}

const PROGRAMS: Readonly<Record<LanguageTool['manager'], readonly string[]>> = {
  npm: ['npm'],
  pip: ['pip', 'pip3'],
};

const IMAGES: Readonly<Record<LanguageTool['manager'], string>> = { npm: 'node', pip: 'python' };

/** The manager as the stage has called it before, or as its image has it. */
function managerOf(stage: Stage, manager: LanguageTool['manager'], before: StageCommand): string | undefined {
  const called = earlier(stage, before).findLast(
    ({ command }) => PROGRAMS[manager].includes(command.name) && command.words[0]?.literal === command.name,
  );
  return (
    called?.command.name ??
    (valueOf(stage.image)?.image === IMAGES[manager] ? PROGRAMS[manager][0] : undefined)
  );
}

/** An earlier command names the program or its package: it is there, but in another place. */
function isSpokenOf(stage: Stage, { packages }: LanguageTool, before: StageCommand): boolean {
  const texts = earlier(stage, before).flatMap(({ command }) => command.words.map(({ raw }) => raw));
  return texts.some(
    (text) => text.split(/\W+/).includes(before.command.name) || packages.some((name) => text.includes(name)),
  );
}

function earlier(stage: Stage, { command: { range } }: StageCommand): StageCommand[] {
  return stage.chain.flatMap(({ commands }) =>
    commands.filter(({ command }) => command.range.start < range.start),
  );
}
