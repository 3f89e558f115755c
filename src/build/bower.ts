import type { Cause } from '../log/types.ts';
import type { Build } from './build.ts';
import type { StageCommand } from './commands.ts';
import { join } from './paths.ts';
import type { Step } from './stage.ts';

/** Calls of bower as root, which it refuses. https://bower.io/docs/api/#running-commands-with-sudo */
export function* bowerAsRoot({ needed, failure }: Build): Iterable<StageCommand> {
  const failed = failure?.cause('bower-root') === undefined ? undefined : failure.step;
  for (const stage of needed) {
    for (const run of stage.commands) {
      const { command, step } = run;
      const isRefused = step === failed || stage.state(step.index).isRoot;
      if (isRefused && command.name === 'bower' && needsUser(run) && !command.has('--allow-root')) yield run;
    }
  }
}

/** The step that failed because a script of the project calls bower, and why that is known. */
export function scriptedBower({
  failure,
}: Build): { readonly step: Step; readonly cause: Cause } | undefined {
  const cause = failure?.cause('bower-root');
  const step = failure?.step;
  const isCalled = failure?.commands.some(({ command }) => command.name === 'bower') ?? true;
  if (cause === undefined || step === undefined || isCalled) return undefined;
  const before = step.stage.steps.slice(0, step.index);
  return before.some(({ instruction }) => ALLOWED.test(instruction.body.text)) ? undefined : { step, cause };
}

const ALLOWED = /allow_root/;

function needsUser({ command, step, directory }: StageCommand): boolean {
  const { stage } = step;
  const verb = command.words[1]?.literal ?? '';
  const isSet = stage.chain.some(({ steps }) =>
    steps.some(({ instruction }) => ALLOWED.test(instruction.body.text)),
  );
  const path = directory.known ? stage.files.entry(join(directory.value, '.bowerrc'), step.index) : directory;
  const file = path.known ? path.value?.contextPath : undefined;
  const configuration = file === undefined ? '' : (stage.build.context.text(file) ?? '');
  return ['install', 'i', 'update', 'prune'].includes(verb) && !isSet && !ALLOWED.test(configuration);
}
