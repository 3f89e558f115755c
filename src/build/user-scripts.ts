import { consoleScript } from '../facts/console-scripts.ts';
import { known, unknown, valueOf, type Known } from '../known.ts';
import type { StageCommand } from './commands.ts';
import type { Process } from './launch.ts';
import { homeTrouble, homeWriter } from './home.ts';
import { join } from './paths.ts';
import { userInstalls } from './python.ts';
import { pipInstall } from './python-packages.ts';
import type { Stage } from './stage.ts';

/** A script that pip has put into the home of whoever installed it, and that is started by its name alone. */
export interface UserScript {
  readonly stage: Stage;
  readonly name: string;
  readonly install: StageCommand;
  /** The directory that PATH lacks. */
  readonly directory: string;
  /** What starts it. */
  readonly process: Process;
}

/** The program of the container, where a plain user's pip brings it and PATH does not lead to it. */
export function userScript(target: Stage): UserScript | undefined {
  const process = firstProcess(target);
  const name = process?.command.words[0]?.literal;
  if (process === undefined || name === undefined || consoleScript(name)?.name !== name) return undefined;
  if (valueOf(target.packages.hasCommand(name, target.steps.length)) === true) return undefined;
  const installs = userInstalls(target).filter(({ run }) => brings(run, name));
  const [install, ...more] = installs;
  const everywhere = target.chain.flatMap(({ commands }) => commands.filter((run) => brings(run, name)));
  // Root's install puts it where everybody looks.
  if (install === undefined || more.length > 0 || everywhere.length > 1) return undefined;
  const directory = valueOf(directoryOf(install.run, install.base));
  const path = valueOf(target.end.path);
  if (directory === undefined || path === undefined || path.includes(directory)) return undefined;
  if (lacksHome(target)) return undefined;
  return { stage: install.run.step.stage, name, install: install.run, directory, process };
}

/** pip stops where the home is not there: then it says nothing of where scripts come to lie. */
function lacksHome(target: Stage): boolean {
  const writer = homeWriter(target);
  const trouble = writer?.manager === 'pip' ? homeTrouble(target, writer) : undefined;
  return trouble !== undefined && valueOf(trouble) !== undefined;
}

function directoryOf(run: StageCommand, base: Known<string>): Known<string> {
  const sure = run.command.reached === 'always' && !run.command.tolerated;
  return sure && base.known ? known(join(base.value, 'bin')) : unknown('the install may fail');
}

/** The package has a script of its own name. */
function brings(run: StageCommand, name: string): boolean {
  return pipInstall(run)?.requirements.has(name) === true;
}

function firstProcess({ launch }: Stage): Process | undefined {
  const instruction = launch.instruction('ENTRYPOINT') ?? launch.instruction('CMD');
  return launch.processes.find(
    (one) =>
      one.instruction === instruction &&
      one.via.length === 0 &&
      one.command.reached === 'always' &&
      !one.command.tolerated,
  );
}
