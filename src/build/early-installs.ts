import { is, valueOf } from '../known.ts';
import type { StageCommand } from './commands.ts';
import type { Copy } from './copy.ts';
import { pipInstall, requirementsWord } from './pip-installs.ts';
import { join, parentOf, within } from './paths.ts';
import type { Stage } from './stage.ts';

/** A pip that reads requirements which only a later COPY brings. */
export interface EarlyInstall {
  readonly run: StageCommand;
  /** In the context. */
  readonly file: string;
  readonly copy: Copy;
  /** Where the file has to be copied to, as COPY writes it. */
  readonly destination: string;
}

/** The first such install of a stage: one that certainly stops the build. */
export function earlyInstall(stage: Stage): EarlyInstall | undefined {
  for (const run of stage.commands) {
    const { command, directory, step } = run;
    const install = command.reached === 'always' && !command.tolerated ? pipInstall(run) : undefined;
    const word = install && requirementsWord(install);
    if (word === undefined || !directory.known || step.instruction.flags.length > 0) continue;
    const path = join(directory.value, word);
    if (!is(stage.files.entry(path, step.index), undefined) || isMade(stage, run)) continue;
    const later = valueOf(stage.files.entry(path));
    const copy = stage.copies.find(({ instruction }) => instruction === later?.by);
    const file = later?.contextPath;
    if (copy === undefined || file === undefined || copy.from.kind !== 'context') continue;
    if (copy.step.index < step.index || readsOthers(stage, file)) continue;
    const workdir = valueOf(stage.state(step.index).workdir);
    return { run, file, copy, destination: destinationOf(parentOf(path), workdir) };
  }
  return undefined;
}

function destinationOf(directory: string, workdir: string | undefined): string {
  if (directory === workdir) return './';
  const isBelow = workdir !== undefined && workdir !== '/' && within(workdir, directory);
  return `${isBelow ? directory.slice(workdir.length + 1) : directory}/`;
}

/** Commands that stand before it in the RUN may make the file. */
function isMade(stage: Stage, run: StageCommand): boolean {
  const own = stage.commands.filter(({ step }) => step === run.step);
  return own
    .slice(0, own.indexOf(run))
    .some(({ command }) => !['apt-get', 'apk', 'cd', 'pip', 'set'].includes(command.name));
}

/** Requirements that ask for other files, or for the project itself, need more than the one file. */
function readsOthers(stage: Stage, file: string): boolean {
  const lines = (stage.build.context.text(file) ?? '-r').split('\n');
  return lines.some((line) => /^\s*(-|\.|file:)/.test(line));
}
