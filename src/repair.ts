import { existsSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { noContext, openContext, withCompanions } from './context/context.ts';
import type { DiskListener } from './context/disk.ts';
import type { Context } from './context/types.ts';
import type { BuildDefinition } from './definitions/types.ts';
import { converge, convergeAsking } from './converge.ts';
import type { ConvergeInput } from './converge.ts';
import { parseDockerfile } from './dockerfile/parse.ts';
import type { Ask } from './engine/asking.ts';
import { COMMENT_TOOLS } from './engine/settings.ts';
import type { CommentTool, IgnoredCode } from './engine/settings.ts';
import type { Policy } from './engine/policy.ts';
import type { BuildLog } from './log/types.ts';
import type { Versions } from './packages/versions.ts';
import type { FileResult } from './result.ts';
import type { Selection } from './selection.ts';
import { literalSources } from './sources.ts';
import type { PartialWishes } from './verify/wishes.ts';

export interface RepairOptions {
  /** Absolute directory that paths are relative to. */
  readonly cwd: string;
  readonly selection: Selection;
  readonly unsafe: boolean;
  /** Directory of the build context, where the user names it. */
  readonly context: string | undefined;
  /** The day that builds are looked at; today where it is absent. */
  readonly asOf?: Date | undefined;
  /** What a build of the one Dockerfile that is repaired wrote. */
  readonly log?: BuildLog | undefined;
  /** What an image that works has installed. */
  readonly versions?: Versions | undefined;
}

/** What holds for one Dockerfile and not for the run as a whole. */
export interface FileOptions {
  /** The text stands in no file, and so has no build context around it. */
  readonly nowhere?: boolean;
  readonly selection?: Selection;
  readonly context?: string | undefined;
  readonly asOf?: Date | undefined;
  readonly ignored?: readonly IgnoredCode[];
  /** Tools whose ignore comments count: all where it is absent. */
  readonly heeded?: ReadonlySet<CommentTool>;
  readonly policy?: Policy | undefined;
  /** What a build of this text wrote. */
  readonly log?: BuildLog;
  /** The builds that it is repaired for, where they are known; then they say what the build context is. */
  readonly definitions?: readonly BuildDefinition[];
  /** How its image is built and tried. */
  readonly wishes?: PartialWishes;
  /** Is told everything that the disk answers about the build context. */
  readonly listener?: DiskListener;
}

export interface Repaired {
  readonly result: FileResult;
  /** Absolute directory that companion files are in; undefined where there is no build context. */
  readonly root: string | undefined;
}

/**
 * Repairs Dockerfiles one after the other, writing nothing. What one of them changes in a companion file is what the
 * next one finds there, as if it had been written.
 */
export class Repairer {
  readonly #options: RepairOptions;
  /** Absolute path → text. */
  readonly #companions = new Map<string, string>();

  constructor(options: RepairOptions) {
    this.#options = options;
  }

  /**
   * `path` as the user knows it. Throws UsageError where the build context that the user names is no directory.
   */
  repair(path: string, text: string, options: FileOptions = {}): Repaired {
    const input = this.#input(path, text, options);
    return this.#repaired(converge(input), input);
  }

  /** As `repair`, with those fixes alone that somebody wants who is asked. */
  async repairAsking(path: string, text: string, options: FileOptions, ask: Ask): Promise<Repaired> {
    const input = this.#input(path, text, options);
    return this.#repaired(await convergeAsking(input, ask), input);
  }

  #repaired(result: FileResult, { context }: ConvergeInput): Repaired {
    this.remember(result);
    return { result, root: context.root };
  }

  #input(path: string, text: string, options: FileOptions): ConvergeInput {
    const { unsafe, versions } = this.#options;
    const log = options.log ?? this.#options.log;
    const selection = options.selection ?? this.#options.selection;
    const asOf = this.#options.asOf ?? options.asOf;
    const { definitions = [] } = options;
    const [definition, ...others] = definitions;
    const context = this.#context(path, text, {
      ...options,
      context: definition?.context ?? options.context,
    });
    const inContext = ({ context: named, call }: BuildDefinition) => ({
      context:
        named === definition?.context ? context : this.#context(path, text, { ...options, context: named }),
      call,
    });
    return {
      path,
      text,
      context,
      ...(definition === undefined ? {} : { call: definition.call, others: others.map(inContext) }),
      transforms: selection.transforms,
      unsafe,
      settings: {
        safety: selection.safety,
        ignored: [...selection.ignored, ...(options.ignored ?? [])],
        heeded: options.heeded ?? new Set(COMMENT_TOOLS),
        policy: options.policy,
        catalogue: selection.catalogue,
      },
      ...(selection.named.size > 0 ? { only: selection.named } : {}),
      ...(asOf === undefined ? {} : { asOf }),
      ...(log === undefined ? {} : { log }),
      ...(versions === undefined ? {} : { versions }),
    };
  }

  /** Takes note of the companion files that a result changes, as if it came from here. */
  remember(result: FileResult): void {
    for (const change of result.changes)
      if (change.path !== result.path) this.#companions.set(this.#absolute(change.path), change.after);
  }

  /** True where files in this build context were changed by what was repaired so far. */
  hasChanged(root: string | undefined): boolean {
    return this.#companions.size > 0 && this.#companionsIn(root).size > 0;
  }

  #context(path: string, text: string, { nowhere = false, context: named, listener }: FileOptions): Context {
    const dockerfile = this.#absolute(path);
    const directory = this.#options.context ?? named;
    const root = directory === undefined ? undefined : this.#absolute(directory);
    if (root === undefined && (nowhere || !existsSync(dirname(dockerfile)))) return noContext(path);
    const sources = literalSources(parseDockerfile(text));
    const context = openContext({ dockerfile, sources, listener, ...(root === undefined ? {} : { root }) });
    return withCompanions(context, this.#companionsIn(context.root));
  }

  #companionsIn(root: string | undefined): Map<string, string> {
    const files = new Map<string, string>();
    if (root === undefined) return files;
    for (const [path, text] of this.#companions) {
      const inside = relative(root, path).split(sep).join('/');
      if (!inside.startsWith('../')) files.set(inside, text);
    }
    return files;
  }

  #absolute(path: string): string {
    return resolve(this.#options.cwd, path);
  }
}
