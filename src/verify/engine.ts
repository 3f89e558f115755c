import type { Known } from '../known.ts';
import type { ImageFacts } from '../verified.ts';
import type { Target } from './ask.ts';
import type { Ran } from './process.ts';
import type { Described } from './tree.ts';

export const ENGINES = ['docker', 'podman', 'buildah'] as const;
export type EngineName = (typeof ENGINES)[number];

/** Label of everything that is made; its value names the run, so that all of it can be found and removed. */
export const LABEL = 'dffix.verify';

export interface BuildRequest {
  readonly tag: string;
  /** Absolute. */
  readonly context: string;
  /** Absolute. */
  readonly dockerfile: string;
  /** `NAME=value`, or `NAME` for the value that the environment has. */
  readonly buildArgs: readonly string[];
  /** Further build contexts: `NAME=DIRECTORY`. */
  readonly buildContexts: readonly string[];
  /** As the engine takes them: `id=npm,src=.npmrc`. */
  readonly secrets: readonly string[];
  readonly target: string | undefined;
  readonly platform: string | undefined;
  readonly network: string | undefined;
  /** Milliseconds. */
  readonly timeout: number;
}

export interface ContainerRequest {
  readonly image: string;
  /** In place of CMD; empty for the image's own. */
  readonly words: readonly string[];
  /** In place of ENTRYPOINT. */
  readonly entrypoint?: string;
  readonly user: string | undefined;
  readonly readOnly: boolean;
  /** `NAME=value` */
  readonly env: readonly string[];
  readonly network: string | undefined;
  readonly platform: string | undefined;
  /** TCP ports that are asked for something. */
  readonly ports: readonly number[];
}

/** What an image says of itself. */
export interface ImageConfiguration {
  /** Size and layers, and the whole configuration by its members. */
  readonly facts: ImageFacts;
  readonly described: Described;
  readonly entrypoint: readonly string[];
  readonly cmd: readonly string[];
  /** Ports of EXPOSE that are TCP. */
  readonly ports: readonly number[];
  /** Words of HEALTHCHECK, a shell's before them where it is in shell form; undefined where there is none. */
  readonly healthcheck: readonly string[] | undefined;
  /** Seconds that HEALTHCHECK gives the container to start. */
  readonly startPeriod: number;
}

export type State =
  { readonly running: true } | { readonly running: false; readonly exitCode: number | undefined };

export interface Container {
  state(): Promise<State>;
  /** What it wrote, and what the engine said when it could not start it. */
  log(): Promise<string>;
  /** Runs a command in it. */
  exec(words: readonly string[], timeout: number): Promise<Ran>;
  /** Where a port of it is to be asked; the reason where it cannot be reached. */
  target(port: number): Promise<Known<Target>>;
  /** Asks it to end as `docker stop` does, and ends it after ten seconds. Undefined where the engine has no such command. */
  stop(): Promise<{ readonly killed: boolean } | undefined>;
  remove(): Promise<void>;
}

/** Builds images and runs containers. Everything that it makes carries the label of this run. */
export interface Engine {
  /** For the reader: `docker 20.10.24, with BuildKit`. */
  readonly description: string;
  build(request: BuildRequest): Promise<Ran>;
  image(tag: string): Promise<ImageConfiguration>;
  /** Every file of an image; undefined where the engine cannot tell. */
  files(tag: string): Promise<Described | undefined>;
  start(request: ContainerRequest): Promise<Container>;
  /** Removes what is left of this run. */
  cleanUp(): Promise<void>;
}
