import type { Context } from '../context/types.ts';
import type { Dockerfile, Instruction, Pair } from '../dockerfile/types.ts';
import { Stage } from './stage.ts';
import { expansion } from './expansion.ts';
import { UNSET, Variables } from './variables.ts';

/** What a Dockerfile means: its stages and, before every instruction, a State. Everything is computed when it is asked for. */
export class Build {
  readonly dockerfile: Dockerfile;
  readonly context: Context;
  readonly stages: readonly Stage[];
  /** ARGs before the first FROM: seen by FROM lines, and by stages that declare the name again. */
  readonly globals: Variables;

  constructor(dockerfile: Dockerfile, context: Context) {
    this.dockerfile = dockerfile;
    this.context = context;
    this.globals = new Variables(() => UNSET);
    this.stages = this.#readStages();
  }

  /** The last stage: the one that is built by default. */
  get final(): Stage | undefined {
    return this.stages.at(-1);
  }

  /** The stage that `--from=`, or FROM, means by a name (letter case aside) or a number, if it stands before `limit`. */
  stage(reference: string, limit: number = this.stages.length): Stage | undefined {
    const earlier = this.stages.slice(0, limit);
    // A later stage of the same name hides an earlier one.
    const named = earlier.findLast((stage) => stage.name?.toLowerCase() === reference.toLowerCase());
    return named ?? (/^\d+$/.test(reference) ? earlier[Number(reference)] : undefined);
  }

  /** The ARG of that name before the first FROM. */
  globalArg(name: string): { readonly instruction: Instruction; readonly pair: Pair } | undefined {
    for (const instruction of this.dockerfile.instructions) {
      if (instruction.keyword === 'FROM') return undefined;
      const pair = instruction.keyword === 'ARG' ? instruction.pairs.find(({ key }) => key === name) : undefined;
      if (pair !== undefined) return { instruction, pair };
    }
    return undefined;
  }

  /** Stages that are built for their own sake: the last one, and those that no other one uses. */
  get targets(): readonly Stage[] {
    const used = new Set(this.stages.flatMap((stage) => stage.uses));
    return this.stages.filter((stage) => stage === this.final || !used.has(stage));
  }

  /** Stages whose image, or files, go into the final one, the final one included: the rest is never built by default. */
  get needed(): ReadonlySet<Stage> {
    const needed = new Set<Stage>();
    const open = this.final === undefined ? [] : [this.final];
    for (let stage = open.pop(); stage !== undefined; stage = open.pop()) {
      if (needed.has(stage)) continue;
      needed.add(stage);
      open.push(...stage.uses);
    }
    return needed;
  }

  #readStages(): Stage[] {
    const stages: Stage[] = [];
    let body: Instruction[] | undefined;
    let preamble = 0;
    for (const instruction of this.dockerfile.instructions) {
      if (instruction.keyword === 'FROM') {
        body = [];
        stages.push(new Stage(this, stages.length, instruction, body));
      } else if (body !== undefined) body.push(instruction);
      else if (instruction.keyword === 'ARG') this.#declareGlobal(instruction, preamble++);
    }
    return stages;
  }

  #declareGlobal(instruction: Instruction, index: number): void {
    for (const pair of instruction.pairs) {
      const value =
        pair.value &&
        expansion(pair.value.raw, this.dockerfile.escape, (name) => this.globals.seen(name, index));
      this.globals.declareArg(index, pair.key, value, undefined);
    }
  }
}
