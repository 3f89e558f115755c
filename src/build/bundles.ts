import type { Instruction, Pair } from '../dockerfile/types.ts';
import { toolsBaking, type BakedVariables } from '../facts/node-tools.ts';
import { is, valueOf } from '../known.ts';
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

interface Declaration {
  /** The step that declares the ARG in its stage. */
  readonly step: Step;
  /** What holds the default, if there is one: the same instruction, or an ARG before the first FROM. */
  readonly instruction: Instruction;
  readonly pair: Pair;
}

/** An ARG whose default is an address of the building machine, and ends in such a variable. */
export interface BakedDefault {
  readonly baked: BakedVariable;
  readonly arg: string;
  readonly value: string;
  /** The step that declares the ARG in its stage. */
  readonly step: Step;
  /** Where the default stands: in that step, in an ARG before the first FROM, or in `ENV X=${ARG:-default}`. */
  readonly holder: 'arg' | 'global' | 'env';
  readonly instruction: Instruction;
  readonly pair: Pair;
}

/** Every public variable that the builds of a stage write into their bundles. */
export function bakedVariables(stage: Stage): BakedVariable[] {
  const inline = stage.commands.flatMap(({ command }) => command.assignments.map(({ name }) => name));
  const names = new Set([...stage.chain.flatMap((one) => [...settersOf(one).keys()]), ...inline]);
  const builds = new Map<BakedVariables, readonly StageCommand[]>();
  return [...names].flatMap((name) => {
    for (const tool of toolsBaking(name)) {
      const runs = builds.get(tool) ?? stage.commands.filter((run) => isBundleBuild(run, tool));
      builds.set(tool, runs);
      for (const run of runs) {
        const setBy = setterOf(name, run);
        if (setBy !== undefined) return [{ name, tool, run, setBy, variable: seenBy(run, name) }];
      }
    }
    return [];
  });
}

/** Defaults of ARGs that make the variable an address of the building machine; none where something else does. */
export function localDefaults(baked: BakedVariable): BakedDefault[] {
  const { stage, index } = baked.run.step;
  return [...baked.variable.defaults].flatMap((arg) => {
    const found = declarationOf(stage, arg, index);
    if (found === undefined || !/^\w+$/.test(arg)) return [];
    const { step, instruction, pair } = found;
    const own = pair.value?.raw.includes('$') ? undefined : pair.value?.value;
    const holder = instruction === step.instruction ? 'arg' : 'global';
    const isOwn = own !== undefined && (isLocalAddress(own) || isLocalHost(own));
    return [
      ...(isOwn ? [{ baked, arg, value: own, step, holder, instruction, pair } as const] : []),
      ...fallbacks(baked, arg).map((fallback) => ({ baked, arg, step, holder: 'env', ...fallback }) as const),
    ];
  });
}

/** `ENV X=${ARG:-http://localhost:8000}`: the default that stands in the reference. */
function fallbacks(
  { name, setBy }: BakedVariable,
  arg: string,
): Pick<BakedDefault, 'value' | 'instruction' | 'pair'>[] {
  if (setBy.keyword !== 'ENV') return [];
  const pair = setBy.pairs.findLast(({ key }) => key === name);
  const [, reference, value = ''] = /^"?\$\{(\w+):?-([^${}"]*)\}"?$/.exec(pair?.value?.raw ?? '') ?? [];
  return pair === undefined || reference !== arg || !isLocalAddress(value)
    ? []
    : [{ value, instruction: setBy, pair }];
}

/** True where the variable holds an address that means another machine in every browser, and does not say that it should. */
export function isLocal({ name, tool, variable }: BakedVariable): boolean {
  const value = valueOf(variable.value);
  return value !== undefined && isLocalAddress(value) && !isForDevelopment(name.slice(tool.prefix.length));
}

/** True where the name says that the value should be kept, and not that it may be known: `…_API_KEY`, `…_DB_PASSWORD`. */
export function isSecret({ name, tool }: BakedVariable): boolean {
  const words = name.slice(tool.prefix.length).split('_');
  return words.some((word) => SECRETS.has(word)) && !words.some((word) => PUBLIC_BY_NAME.has(word));
}

const SECRETS = new Set(['KEY', 'APIKEY', 'SECRET', 'TOKEN', 'PASSWORD', 'PASS', 'CREDENTIALS']);
const PUBLIC_BY_NAME = new Set(['PUBLIC', 'PUBLISHABLE', 'ANON', 'SITE', 'SITEKEY']);

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
function setterIn(
  stage: Stage,
  name: string,
  index: number,
  keywords: readonly string[],
): Instruction | undefined {
  for (const keyword of keywords) {
    const found = stepBefore(stage, name, index, keyword);
    if (found !== undefined) return found.instruction;
  }
  return stage.base.kind === 'stage' ? setterIn(stage.base.stage, name, Infinity, ['ENV']) : undefined;
}

function declarationOf(stage: Stage, arg: string, index: number): Declaration | undefined {
  const step = stepBefore(stage, arg, index, 'ARG');
  if (step === undefined)
    return stage.base.kind === 'stage' ? declarationOf(stage.base.stage, arg, Infinity) : undefined;
  const pair = step.instruction.pairs.find(({ key }) => key === arg);
  if (pair === undefined) return undefined;
  const own = { step, instruction: step.instruction, pair };
  const global = pair.value === undefined ? stage.build.globalArg(arg) : undefined;
  return global === undefined ? own : { step, ...global };
}

function stepBefore(stage: Stage, name: string, index: number, keyword: string): Step | undefined {
  const steps = settersOf(stage).get(name) ?? [];
  return steps.findLast((step) => step.index < index && step.instruction.keyword === keyword);
}

const setters = new WeakMap<Stage, ReadonlyMap<string, readonly Step[]>>();

/** The ARG and ENV instructions of a stage by the variables that they name. */
export function settersOf(stage: Stage): ReadonlyMap<string, readonly Step[]> {
  const found = setters.get(stage) ?? readSetters(stage);
  setters.set(stage, found);
  return found;
}

function readSetters(stage: Stage): ReadonlyMap<string, readonly Step[]> {
  const byName = new Map<string, Step[]>();
  for (const step of stage.steps) {
    const { keyword, pairs } = step.instruction;
    if (keyword !== 'ARG' && keyword !== 'ENV') continue;
    for (const { key } of pairs) {
      const steps = byName.get(key) ?? [];
      steps.push(step);
      byName.set(key, steps);
    }
  }
  return byName;
}

/** True where `$OTHER`, written in the place of the default of `one`, is the value of the other ARG. */
export function canRefer(one: BakedDefault, other: BakedDefault): boolean {
  // References in an instruction are replaced before it declares anything.
  if (one.holder === 'global') return other.holder === 'global' && one.instruction !== other.instruction;
  const { stage, index } = one.step;
  const place = one.holder === 'env' ? (stage.step(one.instruction)?.index ?? index) : index;
  const seen = stage.state(place).seen(other.arg);
  const isUnset = other.holder === 'env' && other.step.stage === stage && other.step.index < place;
  return is(seen, other.value) || (isUnset && is(seen, undefined));
}

/** The last of the ARG and ENV instructions that stand together behind these ARGs and leave their values as they are. */
export function endOfDeclarations(stage: Stage, own: readonly BakedDefault[]): Instruction {
  const holders = new Set(own.map(({ instruction }) => instruction));
  const values = (at: number) => own.map(({ arg }) => valueOf(stage.state(at).seen(arg))).join('\n');
  let end = Math.max(...own.map(({ step }) => step.index));
  for (let next = stage.steps[end + 1]; next !== undefined; next = stage.steps[end + 1]) {
    const { keyword } = next.instruction;
    if (keyword !== 'ARG' && keyword !== 'ENV') break;
    if (!holders.has(next.instruction) && values(end + 2) !== values(end + 1)) break;
    end++;
  }
  return stage.steps[end]?.instruction ?? stage.from;
}
