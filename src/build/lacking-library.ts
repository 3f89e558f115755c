import { packageWithLibrary } from '../facts/shared-libraries.ts';
import type { Known } from '../known.ts';
import type { Cause } from '../log/types.ts';
import { failingDistribution } from './failing-distribution.ts';
import type { Failure } from './failure.ts';
import { failingOffset, packageInstall, type PackageInstall } from './lacking-packages.ts';

/** A shared library that a program of the failed step did not find. */
export interface LackingLibrary {
  /** `libGL.so.1`. */
  readonly soname: string;
  readonly cause: Cause;
  readonly install: Known<PackageInstall>;
}

/** The library for want of which the build stopped; undefined where no package is known that has it. */
export function lackingLibrary(failure: Failure): LackingLibrary | undefined {
  const { step } = failure;
  const cause = failure.cause('library-missing');
  const soname = cause?.captures.library;
  const distribution = cause && failingDistribution(failure, cause);
  const offset = failingOffset(failure);
  if (cause === undefined || soname === undefined || step === undefined) return undefined;
  if (distribution === undefined || offset === undefined) return undefined;
  const name = packageWithLibrary(soname, distribution.naming);
  return name === undefined
    ? undefined
    : { soname, cause, install: packageInstall(step, distribution, [name], offset) };
}
