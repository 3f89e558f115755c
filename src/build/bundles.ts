import type { Instruction, Pair } from '../dockerfile/types.ts';
import { toolsBaking, type BakedVariables } from '../facts/node-tools.ts';
import { valueOf } from '../known.ts';
import { operationOf } from '../packages/operation.ts';
import { parseShell } from '../shell/parse.ts';
import type { Command } from '../shell/types.ts';
import type { StageCommand } from './commands.ts';
import { plainText } from './plain-text.ts';
import type { Stage, Step } from './stage.ts';

/** An ARG with an address of the building machine as its default, which a build tool writes into the code for the browser. */
export interface BakedDefault {
  /** The step that declares it in the stage. */
  readonly step: Step;
  /** What holds the default: the same instruction, or an ARG before the first FROM. */
  readonly instruction: Instruction;
  readonly pair: Pair;
  readonly name: string;
  readonly value: string;
  readonly tool: BakedVariables;
  /** The command that bakes it in. */
  readonly run: StageCommand;
}

/** Every such ARG of a stage. */
export function bakedDefaults(stage: Stage): BakedDefault[] {
  return stage.steps.flatMap((step) =>
    step.instruction.keyword === 'ARG' ? step.instruction.pairs.flatMap((pair) => readBaked(step, pair)) : [],
  );
}

function readBaked(step: Step, pair: Pair): BakedDefault[] {
  const { stage, instruction, index } = step;
  const value = valueOf(stage.state(index + 1).seen(pair.key));
  const holder = pair.value === undefined ? stage.build.globalArg(pair.key) : { instruction, pair };
  if (value === undefined || holder?.pair.value === undefined || !isLocalAddress(value)) return [];
  for (const tool of toolsBaking(pair.key)) {
    const run = stage.commands.find((one) => one.step.index > index && bakes(one, tool));
    if (run !== undefined) return [{ step, ...holder, name: pair.key, value, tool, run }];
  }
  return [];
}

/** True for `http://localhost:8000`, `ws://127.0.0.1`, `localhost:3000`: what means another machine in every browser. */
export function isLocalAddress(value: string): boolean {
  return /^(\w+:\/\/)?(localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1\])(:\d+)?(\/\S*)?$/i.test(value) && /[/:]/.test(value);
}

/** Whether a command of a RUN is the tool's build, by itself or through package scripts. */
function bakes(run: StageCommand, tool: BakedVariables): boolean {
  if (isBuild(run.command, tool)) return true;
  const script = scriptOf(run.command);
  if (script === undefined) return false;
  const directory = valueOf(run.directory);
  const files = directory === undefined ? undefined : valueOf(run.step.stage.files.contextDirectory(directory));
  const project = files === undefined ? undefined : run.step.stage.build.context.node(files);
  // Where package.json cannot be read, the variable's own prefix says which tool it is for.
  if (project === undefined) return tool.baked === 'always' && /build|export|generate/.test(script);
  const uses = project.dependencies.has(tool.package) || project.devDependencies.has(tool.package);
  return scriptBuilds(project.scripts, script, tool, 0) || (uses && tool.baked === 'always' && /build/.test(script));
}

function scriptBuilds(scripts: ReadonlyMap<string, string>, name: string, tool: BakedVariables, depth: number): boolean {
  const text = scripts.get(name);
  const shell = text === undefined || depth > 4 ? undefined : parseShell(plainText(text));
  if (!shell?.known) return false;
  return shell.value.commands.some((command) => {
    const next = scriptOf(command);
    return isBuild(command, tool) || (next !== undefined && scriptBuilds(scripts, next, tool, depth + 1));
  });
}

function scriptOf(command: Command): string | undefined {
  const operation = operationOf(command);
  return operation?.action === 'run' ? operation.operands[0]?.literal : undefined;
}

/** `next build`, `npx next build`, `yarn next build`. */
function isBuild(command: Command, tool: BakedVariables): boolean {
  const operation = operationOf(command);
  const words = operation?.action === 'exec' || operation?.action === 'run' ? operation.operands : command.words;
  const [program, verb] = words.map((word) => word.literal ?? '');
  return tool.commands.includes(`${program?.split('/').at(-1)} ${verb}`);
}
