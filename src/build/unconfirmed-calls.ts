import { mayAsk, saysYes } from '../packages/system-prompts.ts';
import type { ShellWord } from '../shell/types.ts';
import { unansweredCalls } from './package-confirmation.ts';
import type { Stage } from './stage.ts';
import type { PackageCall } from './system-packages.ts';

/** A call of a package manager that may ask, and does not say yes itself. */
export interface UnconfirmedCall {
  readonly call: PackageCall;
  /** The word that names the sub-command. */
  readonly verb: ShellWord;
  /** What answers for it, so that it is left as it is. */
  readonly answered: string | undefined;
  /** Its failure stops nothing: with an answer it goes on where it gave up before. */
  readonly tolerated: boolean;
}

/** Such calls of a stage; those that certainly stop with their question are left out. */
export function* unconfirmedCalls(stage: Stage): Iterable<UnconfirmedCall> {
  const stopping = unansweredCalls(stage).filter(({ unanswered }) => unanswered.known);
  for (const call of stage.packages.calls) {
    if (!mayAsk(call) || saysYes(call) || stopping.some((one) => one.call === call)) continue;
    const verb = call.command.words.find(({ literal }) => literal === call.verb && literal !== '');
    if (verb === undefined || call.action !== 'install') continue;
    const answered = call.answered.known && call.answered.value === 'pipe' ? 'a pipe answers it' : undefined;
    yield { call, verb, answered, tolerated: call.command.tolerated };
  }
}
