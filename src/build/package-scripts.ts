import type { NodeProject } from '../context/types.ts';
import { operationOf, type Operation } from '../packages/operation.ts';
import { parseShell } from '../shell/parse.ts';
import type { Command } from '../shell/types.ts';
import type { StageCommand } from './commands.ts';
import { join, parentOf } from './paths.ts';
import { plainText } from './plain-text.ts';
import { workspaceMember } from './workspace-members.ts';

/** A command that a package script certainly runs. */
export interface ScriptCommand {
  readonly command: Command;
  /** Names of the scripts gone through, the one that the RUN names first. */
  readonly via: readonly string[];
}

/** What a RUN's call of a package script runs, as far as package.json tells. */
export interface ScriptRun {
  readonly project: NodeProject;
  /** Absolute directory of the project in the image. */
  readonly directory: string;
  readonly commands: readonly ScriptCommand[];
}

/** A script that calls itself, or a chain longer than anybody writes, ends here. */
const MAX_DEPTH = 5;

/** Options by which a package manager works in another package than the one it stands in. */
export const ELSEWHERE = [
  '--prefix',
  '-C',
  '--cwd',
  '--dir',
  '-w',
  '--workspace',
  '-ws',
  '--workspaces',
  '-F',
  '--filter',
  '-r',
  '--recursive',
];

/** The commands behind `npm run build`, `yarn build`, `pnpm run build` in a RUN; undefined where the command is none of them. */
export function scriptRun(run: StageCommand): ScriptRun | undefined {
  const operation = operationOf(run.command);
  if (operation === undefined || !run.directory.known) return undefined;
  const directory = run.directory.value;
  const member = memberNamed(operation);
  if (!callsScript(operation) && member === undefined) return undefined;
  const { stage, index } = run.step;
  const manifest = stage.files.entry(join(directory, 'package.json'), index);
  const path = manifest.known ? manifest.value?.contextPath : undefined;
  const project = path === undefined ? undefined : stage.build.context.node(parentOf(path));
  if (project === undefined || member === undefined)
    return project && { project, directory, commands: behind(project, operation, []) };
  const found = workspaceMember(stage.build.context, project, member);
  if (found === undefined) return undefined;
  // npm keeps the programs of all members in the node_modules of the root, unless their versions differ.
  const both = { ...found, devDependencies: new Map([...project.devDependencies, ...found.devDependencies]) };
  return { project: both, directory, commands: behind(both, operation, []) };
}

/** The one workspace that `npm run build --workspace=api` works in. https://docs.npmjs.com/cli/v11/using-npm/workspaces */
function memberNamed({ action, manager, command }: Operation): string | undefined {
  if (manager !== 'npm' || action !== 'run') return undefined;
  const others = ELSEWHERE.filter((name) => name !== '-w' && name !== '--workspace');
  const named = command.words.filter(({ raw }) => /^(-w|--workspace)(=|$)/.test(raw));
  if (named.length !== 1 || command.has(...others)) return undefined;
  return command.option('-w', '--workspace')?.literal;
}

function callsScript({ action, manager, command }: Operation): boolean {
  return action === 'run' && ['npm', 'yarn', 'pnpm'].includes(manager) && !command.has(...ELSEWHERE);
}

function behind(project: NodeProject, operation: Operation, via: readonly string[]): ScriptCommand[] {
  const name = operation.operands[0]?.literal;
  if (name === undefined || via.length >= MAX_DEPTH) return [];
  // pnpm leaves scripts before and after out unless it is told otherwise: https://pnpm.io/settings#enableprepostscripts
  const names = operation.manager === 'pnpm' ? [name] : [`pre${name}`, name, `post${name}`];
  return names.flatMap((script) => {
    const text = project.scripts.get(script);
    return text === undefined ? [] : commandsIn(project, text, [...via, script]);
  });
}

function commandsIn(project: NodeProject, text: string, via: readonly string[]): ScriptCommand[] {
  const shell = parseShell(plainText(text));
  if (!shell.known) return [];
  const found: ScriptCommand[] = [];
  for (const command of shell.value.commands) {
    const stays = command.directory.known && command.directory.value === undefined;
    if (command.reached !== 'always' || command.tolerated || !stays) continue;
    found.push({ command, via });
    const operation = operationOf(command);
    if (operation !== undefined && callsScript(operation)) found.push(...behind(project, operation, via));
  }
  return found;
}
