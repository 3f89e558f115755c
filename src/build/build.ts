import type { Context } from '../context/types.ts';
import type { Dockerfile, Instruction, Pair } from '../dockerfile/types.ts';
import type { Versions } from '../packages/versions.ts';
import type { BuildCall } from './call.ts';
import { Failure, type LoggedFailure } from './failure.ts';
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
  /** The day that the build is looked at: archives and images of the world change with it. */
  readonly asOf: Date;
  /** How the build failed, where a log was given. */
  readonly failure: Failure | undefined;
  /** What an image that works has installed, where that was given. */
  readonly versions: Versions | undefined;
  /** How it is called, where that is known. */
  readonly call: BuildCall | undefined;
  #targets: readonly Stage[] | undefined;
  #needed: ReadonlySet<Stage> | undefined;
  #names: Map<string, Stage[]> | undefined;

  constructor(
    dockerfile: Dockerfile,
    context: Context,
    asOf: Date = new Date(),
    failure?: LoggedFailure,
    versions?: Versions,
    call?: BuildCall,
  ) {
    this.dockerfile = dockerfile;
    this.context = context;
    this.asOf = asOf;
    this.failure = failure && new Failure(this, failure);
    this.versions = versions;
    this.call = call;
    this.globals = new Variables({ env: () => UNSET, seen: () => UNSET }, call?.args);
    this.stages = this.#readStages();
  }

  /** The stage that is built: the one that the call names, else the last. */
  get final(): Stage | undefined {
    const { target } = this.call ?? {};
    return (target === undefined ? undefined : this.#target(target)) ?? this.stages.at(-1);
  }

  /** https://docs.docker.com/reference/cli/docker/buildx/build/#target: a name, or a number. */
  #target(reference: string): Stage | undefined {
    return (
      this.#named(reference).at(-1) ?? (/^\d+$/.test(reference) ? this.stages[Number(reference)] : undefined)
    );
  }

  /** The stage that `--from=`, or FROM, means by a name (letter case aside) or a number, if it stands before `limit`. */
  stage(reference: string, limit: number = this.stages.length): Stage | undefined {
    if (this.isForeign(reference)) return undefined;
    // A later stage of the same name hides an earlier one.
    const named = this.#named(reference).findLast((stage) => stage.index < limit);
    if (named !== undefined) return named;
    const number = /^\d+$/.test(reference) ? Number(reference) : limit;
    return number < limit ? this.stages[number] : undefined;
  }

  /** True for a name that the call gives to another build context. */
  isForeign(reference: string): boolean {
    return this.call?.contexts.has(reference.toLowerCase()) ?? false;
  }

  #named(name: string): readonly Stage[] {
    if (this.#names === undefined) {
      this.#names = new Map();
      for (const stage of this.stages) {
        const key = stage.name?.toLowerCase();
        if (key !== undefined) this.#names.set(key, [...(this.#names.get(key) ?? []), stage]);
      }
    }
    return this.#names.get(name.toLowerCase()) ?? [];
  }

  /** The ARG of that name before the first FROM. */
  globalArg(name: string): { readonly instruction: Instruction; readonly pair: Pair } | undefined {
    for (const instruction of this.dockerfile.instructions) {
      if (instruction.keyword === 'FROM') return undefined;
      const pair =
        instruction.keyword === 'ARG' ? instruction.pairs.find(({ key }) => key === name) : undefined;
      if (pair !== undefined) return { instruction, pair };
    }
    return undefined;
  }

  /** Stages that are built for their own sake: the last one, and those that no other one uses. */
  get targets(): readonly Stage[] {
    return (this.#targets ??= this.#readTargets());
  }

  #readTargets(): readonly Stage[] {
    const used = new Set(this.stages.flatMap((stage) => stage.uses));
    return this.stages.filter((stage) => stage === this.final || !used.has(stage));
  }

  /** Stages whose image, or files, go into the final one, the final one included: the rest is never built by default. */
  get needed(): ReadonlySet<Stage> {
    return (this.#needed ??= this.#readNeeded());
  }

  #readNeeded(): ReadonlySet<Stage> {
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
