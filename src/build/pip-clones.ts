import { operationOf } from '../packages/operation.ts';
import type { StageCommand } from './commands.ts';
import { requirementFiles, sourceOf } from './python-packages.ts';

/** A repository that is cloned to install from it, by itself or under a name: `git+https://…`, `name @ git+https://…`. */
const REPOSITORY =
  /^["']?(?:-e\s*|--editable[= ]\s*)?["']?(?:[\w.-]+(?:\[[^\]]*\])?\s*@\s*)?git\+https?:\/\//;

/**
 * What makes pip, or uv in its place, clone a repository: a word of the command or the file that names it; undefined where nothing
 * certainly does. Without git both end with an error: https://pip.pypa.io/en/stable/topics/vcs-support/
 */
export function clonedBy(run: StageCommand): string | undefined {
  const operation = operationOf(run.command);
  if (operation === undefined || !['pip', 'uv'].includes(operation.manager)) return undefined;
  if (operation.action !== 'install' && operation.verb !== 'wheel') return undefined;
  if (run.command.words.some(({ raw }) => REPOSITORY.test(raw))) return 'the command';
  return requirementFiles(run).find((file) => namesRepository(run, file));
}

/** A line with a marker may count elsewhere only. */
function namesRepository(run: StageCommand, file: string): boolean {
  const source = sourceOf(run, file);
  const text = source === undefined ? undefined : run.step.stage.build.context.text(source);
  return (text ?? '').split(/\r?\n/).some((line) => !line.includes(';') && REPOSITORY.test(line.trim()));
}
