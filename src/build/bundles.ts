import type { Instruction, Pair } from '../dockerfile/types.ts';
import { toolsBaking, type BakedVariables } from '../facts/node-tools.ts';
import { valueOf } from '../known.ts';
import { isBundleBuild, isForDevelopment } from './bundle-builds.ts';
import type { StageCommand } from './commands.ts';
import type { Stage, Step } from './stage.ts';
import type { Variable } from './variables.ts';

/** A variable that a build in a stage writes into the code for the browser. */
export interface BakedVariable {
  readonly name: string;
  readonly tool: BakedVariables;
  /** The command that writes it. */
  readonly run: StageCommand;
  readonly variable: Variable;
  /** What gives it its value last: ENV, ARG, or the RUN itself. */
  readonly setBy: Instruction;
}

/** An ARG whose default is an address of the building machine, and ends in such a variable. */
export interface BakedDefault {
  readonly baked: BakedVariable;
  readonly arg: string;
  readonly value: string;
  /** The step that declares the ARG in its stage. */
  readonly step: Step;
  /** What holds the default: the same instruction, or an ARG before the first FROM. */
  readonly instruction: Instruction;
  readonly pair: Pair;
}

/** Every public variable that the builds of a stage write into their bundles. */
export function bakedVariables(stage: Stage): BakedVariable[] {
  const names = new Set(stage.chain.flatMap(({ steps }) => steps.flatMap(({ instruction }) => variablesIn(instruction))));
  const inline = stage.commands.flatMap(({ command }) => command.assignments.map(({ name }) => name));
  return [...new Set([...names, ...inline])].flatMap((name) => bakedBy(stage, name) ?? []);
}

function bakedBy(stage: Stage, name: string): BakedVariable | undefined {
  for (const tool of toolsBaking(name)) {
    for (const run of stage.commands) {
      const setBy = setterOf(name, run);
      if (setBy === undefined || !isBundleBuild(run, tool)) continue;
      return { name, tool, run, setBy, variable: seenBy(run, name) };
    }
  }
  return undefined;
}

/** Defaults of ARGs that make the variable an address of the building machine; none where something else does. */
export function localDefaults(baked: BakedVariable): BakedDefault[] {
  return [...baked.variable.defaults].flatMap((arg) => {
    const found = declarationOf(baked.run.step.stage, arg, baked.run.step.index);
    const text = found?.pair.value;
    if (found === undefined || text === undefined || text.raw.includes('$') || !/^\w+$/.test(arg)) return [];
    return isLocalAddress(text.value) || isLocalHost(text.value) ? [{ baked, arg, value: text.value, ...found }] : [];
  });
}

/** True where the variable holds an address that means another machine in every browser, and does not say that it should. */
export function isLocal({ name, tool, variable }: BakedVariable): boolean {
  const value = valueOf(variable.value);
  return value !== undefined && isLocalAddress(value) && !isForDevelopment(name.slice(tool.prefix.length));
}

const LOCAL_HOST = '(?:[\\w-]+\\.)?localhost|127(?:\\.\\d{1,3}){3}|0\\.0\\.0\\.0|\\[::1\\]';
const ADDRESS = new RegExp(`^(?:\\w+:)?//(?:${LOCAL_HOST})(?::\\d+)?(?:[/?#]\\S*)?$`, 'i');
const HOST_AND_PORT = new RegExp(`^(?:${LOCAL_HOST})(?::\\d+(?:/\\S*)?|/\\S*)$`, 'i');

/** True for `http://localhost:8000/api`, `ws://127.0.0.1`, `localhost:3000`. */
export function isLocalAddress(value: string): boolean {
  return ADDRESS.test(value) || HOST_AND_PORT.test(value);
}

function isLocalHost(value: string): boolean {
  return value === 'localhost' || value === '127.0.0.1';
}

/** What a command sees under a name: what stands before it on its own line, else what holds in its stage. */
function seenBy({ command, step }: StageCommand, name: string): Variable {
  const { variables } = step.stage;
  const word = command.assignments.findLast((each) => each.name === name)?.value;
  if (word === undefined) return variables.seen(name, step.index);
  const references = word.parts?.flatMap((part) => (part.kind === 'variable' ? [part.name] : [])) ?? [];
  const defaults = references.flatMap((each) => [...variables.seen(each, step.index).defaults]);
  return { value: step.stage.state(step.index).shellWord(word), defaults: new Set(defaults) };
}

function setterOf(name: string, { command, step }: StageCommand): Instruction | undefined {
  if (command.assignments.some((each) => each.name === name)) return step.instruction;
  return setterIn(step.stage, name, step.index, ['ENV', 'ARG']);
}

/** The last instruction before step `index` that sets a variable; of the stages below ENV alone is inherited. */
function setterIn(stage: Stage, name: string, index: number, keywords: readonly string[]): Instruction | undefined {
  const before = stage.steps.slice(0, index).map(({ instruction }) => instruction);
  for (const keyword of keywords) {
    const found = before.findLast((each) => each.keyword === keyword && variablesIn(each).includes(name));
    if (found !== undefined) return found;
  }
  return stage.base.kind === 'stage' ? setterIn(stage.base.stage, name, Infinity, ['ENV']) : undefined;
}

function declarationOf(stage: Stage, arg: string, index: number): Pick<BakedDefault, 'step' | 'instruction' | 'pair'> | undefined {
  const step = stage.steps.slice(0, index).findLast(({ instruction }) => declares(instruction, arg));
  if (step === undefined) return stage.base.kind === 'stage' ? declarationOf(stage.base.stage, arg, Infinity) : undefined;
  const pair = step.instruction.pairs.find(({ key }) => key === arg);
  if (pair?.value !== undefined) return { step, instruction: step.instruction, pair };
  const global = stage.build.globalArg(arg);
  return global === undefined ? undefined : { step, ...global };
}

function declares(instruction: Instruction, arg: string): boolean {
  return instruction.keyword === 'ARG' && variablesIn(instruction).includes(arg);
}

function variablesIn({ keyword, pairs }: Instruction): string[] {
  return keyword === 'ARG' || keyword === 'ENV' ? pairs.map(({ key }) => key) : [];
}
