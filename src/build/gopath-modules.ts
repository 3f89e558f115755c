import { goReadsModulesInGopath } from '../facts/go-releases.ts';
import { valueOf } from '../known.ts';
import type { Cause } from '../log/types.ts';
import { baseTag } from './base-tag.ts';
import type { Failure } from './failure.ts';
import { mayChangeGo } from './go.ts';
import { manifestAbove } from './manifest-file.ts';
import { join } from './paths.ts';
import type { Step } from './stage.ts';

/** A step whose Go looks for packages in GOPATH, though the sources say in a go.mod where they come from. */
export interface PassedOverModule {
  readonly cause: Cause;
  readonly step: Step;
  /** Path of the go.mod in the build context. */
  readonly module: string;
  /** What says that this release does so. */
  readonly source: string;
}

/** The step of which a log says that a package is in no directory of GOPATH, where a go.mod lies above what it builds. */
export function passedOverModule(failure: Failure): PassedOverModule | undefined {
  const cause = failure.cause('go-package-missing');
  const { step, stage, commands } = failure;
  // Where Go reads go.mod it names no directories. https://go.dev/ref/mod#mod-commands
  if (
    cause?.line?.text.includes('cannot find package "') !== true ||
    step === undefined ||
    stage === undefined
  )
    return undefined;
  const base = baseTag(stage);
  const version = base?.facts.image === 'golang' ? valueOf(base.facts.version) : undefined;
  const limits = goReadsModulesInGopath();
  if (version?.minor === undefined || version.minor < limits.asked || version.minor >= limits.always)
    return undefined;
  if (mayChangeGo(stage)) return undefined;
  const module = commands
    .map((run) => valueOf(manifestAbove(run, 'go.mod')))
    .find((path) => path !== undefined);
  if (module === undefined) return undefined;
  // What is vendored was meant to be built in GOPATH.
  const vendored = join(`/${module}`, '../vendor').slice(1);
  if (stage.build.context.kind(vendored) === 'directory') return undefined;
  return { cause, step, module, source: limits.source };
}
