import type { Instruction } from '../dockerfile/types.ts';
import { copyParts } from '../dockerfile/copy-parts.ts';
import { fromParts } from '../dockerfile/from-parts.ts';
import { unknown } from '../known.ts';
import type { Known } from '../known.ts';
import type { Build } from './build.ts';
import { copyOf, type Copy } from './copy.ts';
import { expansion, type Expansion } from './expansion.ts';
import { imageFacts, type ImageFacts } from './image.ts';
import { commandsOf, type StageCommand } from './commands.ts';
import { FileTree } from './files.ts';
import { Launch } from './launch.ts';
import { Settings } from './settings.ts';
import { State } from './state.ts';
import { SystemPackages } from './system-packages.ts';
import { UserTable } from './user-table.ts';
import { variablesOf, type Variables } from './stage-variables.ts';

/** What a stage starts from. */
export type Base =
  | { readonly kind: 'stage'; readonly stage: Stage }
  | { readonly kind: 'image'; readonly reference: Known<string>; readonly facts: Known<ImageFacts> };

/** One instruction of a stage, at its place among them. */
export interface Step {
  readonly instruction: Instruction;
  readonly stage: Stage;
  /** 0 for the first instruction after FROM. */
  readonly index: number;
}

/**
 * How many stages FROM one another are followed. An image has 127 layers at most, so that such a chain is of stages that add
 * none; the call stack has an end too. https://github.com/moby/buildkit/pull/4815
 */
const DEEPEST = 500;

/** One build stage: FROM and what follows it. */
export class Stage {
  readonly build: Build;
  readonly index: number;
  readonly from: Instruction;
  readonly #body: readonly Instruction[];
  #reference: Expansion | undefined;
  #chain: readonly Stage[] | undefined;
  #uses: readonly Stage[] | undefined;
  #launch: Launch | undefined;
  #steps: readonly Step[] | undefined;
  #stepByInstruction: ReadonlyMap<Instruction, Step> | undefined;
  #base: Base | undefined;
  #depth = 0;
  #variables: Variables | undefined;
  #settings: Settings | undefined;
  #commands: readonly StageCommand[] | undefined;
  #copies: readonly Copy[] | undefined;
  #copyByInstruction: ReadonlyMap<Instruction, Copy> | undefined;
  #users: UserTable | undefined;
  #files: FileTree | undefined;
  #packages: SystemPackages | undefined;
  readonly #states = new Map<number, State>();

  /** `body` may still be filled by the caller until the stage is asked its first question. */
  constructor(build: Build, index: number, from: Instruction, body: readonly Instruction[]) {
    this.build = build;
    this.index = index;
    this.from = from;
    this.#body = body;
  }

  /** The name after AS. */
  get name(): string | undefined {
    return fromParts(this.from).name?.value;
  }

  get steps(): readonly Step[] {
    return (this.#steps ??= this.#body.map((instruction, index) => ({ instruction, stage: this, index })));
  }

  /** The image of FROM, its variables replaced. */
  get reference(): Expansion {
    return (this.#reference ??= this.#readReference());
  }

  #readReference(): Expansion {
    const { image } = fromParts(this.from);
    const lookup = (name: string) => this.build.globals.seen(name, Infinity);
    return expansion(image?.raw ?? '', this.build.dockerfile.escape, lookup);
  }

  get base(): Base {
    if (this.#base === undefined && this.index > DEEPEST)
      for (const earlier of this.build.stages.slice(0, this.index)) earlier.#base ??= earlier.#readBase();
    return (this.#base ??= this.#readBase());
  }

  #readBase(): Base {
    const reference = this.reference.value;
    if (reference.known && this.build.isForeign(reference.value)) {
      const foreign = unknown(`${reference.value} is another build context`);
      return { kind: 'image', reference: foreign, facts: foreign };
    }
    const stage = reference.known ? this.build.stage(reference.value, this.index) : undefined;
    // FROM knows names only: a number there is an image. https://docs.docker.com/reference/dockerfile/#from
    if (
      stage !== undefined &&
      reference.known &&
      stage.name?.toLowerCase() === reference.value.toLowerCase()
    ) {
      this.#depth = stage.base.kind === 'stage' ? stage.#depth + 1 : 1;
      if (this.#depth <= DEEPEST) return { kind: 'stage', stage };
      const deep = unknown(`it stands on more than ${String(DEEPEST)} stages FROM one another`);
      return { kind: 'image', reference: deep, facts: deep };
    }
    const facts = reference.known ? imageFacts(reference.value) : reference;
    return { kind: 'image', reference, facts };
  }

  /** Facts of the image below, stages between passed through. */
  get image(): Known<ImageFacts> {
    return this.base.kind === 'stage' ? this.base.stage.image : this.base.facts;
  }

  /** The image reference below, stages between passed through. */
  get rootReference(): Known<string> {
    return this.base.kind === 'stage' ? this.base.stage.rootReference : this.base.reference;
  }

  /** This stage and those it is built FROM, itself first. */
  get chain(): readonly Stage[] {
    return (this.#chain ??= this.base.kind === 'stage' ? [this, ...this.base.stage.chain] : [this]);
  }

  /** Stages whose image or files this one takes. */
  get uses(): readonly Stage[] {
    return (this.#uses ??= this.#readUses());
  }

  #readUses(): readonly Stage[] {
    const copied = this.copies.flatMap((copy) => (copy.from.kind === 'stage' ? [copy.from.stage] : []));
    const mounted = this.steps.flatMap(({ instruction }) => mountedStages(this, instruction));
    return [...(this.base.kind === 'stage' ? [this.base.stage] : []), ...copied, ...mounted];
  }

  get variables(): Variables {
    return (this.#variables ??= variablesOf(this));
  }

  get settings(): Settings {
    return (this.#settings ??= new Settings(this));
  }

  /** What holds before step `index`; `steps.length` gives what holds at the end. */
  state(index: number): State {
    let state = this.#states.get(index);
    if (state === undefined) this.#states.set(index, (state = new State(this, index)));
    return state;
  }

  /** What holds at the end: what a container starts with. */
  get end(): State {
    return this.state(this.steps.length);
  }

  /** Every command of the RUN instructions, in order; a RUN that cannot be read has none and stands in `opaque`. */
  get commands(): readonly StageCommand[] {
    return (this.#commands ??= this.steps.flatMap((step) => commandsOf(step)));
  }

  /** COPY and ADD, in order. */
  get copies(): readonly Copy[] {
    return (this.#copies ??= this.steps.flatMap((step) => {
      const parts = isCopy(step.instruction) ? copyParts(step.instruction) : undefined;
      return parts === undefined ? [] : [copyOf(step, parts)];
    }));
  }

  /** The COPY or ADD of this stage that an instruction is. */
  copyBy(instruction: Instruction): Copy | undefined {
    this.#copyByInstruction ??= new Map(this.copies.map((copy) => [copy.instruction, copy]));
    return this.#copyByInstruction.get(instruction);
  }

  get users(): UserTable {
    return (this.#users ??= new UserTable(this));
  }

  get files(): FileTree {
    return (this.#files ??= new FileTree(this));
  }

  /** Packages of the distribution, and the programs that come with them. */
  get packages(): SystemPackages {
    return (this.#packages ??= new SystemPackages(this));
  }

  /** What a container of this stage's image runs. */
  get launch(): Launch {
    return (this.#launch ??= new Launch(this));
  }

  /** The last instruction of that keyword in this stage, `undefined` where it has none. */
  last(keyword: string): Instruction | undefined {
    return this.steps.findLast((step) => step.instruction.keyword === keyword)?.instruction;
  }

  /** The last ENV of this stage that sets a variable. */
  lastEnv(name: string): Instruction | undefined {
    return this.steps.findLast(
      ({ instruction }) => instruction.keyword === 'ENV' && instruction.pairs.some(({ key }) => key === name),
    )?.instruction;
  }

  /** Step of an instruction of this stage. */
  step(instruction: Instruction): Step | undefined {
    this.#stepByInstruction ??= new Map(this.steps.map((step) => [step.instruction, step]));
    return this.#stepByInstruction.get(instruction);
  }

  /**
   * An ENV of this stage to which a value, written with the references in `text`, can be joined: one that sets
   * `neighbour` where there is one, else the last; none before step `since`. The legacy form holds one variable:
   * it counts as a neighbour only.
   */
  envFor(text: string, neighbour: string, since = 0): Instruction | undefined {
    const meant = this.end.expand(text).value;
    const fit = this.steps.slice(since).filter(({ instruction, index }) => {
      const there = this.state(index).expand(text).value;
      const joinable =
        instruction.keyword === 'ENV' &&
        instruction.pairs.some((pair) => !pair.legacy || pair.key === neighbour);
      return joinable && meant.known && there.known && there.value === meant.value;
    });
    const beside = fit.findLast(({ instruction }) =>
      instruction.pairs.some((pair) => pair.key === neighbour),
    );
    return (beside ?? fit.at(-1))?.instruction;
  }

  /** True where both start from the same image, as far as the references tell. */
  sameBaseAs(other: Stage): boolean {
    const [mine, theirs] = [this.rootReference, other.rootReference];
    return mine.known && theirs.known && mine.value === theirs.value;
  }
}

function isCopy(instruction: Instruction): boolean {
  return instruction.keyword === 'COPY' || instruction.keyword === 'ADD';
}

function mountedStages(stage: Stage, instruction: Instruction): Stage[] {
  if (instruction.keyword !== 'RUN') return [];
  return instruction.flags.flatMap((flag) => {
    const from = flag.name === 'mount' ? option(flag.value ?? '', 'from') : undefined;
    const found = from === undefined ? undefined : stage.build.stage(from, stage.index);
    return found === undefined ? [] : [found];
  });
}

function option(list: string, name: string): string | undefined {
  const entry = list.split(',').find((part) => part.startsWith(`${name}=`));
  return entry?.slice(name.length + 1);
}
