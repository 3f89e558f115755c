import type { GoModule } from '../context/go.ts';
import { baseTag, type BaseTag } from './base-tag.ts';
import type { StageCommand } from './commands.ts';
import { mayChangeGo, moduleOf } from './go.ts';
import { raised } from './raised-tag.ts';
import type { Stage } from './stage.ts';

/** A `golang` image that is older than the go.mod which is built with it. */
export interface OldGo {
  readonly base: BaseTag;
  readonly run: StageCommand;
  readonly module: GoModule;
  /** The version that go.mod asks for. */
  readonly needs: string;
  /** The command certainly stops, whatever the code is. */
  readonly certain: boolean;
}

interface Version {
  readonly minor: number;
  readonly patch: number | undefined;
}

/** The first command of a stage that finds a go.mod for a newer Go than its image has. */
export function oldGo(stage: Stage): OldGo | undefined {
  const base = baseTag(stage);
  const here = base?.facts.image === 'golang' ? versionOf(base.head) : undefined;
  // Before 1.13 Go may pass over go.mod. https://go.dev/doc/go1.13#modules
  if (base === undefined || here === undefined || here.minor < 13 || mayChangeGo(stage)) return undefined;
  for (const run of stage.commands) {
    const module = moduleOf(run);
    const needs = module?.go;
    const wanted = needs === undefined ? undefined : versionOf(needs);
    if (module === undefined || needs === undefined || wanted === undefined) continue;
    if (!isOlder(here, wanted)) return undefined;
    return { base, run, module, needs, certain: isRefused(here, wanted, module) };
  }
  return undefined;
}

/** `1.22`, `1.22.3`; undefined for other texts, release candidates too. */
function versionOf(text: string): Version | undefined {
  const [, minor, patch] = /^1\.([0-9]{1,3})(?:\.([0-9]{1,3}))?$/.exec(text) ?? [];
  return minor === undefined
    ? undefined
    : { minor: Number(minor), patch: patch === undefined ? undefined : Number(patch) };
}

/** A tag without a patch is the newest of its minor. */
function isOlder(here: Version, wanted: Version): boolean {
  if (here.minor !== wanted.minor) return here.minor < wanted.minor;
  return here.patch !== undefined && here.patch < (wanted.patch ?? 0);
}

/**
 * From 1.21 on Go refuses a newer go.mod; the images keep it from fetching another Go. Before that it cannot read the
 * form with a patch and the toolchain directive, and otherwise tries. https://go.dev/doc/toolchain
 */
function isRefused(here: Version, wanted: Version, { toolchain }: GoModule): boolean {
  if (here.minor < 21) return (wanted.patch !== undefined && wanted.minor >= 21) || toolchain !== undefined;
  // The first images of 1.21 did not set GOTOOLCHAIN=local. https://github.com/docker-library/golang/issues/472
  return here.minor > 21 || here.patch === undefined || here.patch >= 5;
}

/** The tag that fits go.mod, in the form of the one that is there. */
export function fittingTag({ base, needs }: OldGo): string | undefined {
  const minor = needs.split('.', 2).join('.');
  return raised('golang', base, minor);
}
