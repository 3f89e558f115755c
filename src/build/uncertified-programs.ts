import { is, valueOf } from '../known.ts';
import { lacksMirrors } from './archived-packages.ts';
import { callsHttps, copiesNothing, embedsCertificates, goRuntime, type GoRuntime } from './go-runtime.ts';
import type { ImageFacts } from './image.ts';
import { installPlace } from './install-place.ts';
import { callToExtend, isFullyRecorded } from './lacking-tools.ts';
import { leavesOutCertificates } from './missing-certificates.ts';
import type { Stage, Step } from './stage.ts';
import type { PackageCall } from './system-packages.ts';

/** A Go program that calls addresses with https, in an image of Debian or Ubuntu without certificates. */
export interface UncertifiedProgram {
  readonly image: ImageFacts;
  readonly runtime: GoRuntime;
  /** An install of the stage that ca-certificates can join. */
  readonly call: PackageCall | undefined;
  /** Where an install of its own can stand. */
  readonly step: Step | undefined;
}

/** The program of a stage that is built for its own sake. */
export function uncertifiedProgram(target: Stage): UncertifiedProgram | undefined {
  const image = valueOf(target.image);
  if (image === undefined || !isFullyRecorded(image) || !is(image.packageManager, 'apt')) return undefined;
  if (!is(image.has('update-ca-certificates'), false)) return undefined;
  const runtime = goRuntime(target);
  if (runtime === undefined || !callsHttps(runtime) || embedsCertificates(runtime)) return undefined;
  const calls = target.chain.flatMap(({ packages }) => packages.calls);
  if (!calls.every(leavesOutCertificates) || speaksOfCertificates(target)) return undefined;
  const call = callToExtend(target, Infinity);
  if (call === undefined ? calls.length > 0 : lacksMirrors(target, call.run)) return undefined;
  return { image, runtime, call, step: installPlace(target, runtime.copy.instruction, () => true) };
}

function speaksOfCertificates(target: Stage): boolean {
  return (
    !copiesNothing(target, ['/etc', '/usr/share', '/usr/local/share'], ['cert', 'ssl']) ||
    target.chain.some(({ commands }) =>
      commands.some(({ command }) => command.words.some(({ raw }) => /ca-cert|\/ssl/.test(raw))),
    )
  );
}
