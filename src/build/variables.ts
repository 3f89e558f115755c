import { known, unknown, type Known } from '../known.ts';
import { Timeline } from './timeline.ts';

/** What a name stands for at one place. */
export interface Variable {
  /** Known undefined: certainly not set. */
  readonly value: Known<string | undefined>;
  /** Names of the ARGs whose default the value rests on: `--build-arg` may change it. */
  readonly defaults: ReadonlySet<string>;
}

export const UNSET: Variable = { value: known(undefined), defaults: new Set() };

/** ARGs that the builder fills in by itself when a stage declares them.
 *  https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope */
const PLATFORM_ARGS = new Set([
  'TARGETPLATFORM',
  'TARGETOS',
  'TARGETARCH',
  'TARGETVARIANT',
  'BUILDPLATFORM',
  'BUILDOS',
  'BUILDARCH',
  'BUILDVARIANT',
  'TARGETSTAGE',
]);

/** ENV and ARG of one stage (or of the lines before the first FROM) along its steps. */
export class Variables {
  readonly #env = new Map<string, Timeline<Variable>>();
  readonly #args = new Map<string, Timeline<Variable>>();
  readonly #inherited: (name: string) => Variable;

  /** `inherited` answers for names that this stage does not set: the environment of its base. */
  constructor(inherited: (name: string) => Variable) {
    this.#inherited = inherited;
  }

  setEnv(index: number, name: string, variable: Variable): void {
    timeline(this.#env, name).set(index, variable);
  }

  /** `fallback` is the ARG's default; an ARG without one takes the global ARG of that name, else is not set. */
  declareArg(
    index: number,
    name: string,
    fallback: Variable | undefined,
    global: Variable | undefined,
  ): void {
    const given = fallback ?? global;
    const variable: Variable = PLATFORM_ARGS.has(name)
      ? { value: unknown(`${name} depends on the platform of the build`), defaults: new Set() }
      : { value: given?.value ?? known(undefined), defaults: new Set([...(given?.defaults ?? []), name]) };
    timeline(this.#args, name).set(index, variable);
  }

  /** What the environment of the image holds before step `index`, ARGs left out. */
  env(name: string, index: number): Variable {
    return this.#env.get(name)?.before(index) ?? this.#inherited(name);
  }

  /** What a reference in an instruction, or a command of a RUN, sees: ENV wins over ARG. An ARG that an unknown base
   *  might shadow is taken at its word.
   *  https://docs.docker.com/reference/dockerfile/#using-arg-variables */
  seen(name: string, index: number): Variable {
    const own = this.#env.get(name)?.before(index);
    if (own !== undefined) return own;
    const inherited = this.#inherited(name);
    if (inherited.value.known && inherited.value.value !== undefined) return inherited;
    return this.#args.get(name)?.before(index) ?? inherited;
  }

  /** The ARG of that name declared before step `index`. */
  arg(name: string, index: number): Variable | undefined {
    return this.#args.get(name)?.before(index);
  }
}

function timeline(map: Map<string, Timeline<Variable>>, name: string): Timeline<Variable> {
  let found = map.get(name);
  if (found === undefined) map.set(name, (found = new Timeline()));
  return found;
}
