import { known, unknown, type Known } from '../known.ts';
import { Timeline } from './timeline.ts';

/** What a name stands for at one place. */
export interface Variable {
  /** Known undefined: certainly not set. */
  readonly value: Known<string | undefined>;
  /** Names of the ARGs whose default, or value in this one build, the value rests on: `--build-arg` may change it. */
  readonly defaults: ReadonlySet<string>;
}

/** What a stage finds in its base. */
export interface Inherited {
  /** The environment of the base's image. */
  env(name: string): Variable;
  /** What its instructions see at its end: ARGs of a base stage too. */
  seen(name: string): Variable;
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
  readonly #inherited: Inherited;
  readonly #passed: ReadonlyMap<string, Known<string>>;

  /** `inherited` answers for names that this stage does not set, `passed` are the arguments that the build is called with. */
  constructor(inherited: Inherited, passed: ReadonlyMap<string, Known<string>> = new Map()) {
    this.#inherited = inherited;
    this.#passed = passed;
  }

  setEnv(index: number, name: string, variable: Variable): void {
    timeline(this.#env, name).set(index, variable);
  }

  /**
   * `fallback` is the ARG's default; an ARG without one takes the global ARG of that name, else is not set. What the build
   * is called with counts before both.
   */
  declareArg(
    index: number,
    name: string,
    fallback: Variable | undefined,
    global: Variable | undefined,
  ): void {
    const passed = this.#passed.get(name);
    const given =
      passed === undefined ? (fallback ?? global) : { value: passed, defaults: new Set<string>() };
    const variable: Variable = PLATFORM_ARGS.has(name)
      ? { value: unknown(`${name} depends on the platform of the build`), defaults: new Set() }
      : { value: given?.value ?? known(undefined), defaults: new Set([...(given?.defaults ?? []), name]) };
    timeline(this.#args, name).set(index, variable);
  }

  /** What the environment of the image holds before step `index`, ARGs left out. */
  env(name: string, index: number): Variable {
    return this.#env.get(name)?.before(index) ?? this.#inherited.env(name);
  }

  /** What a reference in an instruction, or a command of a RUN, sees: the stage's ENV, its ARG, or what the base has. */
  seen(name: string, index: number): Variable {
    const [env, arg] = [this.#env.get(name), this.#args.get(name)];
    const own = env?.before(index);
    const given = arg?.before(index);
    if (given === undefined) return own ?? this.#inherited.seen(name);
    const declaredLast = (arg?.stepBefore(index) ?? -1) > (env?.stepBefore(index) ?? -1);
    if (own !== undefined) return declaredLast ? contested(name, own, given) : own;
    const below = this.#inherited.env(name);
    // An ARG that an unknown base might shadow is taken at its word.
    return below.value.known && below.value.value !== undefined ? contested(name, below, given) : given;
  }

  /** The ARG of that name declared before step `index`. */
  arg(name: string, index: number): Variable | undefined {
    return this.#args.get(name)?.before(index);
  }
}

/** By the documentation ENV wins over ARG; BuildKit of Docker 20.10 lets an ARG win that stands behind it (tried). */
function contested(name: string, env: Variable, arg: Variable): Variable {
  const same = env.value.known && arg.value.known && env.value.value === arg.value.value;
  if (same) return env;
  return {
    value: unknown(`whether ENV or ARG ${name} counts depends on the builder`),
    defaults: arg.defaults,
  };
}

function timeline(map: Map<string, Timeline<Variable>>, name: string): Timeline<Variable> {
  let found = map.get(name);
  if (found === undefined) map.set(name, (found = new Timeline()));
  return found;
}
