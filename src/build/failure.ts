import type { Instruction } from '../dockerfile/types.ts';
import type { Evidence } from '../fix.ts';
import type { CauseId } from '../log/cause-kinds.ts';
import type { BuildLog, Cause } from '../log/types.ts';
import type { Build } from './build.ts';
import type { StageCommand } from './commands.ts';
import type { Stage, Step } from './stage.ts';

/** What a log says, and where. */
export interface LoggedFailure {
  readonly log: BuildLog;
  /** The instruction that failed, in the text of the build; undefined where the log does not say, or it is gone. */
  readonly instruction: Instruction | undefined;
}

/** How a build failed, or a container of its image, as a log tells: evidence that a place is broken. */
export class Failure {
  readonly log: BuildLog;
  readonly instruction: Instruction | undefined;
  readonly #build: Build;

  constructor(build: Build, { log, instruction }: LoggedFailure) {
    this.#build = build;
    this.log = log;
    this.instruction = instruction;
  }

  /** The stage in which the build stopped. */
  get stage(): Stage | undefined {
    return this.#build.stages.find(
      ({ from, steps }) =>
        from === this.instruction || steps.some(({ instruction }) => instruction === this.instruction),
    );
  }

  /** The step that failed; undefined where FROM itself did. */
  get step(): Step | undefined {
    return this.instruction && this.stage?.step(this.instruction);
  }

  /** Commands of the RUN that failed. */
  get commands(): readonly StageCommand[] {
    const { step } = this;
    return step?.stage.commands.filter((each) => each.step === step) ?? [];
  }

  /**
   * The causes of these kinds that the log names, the most specific first. A cause is one that stopped the build; what
   * only looks like one among the lines before is left out by asking the first.
   */
  causes(...kinds: readonly CauseId[]): readonly Cause[] {
    return this.log.causes.filter(({ id }) => kinds.includes(id));
  }

  /** What stopped the build, where it is of one of these kinds: the first thing that the log names. */
  cause(...kinds: readonly CauseId[]): Cause | undefined {
    const [first] = this.log.causes;
    return first !== undefined && kinds.includes(first.id) ? first : undefined;
  }

  /** True where the log names a cause of that kind with these captures. */
  says(kind: CauseId, captures: Cause['captures'] = {}): boolean {
    return this.causes(kind).some((cause) =>
      Object.entries(captures).every(
        ([name, value]) => cause.captures[name as keyof Cause['captures']] === value,
      ),
    );
  }
}

/** A cause as evidence of a fix: the line of the log that names it. */
export function logEvidence({ line }: Cause): Evidence {
  return line === undefined
    ? { text: 'the build ended so', log: 0 }
    : { text: line.text.trim(), log: line.number };
}
