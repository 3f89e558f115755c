import type { StageCommand } from './commands.ts';
import type { Stage } from './stage.ts';

/** What a command does in vain while an image is built, and what is meant mostly, as sentences without a full stop. */
export interface IdleCommand {
  readonly run: StageCommand;
  readonly why: string;
  readonly instead: string;
}

const PROCESSES = 'only files are kept of what a RUN does: no process of it is there when a container starts';

interface Idle {
  readonly why: string;
  readonly instead: string;
}

const LOOKING: Idle = {
  why: 'it tells of the machine that builds, and of processes that end with the RUN',
  instead: 'leave it out, or run it with docker exec in a container',
};

const IDLE: ReadonlyMap<string, Idle> = new Map([
  [
    'service',
    {
      why: PROCESSES,
      instead:
        'start the program in CMD, in the foreground; what needs it during the build goes into the same RUN, behind it',
    },
  ],
  ['kill', { why: PROCESSES, instead: 'end the program as it asks to be ended, in the RUN that starts it' }],
  ['shutdown', { why: 'there is no machine to shut down', instead: 'leave it out' }],
  [
    'mount',
    {
      why: 'a build may not mount, and a mount ends with the RUN',
      instead: 'use RUN --mount=type=bind or COPY',
    },
  ],
  [
    'ssh',
    {
      why: 'a build should not log in elsewhere',
      instead: 'RUN --mount=type=ssh gives git and scp the keys of the caller',
    },
  ],
  ['vim', { why: 'nobody is there to type', instead: 'edit with sed, or COPY the file' }],
  ['free', LOOKING],
  ['ps', LOOKING],
  ['top', LOOKING],
]);

/** Commands of a stage that make no sense in a build. */
export function idleCommands({ commands }: Stage): IdleCommand[] {
  return commands.flatMap((run) => {
    const idle = IDLE.get(run.command.name);
    return idle === undefined ? [] : [{ run, ...idle }];
  });
}
