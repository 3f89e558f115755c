import type { NodeProject } from '../context/types.ts';
import { setsUpGitHooks } from '../facts/git-hooks.ts';
import { is, valueOf } from '../known.ts';
import { parseShell } from '../shell/parse.ts';
import { commandsOf, type StageCommand } from './commands.ts';
import { projectOf } from './node-addons.ts';
import { devDependencyBefore } from './node-modules.ts';
import { canWriteManifest, isDevelopmentOnly, nodeInstall } from './node.ts';
import { plainText } from './plain-text.ts';
import type { Stage } from './stage.ts';

/** An install for production whose project sets up Git hooks afterwards, with a development dependency that it leaves out. */
export interface RefusedHooks {
  readonly run: StageCommand;
  /** `husky`, program and package. */
  readonly tool: string;
  /** package.json, relative to the root of the context. */
  readonly manifest: string;
}

/** npm runs it since its release 7 whatever is left out; Node.js brings that since 15. https://docs.npmjs.com/cli/v11/using-npm/scripts#life-cycle-scripts */
const NODE_SINCE = 15;

/** The installs of a stage by npm that certainly fail at the script `prepare`, where that only sets up Git hooks. */
export function refusedHooks(stage: Stage): RefusedHooks[] {
  const image = valueOf(stage.image);
  const node = image && valueOf(image.nodeVersion);
  if (node === undefined || node.major < NODE_SINCE) return [];
  return stage.commands.flatMap((run) => {
    const project = stopsBuild(run) && installsForProduction(run) ? projectOf(run) : undefined;
    const tool = project && missingTool(run, project);
    if (project === undefined || tool === undefined) return [];
    return [{ run, tool, manifest: inDirectory(project, 'package.json') }];
  });
}

function stopsBuild({ command, step }: StageCommand): boolean {
  return (
    command.reached === 'always' &&
    !command.tolerated &&
    command.wrappedBy.length === 0 &&
    step.instruction.json === undefined
  );
}

function installsForProduction(run: StageCommand): boolean {
  const install = nodeInstall(run);
  const ignores = ['npm_config_ignore_scripts', 'NPM_CONFIG_IGNORE_SCRIPTS'].some(
    (name) => !is(run.step.stage.state(run.step.index).seen(name), undefined),
  );
  return (
    install?.operation.manager === 'npm' &&
    install.operation.action === 'install' &&
    is(install.withoutDev, true) &&
    !ignores &&
    !run.command.has(
      '--ignore-scripts',
      '--dry-run',
      '--package-lock-only',
      '--prefix',
      '-C',
      '-w',
      '--workspace',
    )
  );
}

function inDirectory({ directory }: NodeProject, name: string): string {
  return directory === '' ? name : `${directory}/${name}`;
}

function missingTool(run: StageCommand, project: NodeProject): string | undefined {
  const tool = toolOf(project);
  if (tool === undefined || !run.directory.known || !canWriteManifest(run)) return undefined;
  const { stage, index } = run.step;
  const { context } = stage.build;
  if (context.text(inDirectory(project, '.npmrc'))?.includes('ignore-scripts') === true) return undefined;
  if (!is(isDevelopmentOnly(context, project, tool), true)) return undefined;
  const before = devDependencyBefore(run, run.directory.value, tool);
  const isThere = !before.known || before.value.kind === 'present' || before.value.kind === 'dependency';
  return isThere || isSeenTo(run, tool, index) ? undefined : tool;
}

/** True where an earlier command names the tool, or changes package.json: `npm i -g husky`, `npm pkg delete scripts.prepare`. */
function isSeenTo(run: StageCommand, tool: string, index: number): boolean {
  const earlier = run.step.stage.chain.flatMap(({ commands }) =>
    commands.filter(({ step }) => step.stage !== run.step.stage || step.index < index),
  );
  const own = commandsOf(run.step).filter(({ command }) => command.range.start < run.command.range.start);
  const names = [tool, 'prepare', 'pkg', 'package.json', 'ignore-scripts'];
  return [...earlier, ...own].some(({ command }) =>
    command.words.some(({ raw }) => names.some((name) => raw.includes(name))),
  );
}

/** What a script `prepare` calls first that, apart from changes of directory, calls nothing but tools for Git hooks. */
function toolOf({ scripts, devDependencies }: NodeProject): string | undefined {
  const text = scripts.get('prepare');
  const shell = text === undefined ? undefined : parseShell(plainText(text));
  if (shell?.known !== true) return undefined;
  const [first, ...rest] = shell.value.commands.filter(({ name }) => name !== 'cd');
  if (first === undefined || first.reached !== 'always' || first.tolerated) return undefined;
  const isTool = [first, ...rest].every(({ name }) => setsUpGitHooks(name));
  return isTool && first.wrappedBy.length === 0 && devDependencies.has(first.name) ? first.name : undefined;
}
