import { UsageError } from '../errors.ts';
import type { EngineName } from './engine.ts';

/** How images are built and tried, as options, a configuration or a Compose file say. */
export interface Wishes {
  /** Commands that must end with 0, as `docker run IMAGE …` runs them. */
  readonly run: readonly string[];
  /** Paths that must answer, with the port behind them: `/health:8080`. */
  readonly http: readonly string[];
  /** `NAME=value`, or `NAME`. */
  readonly buildArgs: readonly string[];
  /** `NAME=DIRECTORY`, or what else a builder takes for a build context. */
  readonly buildContexts: readonly string[];
  readonly secrets: readonly string[];
  readonly target: string | undefined;
  readonly platform: string | undefined;
  /** Network of builds. */
  readonly network: string | undefined;
  /** Network of containers. */
  readonly containerNetwork: string | undefined;
  readonly user: string | undefined;
  /** `NAME=value` */
  readonly env: readonly string[];
  /** Containers may not write to their own files. */
  readonly readOnly: boolean | undefined;
  /** Ports at which something is to listen, beside those of EXPOSE. */
  readonly ports: readonly number[];
  /** Names of the console scripts that the project declares. */
  readonly scripts: readonly string[];
}

export type PartialWishes = { readonly [Name in keyof Wishes]?: Wishes[Name] };

/** What holds for a whole run. */
export interface VerifyOptions {
  readonly engine: EngineName | undefined;
  readonly wishes: PartialWishes;
  readonly rounds: number;
  /** True where the user asks for rounds: then images are built in which nothing is known to be wrong. */
  readonly roundsAreNamed: boolean;
  /** Seconds that a build may take. */
  readonly buildTimeout: number;
  /** Dockerfiles that are worked on at once. */
  readonly jobs: number;
}

const NONE: Wishes = {
  run: [],
  http: [],
  buildArgs: [],
  buildContexts: [],
  secrets: [],
  target: undefined,
  platform: undefined,
  network: undefined,
  containerNetwork: undefined,
  user: undefined,
  env: [],
  readOnly: undefined,
  ports: [],
  scripts: [],
};

/** Of several that say something the first one is heard; pairs of names and values add up, with the first for a name. */
export function merged(...wishes: readonly PartialWishes[]): Wishes {
  const first = wishes.toReversed().reduce<Wishes>((sum, each) => ({ ...sum, ...said(each) }), NONE);
  return {
    ...first,
    buildArgs: pairs(wishes.map(({ buildArgs = [] }) => buildArgs)),
    env: pairs(wishes.map(({ env = [] }) => env)),
  };
}

function said(wishes: PartialWishes): PartialWishes {
  return Object.fromEntries(
    Object.entries(wishes).filter(
      ([, value]) => value !== undefined && (typeof value === 'boolean' || value.length > 0),
    ),
  );
}

function pairs(lists: readonly (readonly string[])[]): string[] {
  const named = new Map<string, string>();
  for (const pair of lists.flat()) {
    const [name = ''] = pair.split('=', 1);
    if (!named.has(name)) named.set(name, pair);
  }
  return [...named.values()];
}

/** `/health:8080` is a path and a port; without one it is the first that the image exposes. Throws UsageError. */
export function readHttp(text: string): { readonly path: string; readonly port: number | undefined } {
  const match = /^(\/[^\s]*?)(?::(\d{1,5}))?$/.exec(text);
  if (match?.[1] === undefined)
    throw new UsageError(`--http '${text}': it takes a path, like /health or /health:8080`);
  return { path: match[1], port: match[2] === undefined ? undefined : Number(match[2]) };
}
