import { is, valueOf } from '../known.ts';
import { operationOf } from '../packages/operation.ts';
import { shellOf, type StageCommand } from './commands.ts';
import { join } from './paths.ts';
import type { Stage } from './stage.ts';

/** Browsers that Playwright puts under the home of one user, while the container runs as another one. */
export interface MisplacedBrowsers {
  /** The command that downloads them. */
  readonly run: StageCommand;
  /** Where they come to lie. */
  readonly directory: string;
  /** The user of the container, and where it looks for them. */
  readonly user: string;
  readonly searched: string;
}

/** Where Playwright keeps browsers below a home: https://playwright.dev/docs/browsers#managing-browser-binaries */
const CACHE = '.cache/ms-playwright';

/** Such browsers of a target's image; undefined where there are none, or where it is not certain that they are missed. */
export function misplacedBrowsers(target: Stage): MisplacedBrowsers | undefined {
  const downloads = target.chain.flatMap(({ commands }) => commands.filter(isDownload));
  const [run] = downloads;
  if (run === undefined) return undefined;
  const state = run.step.stage.state(run.step.index);
  const [home, there] = [valueOf(state.home), valueOf(target.end.home)];
  const user = valueOf(target.end.user);
  const isSet = [state, target.end].some((one) => !is(one.env('PLAYWRIGHT_BROWSERS_PATH'), undefined));
  if (home === undefined || there === undefined || user === undefined || isSet || home === there)
    return undefined;
  const directory = join(home, CACHE);
  if (downloads.some((one) => !isSameHome(one, home)) || target.chain.some((stage) => mayMove(stage)))
    return undefined;
  return { run, directory, user: user.spec, searched: join(there, CACHE) };
}

function isSameHome({ step }: StageCommand, home: string): boolean {
  return is(step.stage.state(step.index).home, home);
}

/** `playwright install`, also behind npx, yarn, pnpm or `python -m`. */
function isDownload({ command }: StageCommand): boolean {
  if (
    command.reached !== 'always' ||
    command.tolerated ||
    command.wrappedBy.some((word) => !['sh', 'bash', '-c', 'exec'].includes(word))
  )
    return false;
  if (command.assignments.some(({ name }) => name === 'HOME' || name === 'PLAYWRIGHT_BROWSERS_PATH'))
    return false;
  const operation = operationOf(command);
  const words = (operation?.action === 'exec' ? operation.operands : command.words).map(
    ({ literal }) => literal,
  );
  const start = /^python[0-9.]*$/.test(words[0] ?? '') && words[1] === '-m' ? 2 : 0;
  return (
    /^(playwright|playwright-core)(@.*)?$/.test((words[start] ?? '').replace(/^.*\//, '')) &&
    words[start + 1] === 'install'
  );
}

/** Something may put the browsers elsewhere, or tell Playwright about another place. */
function mayMove({ steps, commands, copies }: Stage): boolean {
  return (
    steps.some((step) => step.instruction.keyword === 'RUN' && !shellOf(step).known) ||
    copies.some(({ sources }) =>
      sources.some(({ text }) => text.known && /ms-playwright|\.cache/.test(text.value)),
    ) ||
    commands.some(
      ({ command }) =>
        command.words.some(({ raw }) => /ms-playwright|\.cache|PLAYWRIGHT/.test(raw)) ||
        command.assignments.some(({ name }) => name === 'PLAYWRIGHT_BROWSERS_PATH'),
    )
  );
}
