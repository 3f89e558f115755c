import { packagedRuby } from '../facts/ruby-gems.ts';
import type { Evidence } from '../fix.ts';
import { valueOf } from '../known.ts';
import type { Failure } from './failure.ts';
import type { Stage } from './stage.ts';

/** The Ruby that a stage works with. */
export interface RunningRuby {
  /** `2.5.8`, or as much of it as is known. */
  readonly version: string;
  readonly because: Evidence;
  /** False where another Ruby may have been installed. */
  readonly certain: boolean;
}

/** The Ruby of a stage, as its base image, the log, or its distribution tells. */
export function runningRuby(stage: Stage, failure?: Failure): RunningRuby | undefined {
  return imageRuby(stage) ?? (failure && (loggedRuby(failure) ?? distributionRuby(stage)));
}

/** The Ruby of an official image. */
export function imageRuby(stage: Stage): RunningRuby | undefined {
  const image = valueOf(stage.image);
  const version = image?.image === 'ruby' ? valueOf(image.version) : undefined;
  if (image === undefined || version?.minor === undefined) return undefined;
  const { major, minor, patch } = version;
  return {
    version: [major, minor, ...(patch === undefined ? [] : [patch])].join('.'),
    because: { text: `the base image is ruby:${image.tag}`, range: stage.from.range },
    certain: true,
  };
}

/** How logs name the Ruby that is running: the paths of its own files hold the patch 0, whatever it is. */
const SAID: readonly RegExp[] = [
  /[Cc]urrent ruby version is (\d+\.\d+\.\d+)/,
  /Your Ruby version is (\d+\.\d+\.\d+)/,
  /\/(?:lib\/ruby|ruby\/gems|lib\/gems|bundle\/ruby)\/(\d\.\d)(?:\.\d)?\//,
];

function loggedRuby({ log }: Failure): RunningRuby | undefined {
  for (const pattern of SAID) {
    for (const { text, number } of log.output) {
      const version = pattern.exec(text)?.[1];
      if (version !== undefined)
        return { version, because: { text: text.trim(), log: number }, certain: true };
    }
  }
  return undefined;
}

function distributionRuby(stage: Stage): RunningRuby | undefined {
  const image = valueOf(stage.image);
  const distro = image && valueOf(image.distro);
  const version = distro?.release === undefined ? undefined : packagedRuby(distro.family, distro.release);
  if (version === undefined) return undefined;
  const text = `the Ruby of ${distro?.family ?? ''} ${distro?.release ?? ''} is ${version}`;
  return { version, because: { text, range: stage.from.range }, certain: false };
}
