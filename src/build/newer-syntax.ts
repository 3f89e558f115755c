import type { Directive, Instruction } from '../dockerfile/types.ts';
import { syntaxSince, syntaxSource } from '../facts/syntax-versions.ts';
import type { Range } from '../range.ts';
import type { Build } from './build.ts';

/** Syntax that a builder reads only with a frontend newer than those that are in use. */
export interface NewerSyntax {
  /** `COPY --parents`, `heredoc`. */
  readonly feature: string;
  readonly at: Range;
  /** Release of the frontend that reads it first: `1.20`. */
  readonly since: string;
  /** The directive that names an older frontend; undefined where the builder's own one reads the file. */
  readonly directive: Directive | undefined;
  /** Where the releases are listed. */
  readonly source: string;
}

/** The release in the oldest builder that is still common, Docker 20.10. https://docs.docker.com/build/dockerfile/release-notes/ */
const BUILT_IN = [1, 2] as const;

/** The newest syntax of a Dockerfile, where nothing says that a frontend reads it that knows it. */
export function newerSyntax({ dockerfile }: Build): NewerSyntax | undefined {
  const directive = dockerfile.directives.find(({ name }) => name === 'syntax');
  const release = directive === undefined ? BUILT_IN : releaseOf(directive.value);
  if (release === undefined) return undefined;
  const used = dockerfile.instructions.flatMap((one) => featuresOf(one.trigger ?? one));
  const newer = used.filter(({ since }) => isNewer(since, release));
  const [first, ...others] = newer;
  if (first === undefined) return undefined;
  const newest = others.reduce((one, other) => (isNewer(other.since, one.since) ? other : one), first);
  return {
    feature: newest.feature,
    at: newest.at,
    since: newest.since.join('.'),
    directive,
    source: syntaxSource(),
  };
}

type Release = readonly [number, number];

/** Undefined for frontends of others, for the labs channel, and where it is always the newest. */
function releaseOf(value: string): Release | undefined {
  const match = /^(?:docker\.io\/)?docker\/dockerfile:(\d+)\.(\d+)(?:\.\d+)?$/.exec(value);
  return match === null ? undefined : [Number(match[1]), Number(match[2])];
}

function isNewer([major, minor]: Release, [otherMajor, otherMinor]: Release): boolean {
  return major > otherMajor || (major === otherMajor && minor > otherMinor);
}

interface Feature {
  readonly feature: string;
  readonly at: Range;
  readonly since: Release;
}

function featuresOf(instruction: Instruction): Feature[] {
  const names = [
    ...instruction.flags.map(({ name, range }) => ({
      feature: `${instruction.keyword} --${name}`,
      at: range,
    })),
    ...instruction.heredocs.map(({ marker }) => ({ feature: 'heredoc', at: marker })),
  ];
  return names.flatMap((one) => {
    const since = syntaxSince(one.feature);
    return since === undefined ? [] : [{ ...one, since }];
  });
}
