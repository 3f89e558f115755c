import type { Cause } from '../log/types.ts';
import type { StageCommand } from './commands.ts';
import type { Failure } from './failure.ts';

/** Calls of Composer in a step that ended for want of memory, by the limit that Composer sets itself. */
export interface ComposerMemory {
  readonly cause: Cause;
  readonly runs: readonly StageCommand[];
}

/** Verbs that solve dependencies, which is what takes the memory. */
const SOLVE: ReadonlySet<string> = new Set([
  'install',
  'i',
  'update',
  'u',
  'upgrade',
  'require',
  'remove',
  'create-project',
  'global',
]);
const LIMIT = 'COMPOSER_MEMORY_LIMIT';

/** Undefined where no call of Composer is found in the step, or the limit is set already. */
export function composerMemory(failure: Failure): ComposerMemory | undefined {
  const cause = failure.cause('out-of-memory');
  const isComposer = /[\\/]composer(?:\.phar)?[\\/]/i.test(cause?.line?.text ?? '');
  if (cause?.ecosystem !== 'php' || !isComposer || isSet(failure)) return undefined;
  const runs = failure.commands.filter(isCall);
  return runs.length === 0 ? undefined : { cause, runs };
}

function isSet({ step, commands }: Failure): boolean {
  const seen = step?.stage.state(step.index).seen(LIMIT);
  return (
    (seen?.known === true && seen.value !== undefined) ||
    commands.some(({ command: { assignments, words } }) =>
      [...assignments.map(({ name }) => name), ...words.map(({ raw }) => raw)].some((text) =>
        text.includes(LIMIT),
      ),
    )
  );
}

/** `composer install`, `php composer.phar update`; what another program runs is not asked. */
function isCall({ command: { name, words, wrappedBy } }: StageCommand): boolean {
  const texts = words.map(({ literal }) => literal ?? '');
  const at = name === 'php' ? texts.findIndex((text) => /(?:^|\/)composer(?:\.phar)?$/.test(text)) : 0;
  const isComposer = at > 0 || /^composer(?:\.phar)?$/.test(name);
  const verb = texts.slice(at + 1).find((text) => !text.startsWith('-'));
  return isComposer && wrappedBy.length === 0 && SOLVE.has(verb ?? '');
}
