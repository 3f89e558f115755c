import type { BuildCall } from '../build/call.ts';

/** How a service of a Compose file, or a target of a Bake file, builds its image. Plain data, which any thread can read. */
export interface BuildDefinition {
  /** Absolute. */
  readonly dockerfile: string;
  /** Absolute directory of the build context. */
  readonly context: string;
  readonly call: BuildCall;
  /** As an engine takes them: `id=npm,src=/repo/.npmrc`, `id=token,env=TOKEN`. */
  readonly secrets: readonly string[];
  readonly platforms: readonly string[];
  /** Absolute paths of the files that say so. */
  readonly sources: readonly string[];
}

/** An image that is built in a way that cannot be followed. */
export interface Unread {
  /** Absolute path of the file that speaks of it. */
  readonly file: string;
  /** What is left alone, and why: one sentence without its full stop. */
  readonly reason: string;
}

/** What files say of builds. */
export interface Definitions {
  readonly definitions: readonly BuildDefinition[];
  readonly unread: readonly Unread[];
}
