import {
  goWithMajorPaths,
  goWithName,
  goWithPackage,
  hasMajorPaths,
  lastGopathGo,
  lastWrapperGo,
  type GoLimit,
} from '../facts/go-releases.ts';
import { known, unknown, valueOf, type Known } from '../known.ts';
import type { CauseId } from '../log/cause-kinds.ts';
import type { Cause } from '../log/types.ts';
import { baseTag, type BaseTag } from './base-tag.ts';
import type { StageCommand } from './commands.ts';
import type { Failure } from './failure.ts';
import type { ImageVersion } from './image.ts';
import { tagWhere, variantOf } from './variant-tag.ts';

/** An official Go image that is older than what is built asks for. */
export interface AskedGo {
  readonly cause: Cause;
  readonly base: BaseTag;
  /** Half a sentence: `math/bits is there since Go 1.9`. */
  readonly why: string;
  readonly source: string | undefined;
  readonly tag: Known<string>;
}

/** Kinds of messages from which the Go that is asked for can be told. */
export const GO_KINDS: readonly CauseId[] = [
  'go-version',
  'go-package-missing',
  'go-import-gone',
  'go-compile-error',
];

interface Asked {
  readonly why: string;
  readonly minor: number;
  readonly source: string | undefined;
}

/** The Go that a failed step asks for, where the image of its stage is an official one that certainly is older. */
export function askedGo(failure: Failure): AskedGo | undefined {
  const cause = failure.cause(...GO_KINDS);
  const base = failure.stage && baseTag(failure.stage);
  if (cause?.ecosystem !== 'go' || base?.facts.image !== 'golang') return undefined;
  const version = valueOf(base.facts.version);
  const asked = neededGo(cause, version);
  if (asked === undefined || version?.minor === undefined || version.minor >= asked.minor) return undefined;
  const tag = fittingTag(base, asked, failure.commands);
  return {
    cause,
    base,
    why: asked.why,
    source: asked.source,
    tag: tag === undefined ? unknown(`no golang:1.${asked.minor}${variantOf(base)} is recorded`) : known(tag),
  };
}

/** The least Go that a message asks for; that of the build, where it is known, decides what a path with `/v2` means. */
function neededGo({ id, captures }: Cause, has: ImageVersion | undefined): Asked | undefined {
  const { package: path, expected, message = '' } = captures;
  const said = /^1\.(\d{1,3})(?:\.|$)/.exec(expected ?? '')?.[1];
  if (said !== undefined)
    return { why: `the module asks for Go 1.${said}`, minor: Number(said), source: undefined };
  if (id === 'go-compile-error') {
    const name = nameIn(message);
    return name === undefined ? undefined : sinceThen(name, goWithName(name));
  }
  if (path === undefined) return undefined;
  const standard = goWithPackage(path);
  if (standard !== undefined || id !== 'go-package-missing') return sinceThen(path, standard);
  const isOld = has?.minor !== undefined && !hasMajorPaths(has.minor, has.patch);
  const { minor, source } = goWithMajorPaths();
  return isOld && /^[\w-]+(?:\.[\w-]+)+\/.*\/v\d+(?:\/|$)/.test(path)
    ? { why: `${path} is found in GOPATH since Go 1.${minor}`, minor, source }
    : undefined;
}

function sinceThen(what: string, limit: GoLimit | undefined): Asked | undefined {
  return limit && { why: `${what} is there since Go 1.${limit.minor}`, ...limit };
}

/** `undefined: strings.Builder`, `x.IsAlias undefined (type *types.TypeName has no field or method IsAlias)` */
function nameIn(message: string): string | undefined {
  const alone = /^undefined: ([a-z]\w*\.[A-Z]\w*)$/.exec(message.trim())?.[1];
  const member = /\(type \*?([a-z]\w*\.[A-Z]\w*) has no field or method ([A-Z]\w*)/.exec(message);
  return alone ?? (member === null ? undefined : `${member[1]}.${member[2]}`);
}

/**
 * What is got without a version is the newest of today: the newest Go that does so by itself is the likeliest to build it.
 * Otherwise the least Go is the nearest to the one that the code is for.
 */
function fittingTag(base: BaseTag, { minor }: Asked, commands: readonly StageCommand[]): string | undefined {
  const last = lastFor(base, commands);
  const minors = last === undefined || last < minor ? upwards(minor, 99) : upwards(minor, last).toReversed();
  const wrapped = isWrapped(base, commands);
  for (const each of minors) {
    if (wrapped && each > lastWrapperGo().minor) continue;
    const tag = tagWhere(base, 'minor', (version) => version.startsWith(`1.${each}.`));
    if (tag !== undefined && keepsVariant(base, tag)) return tag;
  }
  return undefined;
}

function upwards(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** The last Go that gets packages into GOPATH as the step does; undefined where it gets none. */
function lastFor(base: BaseTag, commands: readonly StageCommand[]): number | undefined {
  if (isWrapped(base, commands)) return lastWrapperGo().minor;
  const gets = commands.some(
    ({ command: { name, words } }) =>
      GETTERS.has(name) || (name === 'go' && words[1]?.literal === 'get') || words[1]?.literal === 'get',
  );
  return gets ? lastGopathGo().minor : undefined;
}

const GETTERS: ReadonlySet<string> = new Set(['glide', 'dep', 'govendor', 'gometalinter']);

function isWrapped({ suffix, tag }: BaseTag, commands: readonly StageCommand[]): boolean {
  return (
    `-${tag}${suffix}`.includes('-onbuild') || commands.some(({ command: { name } }) => name === 'go-wrapper')
  );
}

/** `-onbuild` and `-cross` are other images, not releases of a distribution. */
function keepsVariant(base: BaseTag, tag: string): boolean {
  return ['-onbuild', '-cross'].every((word) => variantOf(base).includes(word) === tag.includes(word));
}
