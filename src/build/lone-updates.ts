import { commandsOf } from './commands.ts';
import { mountOver } from './cache-directories.ts';
import { keptLists } from './kept-lists.ts';
import { commandPrograms } from './program-effects.ts';
import type { Stage, Step } from './stage.ts';
import type { PackageCall } from './system-packages.ts';

/** A RUN that fetches the lists of APT and does nothing else, with the call that installs from them first. */
export interface LoneUpdate {
  readonly refresh: PackageCall;
  readonly user: PackageCall;
  /** A comment right above it speaks of it. */
  readonly explained: boolean;
  /** Something between the two changes where packages come from. */
  readonly changed: boolean;
}

/** Such RUNs of a stage whose first user is in the same stage, and runs whenever it does. */
export function* loneUpdates(stage: Stage): Iterable<LoneUpdate> {
  for (const { step, refresh, user, needed, alone } of keptLists(stage)) {
    if (!alone || !needed || user === undefined || user.step.stage !== stage) continue;
    const { json } = user.step.instruction;
    if (!user.certain || user.command.reached !== 'always' || json !== undefined || refresh.command.tolerated)
      continue;
    if (mountOver(user.step, ['/var/lib/apt/lists']) !== undefined) continue;
    const between = stage.steps.slice(step.index + 1, user.step.index);
    const changed =
      between.some(changesSources) || beforeCall(user).some(({ raw }) => raw.includes('/etc/apt'));
    yield { refresh, user, explained: isExplained(step), changed };
  }
}

function isExplained({ instruction: { range }, stage }: Step): boolean {
  const { dockerfile } = stage.build;
  const start = dockerfile.lineStart(range.start);
  const above = start > 0 ? dockerfile.lineStart(start - 1) : -1;
  return dockerfile.comments.some((one) => dockerfile.lineStart(one.range.start) === above);
}

function changesSources(step: Step): boolean {
  const { instruction, stage } = step;
  if (instruction.keyword !== 'RUN')
    return instruction.keyword === 'ADD' || /\/etc\b/.test(instruction.body.text);
  return (
    /\/etc\/apt|add-apt-repository|apt-key/.test(instruction.body.text) ||
    commandsOf(step).some(
      (run) => run.command.name === 'dpkg' || commandPrograms(run).some(({ kind }) => kind === 'opaque'),
    ) ||
    stage.packages.calls.some((call) => call.step === step && call.action === 'install')
  );
}

/** The words in front of a call in its RUN. */
function beforeCall({ command, step }: PackageCall) {
  return commandsOf(step)
    .filter((run) => run.command.range.start < command.range.start)
    .flatMap((run) => run.command.words);
}
