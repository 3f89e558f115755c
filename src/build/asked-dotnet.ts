import {
  dotnetOfStandard,
  dotnetReference,
  dotnetRelease,
  dotnetSource,
  type DotnetRelease,
} from '../facts/dotnet-images.ts';
import type { Cause } from '../log/types.ts';
import { known, unknown, type Known } from '../known.ts';
import { baseImage } from './base-reference.ts';
import type { Failure } from './failure.ts';
import type { Stage } from './stage.ts';

/** The .NET image that a stage has to start from for the project to be built, or run. */
export interface AskedDotnet {
  readonly cause: Cause;
  /** Half a sentence: `the project is for .NET 3.1`. */
  readonly why: string;
  readonly stages: readonly { readonly stage: Stage; readonly reference: Known<string> }[];
  /** Where the images are listed. */
  readonly source: string;
}

type Asked = Omit<AskedDotnet, 'source'>;

interface DotnetStage {
  readonly stage: Stage;
  readonly release: DotnetRelease;
}

/** What a failed call of `dotnet` says of the .NET that it needs; undefined where the log does not say, or the image has it. */
export function askedDotnet(failure: Failure): AskedDotnet | undefined {
  const cause = failure.cause('dotnet-sdk-version');
  const root = failure.stage?.chain.at(-1);
  const own = root && dotnetStage(root);
  if (cause === undefined || own === undefined) return undefined;
  const text = failure.log.output.map((line) => line.text).join('\n');
  const asked = byTarget(cause, text, own) ?? byPin(cause, text, own) ?? withoutSdk(cause, text, own);
  return asked && { ...asked, source: dotnetSource() };
}

function dotnetStage(stage: Stage): DotnetStage | undefined {
  const reference = baseImage(stage)?.reference;
  const release =
    reference?.digest === undefined && reference !== undefined ? dotnetRelease(reference) : undefined;
  return release && { stage, release };
}

/** NETSDK1045: the newest target of all the projects, for the SDK as for what is run. */
function byTarget(cause: Cause, text: string, own: DotnetStage): Asked | undefined {
  const targets = [
    ...text.matchAll(/does not support targeting \.NET (Core |Standard )?(\d+\.\d+)/g),
  ].flatMap(([, kind, version = '']) => (kind === 'Standard ' ? (dotnetOfStandard(version) ?? []) : version));
  const version = targets.toSorted(ascending).at(-1);
  if (version === undefined || !isOlder(own.release, version)) return undefined;
  const stages = own.stage.build.stages.flatMap((stage) => dotnetStage(stage) ?? []);
  return {
    cause,
    why: `the project is for .NET ${version}`,
    stages: stages
      .filter(({ release }) => isOlder(release, version))
      .map(({ stage, release }) => ({ stage, reference: referenceOf(release, version) })),
  };
}

/** A global.json that asks for one SDK. */
function byPin(cause: Cause, text: string, { stage, release }: DotnetStage): Asked | undefined {
  const pin = /(?:global\.json version \[|Requested SDK version: )(\d+\.\d+\.\d{3})\b/.exec(text)?.[1];
  if (pin === undefined || release.role !== 'sdk') return undefined;
  const reference = referenceOf(release, pin.split('.', 2).join('.'), pin);
  if (reference.known && baseImage(stage)?.name === reference.value) return undefined;
  return { cause, why: `global.json asks for the SDK ${pin}`, stages: [{ stage, reference }] };
}

/** `dotnet restore` where there is a runtime alone. */
function withoutSdk(cause: Cause, text: string, { stage, release }: DotnetStage): Asked | undefined {
  const isMissing =
    /Did you mean to run dotnet SDK commands|No \.NET(?: Core)? SDKs were found|find any installed \.?NET(?: Core)? SDKs/i;
  if (release.role === 'sdk' || !isMissing.test(text)) return undefined;
  const version = release.version === undefined || isOlder(release, '2.1') ? '2.1' : release.version;
  const reference = referenceOf({ ...release, role: 'sdk' }, version);
  return { cause, why: 'the image has no SDK', stages: [{ stage, reference }] };
}

function referenceOf(release: DotnetRelease, version: string, tag?: string): Known<string> {
  const reference = dotnetReference(release, version, tag);
  return reference === undefined ? unknown(`no image of .NET ${version} is recorded`) : known(reference);
}

/** An image whose tag names no version is one of the old names, which ended with 2.1. */
function isOlder({ version }: DotnetRelease, wanted: string): boolean {
  return version === undefined || ascending(version, wanted) < 0;
}

function ascending(one: string, other: string): number {
  const [major = 0, minor = 0] = one.split('.').map(Number);
  const [otherMajor = 0, otherMinor = 0] = other.split('.').map(Number);
  return major - otherMajor || minor - otherMinor;
}
