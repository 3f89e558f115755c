import type { NodeProject } from '../context/types.ts';
import { hasOwnPrefix, type BakedVariables } from '../facts/node-tools.ts';
import { valueOf } from '../known.ts';
import { operationOf } from '../packages/operation.ts';
import { parseShell } from '../shell/parse.ts';
import type { Command, ShellWord } from '../shell/types.ts';
import type { StageCommand } from './commands.ts';
import { join } from './paths.ts';
import { plainText } from './plain-text.ts';

/** Programs that run tasks or scripts of the packages of a workspace, which their arguments name. */
const TASK_RUNNERS = new Set([
  'turbo',
  'nx',
  'lerna',
  'lage',
  'moon',
  'rush',
  'run-s',
  'run-p',
  'npm-run-all',
  'npm-run-all2',
  'deno',
]);

/** Programs whose argument is a script of the project that is not read here. */
const INTERPRETERS = new Set(['node', 'tsx', 'ts-node', 'bun', 'sh', 'bash', 'make']);

/** Options by which a package manager runs a script of another package than the one it stands in. */
const WORKSPACE_OPTIONS = ['-w', '--workspace', '--workspaces', '-ws', '-F', '--filter', '-r', '--recursive'];

/** Words in the name of a file, stage, script or variable that is for the machine of whoever develops. */
const DEVELOPMENT = new Set(['dev', 'develop', 'development', 'local', 'localhost', 'test', 'e2e']);

/** True where a name says that it is for development: `Dockerfile.dev`, `build:local`. */
export function isForDevelopment(name: string): boolean {
  return wordsIn(name).some((word) => DEVELOPMENT.has(word));
}

/** True for `Dockerfile.dev`, `local.Dockerfile`, `docker/dev/Dockerfile`. */
export function isDevelopmentFile(path: string): boolean {
  const [file = '', directory = ''] = path.split('/').toReversed();
  return isForDevelopment(file) || DEVELOPMENT.has(directory);
}

/** True where a command of a RUN is the tool's build: by itself, or through package scripts and task runners. */
export function isBundleBuild(run: StageCommand, tool: BakedVariables): boolean {
  const { command } = run;
  const project = projectOf(run);
  if (namesBuild(command, tool)) return hasNeeds(project, tool);
  const task = taskOf(command);
  if (task === undefined) return false;
  // Where package.json cannot be read, or is not the one that is built, the prefix says which tool it is for.
  if (project === undefined || task.elsewhere)
    return hasOwnPrefix(tool) && task.names.some((name) => isBuildTask(name, tool));
  const [script] = task.names;
  return script !== undefined && hasNeeds(project, tool) && scriptBuilds(project, script, tool, 0);
}

/** True where a command builds with a tool that can also read the variables when the server starts. */
export function mayReadLater(run: StageCommand, tool: BakedVariables): boolean {
  const project = tool.baked === 'always' ? undefined : projectOf(run);
  return (
    project !== undefined &&
    uses(project, tool.package) &&
    (taskOf(run.command)?.names.includes('build') ?? false)
  );
}

interface Task {
  /** The script, or words among which the task's name is. */
  readonly names: readonly string[];
  /** Of other packages than the one in the directory. */
  readonly elsewhere: boolean;
}

/** The package script or task that a command runs: `npm run build`, `pnpm --filter web build`, `npx turbo run build`. */
function taskOf(command: Command): Task | undefined {
  const operation = operationOf(command);
  const isCorepack = operation?.manager === 'corepack';
  const words = literals(operation?.operands ?? command.words.slice(1)).slice(isCorepack ? 1 : 0);
  if (TASK_RUNNERS.has(command.name)) return { names: words, elsewhere: true };
  if (operation === undefined) return undefined;
  if (TASK_RUNNERS.has(words[0] ?? '')) return { names: words.slice(1), elsewhere: true };
  if (operation.verb === 'workspace' || operation.verb === 'workspaces')
    return { names: words, elsewhere: true };
  if (operation.action !== 'run') return undefined;
  const elsewhere = command.has(...WORKSPACE_OPTIONS);
  return { names: elsewhere ? words : words.slice(0, 1), elsewhere };
}

function projectOf(run: StageCommand): NodeProject | undefined {
  const { stage } = run.step;
  const option = run.command.option('--prefix', '-C', '--cwd', '--dir');
  const moved = option === undefined ? '.' : valueOf(run.value(option));
  const directory = valueOf(run.directory);
  if (directory === undefined || moved === undefined) return undefined;
  const files = stage.files.contextDirectory(join(directory, moved));
  return files.known ? stage.build.context.node(files.value) : undefined;
}

function scriptBuilds(project: NodeProject, script: string, tool: BakedVariables, depth: number): boolean {
  const text = project.scripts.get(script);
  if (text === undefined || depth > 4) return false;
  const opaque = uses(project, tool.package) && isBuildTask(script, tool);
  const shell = parseShell(plainText(text));
  if (!shell.known) return opaque;
  return shell.value.commands.some((command) => {
    if (namesBuild(command, tool)) return true;
    if (INTERPRETERS.has(command.name)) return opaque;
    const task = taskOf(command);
    if (task?.elsewhere === true)
      return hasOwnPrefix(tool) && task.names.some((name) => isBuildTask(name, tool));
    return task?.names.some((name) => scriptBuilds(project, name, tool, depth + 1)) ?? false;
  });
}

/** `next build`, `npx next build`, `cross-env A=b next build`, `node node_modules/vite/bin/vite.js build`. */
function namesBuild(command: Command, tool: BakedVariables): boolean {
  if (command.name === 'echo' || command.name === 'printf') return false;
  const words = literals(command.words).filter((word) => !word.startsWith('-'));
  return words.some((word, index) => {
    const program = word
      .split('/')
      .at(-1)
      ?.replace(/\.[cm]?js$/, '');
    return tool.commands.includes(`${program} ${words[index + 1]}`);
  });
}

function isBuildTask(name: string, tool: BakedVariables): boolean {
  const words = wordsIn(name);
  return (tool.scripts ?? ['build']).some((script) => words.includes(script)) && !isForDevelopment(name);
}

function hasNeeds(project: NodeProject | undefined, { needs = [] }: BakedVariables): boolean {
  return needs.every((name) => project !== undefined && uses(project, name));
}

function uses(project: NodeProject, name: string): boolean {
  return project.dependencies.has(name) || project.devDependencies.has(name);
}

function wordsIn(name: string): string[] {
  return name.toLowerCase().split(/[^a-z0-9]+/);
}

function literals(words: readonly ShellWord[]): string[] {
  return words.map((word) => word.literal ?? '');
}
