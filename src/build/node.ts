import { known, unknown, type Known } from '../known.ts';
import { operationOf, type Operation } from '../packages/operation.ts';
import type { StageCommand } from './commands.ts';

/** A call of a Node package manager that installs what package.json declares. */
export interface NodeInstall {
  readonly run: StageCommand;
  readonly operation: Operation;
  /** Development dependencies are left out. */
  readonly withoutDev: Known<boolean>;
}

/** Reads a command as an install of the project's dependencies (`npm ci`, `yarn install`, `pnpm i`, `npm prune`). */
export function nodeInstall(run: StageCommand): NodeInstall | undefined {
  const operation = operationOf(run.command);
  if (operation === undefined || !['npm', 'yarn', 'pnpm', 'bun'].includes(operation.manager))
    return undefined;
  const isInstall =
    operation.action === 'install' && operation.operands.length === 0 && !run.command.has('-g', '--global');
  if (!isInstall && operation.action !== 'prune') return undefined;
  return { run, operation, withoutDev: leavesDevOut(run, operation) };
}

// https://docs.npmjs.com/cli/v11/commands/npm-ci#omit, https://classic.yarnpkg.com/en/docs/cli/install#toc-yarn-install-production-true-false,
// https://pnpm.io/cli/install#--prod--p
function leavesDevOut(run: StageCommand, operation: Operation): Known<boolean> {
  const { command } = run;
  const option = (...names: string[]): string | undefined => command.option(...names)?.literal;
  if (operation.manager === 'npm') {
    if (option('--include') === 'dev' || option('--production') === 'false') return known(false);
    const only = option('--only') ?? option('--omit');
    if (only !== undefined) return known(['prod', 'production', 'dev'].includes(only));
  } else if (option('--production', '--prod') === 'false') return known(false);
  if (command.has('--production', '--prod', ...(operation.manager === 'pnpm' ? ['-P'] : [])))
    return known(true);
  const own = command.assignments.find(({ name }) => name === 'NODE_ENV')?.value;
  const nodeEnv = own === undefined ? run.step.stage.state(run.step.index).seen('NODE_ENV') : run.value(own);
  if (!nodeEnv.known) return unknown(nodeEnv.reason);
  return known(nodeEnv.value === 'production');
}
