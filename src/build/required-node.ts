import {
  nodeBeforeRemoval,
  nodeLines,
  nodeWithModule,
  nodeWithNewNpm,
  nodeWithSyntax,
  type NodeLimit,
} from '../facts/node-releases.ts';
import type { CauseId } from '../log/cause-kinds.ts';
import type { Cause } from '../log/types.ts';
import { known, unknown, valueOf, type Known } from '../known.ts';
import { baseTag, type BaseTag } from './base-tag.ts';
import type { Failure } from './failure.ts';
import { inRange } from './node-range.ts';
import type { Stage } from './stage.ts';
import { tagWhere, variantOf } from './variant-tag.ts';

/** An official Node.js image with another Node.js than what is installed, or built, runs on. */
export interface RequiredNode {
  readonly cause: Cause;
  readonly base: BaseTag;
  /** Half a sentence: `chokidar asks for Node.js >= 8.10.0`. */
  readonly why: string;
  readonly source: string | undefined;
  readonly tag: Known<string>;
}

/** Kinds of messages from which the Node.js that is asked for can be told. */
export const NODE_KINDS: readonly CauseId[] = [
  'engine-unsupported',
  'node-too-old',
  'node-too-new',
  'npm-too-old',
  'node-addon-compile',
  'certificate-unknown',
];

/** The least Node.js that a failed step asks for; undefined where an older one, or none, is. */
export function leastNode(cause: Cause): Pick<Asked, 'why' | 'source' | 'fits'> | undefined {
  const asked = askedBy(cause);
  return asked?.isLeast === true ? asked : undefined;
}

/** The Node.js that a failed step asks for, where the image of its stage is an official one of another version. */
export function requiredNode(failure: Failure, asOf: Date): RequiredNode | undefined {
  const cause = failure.cause(...NODE_KINDS);
  const base = failure.stage && baseTag(failure.stage);
  if (cause?.ecosystem !== 'npm' || failure.stage === undefined || base?.facts.image !== 'node')
    return undefined;
  const asked = askedBy(cause);
  const has = majorOf(base, cause);
  if (asked === undefined || isMet(failure.stage, base, asked, cause)) return undefined;
  const lines = nodeLines(asOf).filter(({ major }) => asked.fits(major));
  // The least of those that are maintained; where none of them is, the newest.
  const line = lines.find(({ isMaintained }) => isMaintained) ?? lines.at(-1);
  if (line === undefined || line.major === has) return undefined;
  const tag = tagWhere(
    base,
    'major',
    (version) => Number(version.split('.')[0]) === line.major && asked.allows(version),
  );
  return {
    cause,
    base,
    why: asked.why,
    source: asked.source,
    tag: tag === undefined ? unknown(`no node:${line.major}${variantOf(base)} is recorded`) : known(tag),
  };
}

interface Asked {
  readonly why: string;
  readonly source: string | undefined;
  fits(major: number): boolean;
  allows(version: string): boolean;
  /** True where what is asked for is a newer one. */
  readonly isLeast: boolean;
}

function askedBy(cause: Cause): Asked | undefined {
  const text = cause.line?.text ?? '';
  const { module, message = '' } = cause.captures;
  switch (cause.id) {
    case 'engine-unsupported':
      return byRange(cause);
    case 'node-too-old':
      return least(module === undefined ? nodeWithSyntax(message) : nodeWithModule(module), 'what is run');
    case 'npm-too-old':
      return older(nodeWithNewNpm(), 'does not know dependencies under another name');
    case 'certificate-unknown':
      return older(nodeWithNewNpm(), 'may not know the certificates of the registry');
    default: {
      const removal = nodeBeforeRemoval(text);
      return removal && last(removal, removal.why);
    }
  }
}

function least(limit: NodeLimit | undefined, what: string): Asked | undefined {
  return (
    limit && {
      why: `${what} asks for Node.js ${limit.major} or later`,
      source: limit.source,
      fits: (major) => major >= limit.major,
      allows: () => true,
      isLeast: true,
    }
  );
}

function older(limit: NodeLimit, what: string): Asked | undefined {
  const asked = least(limit, '');
  return asked && { ...asked, why: `an npm of before Node.js ${limit.major} ${what}` };
}

function last(limit: NodeLimit, why: string): Asked {
  return {
    why,
    source: limit.source,
    fits: (major) => major === limit.major,
    allows: () => true,
    isLeast: false,
  };
}

function byRange({ captures, line }: Cause): Asked | undefined {
  const said = captures.expected?.replace(/^\{"node":"([^"]*)".*$/, '$1');
  const range =
    said !== undefined && /requires|support/.test(line?.text ?? '') ? `>=${said.replace(/^v/, '')}` : said;
  if (range === undefined || inRange('10.0.0', range) === undefined) return undefined;
  const name = /^@?[^@]+/.exec(captures.package ?? '')?.[0] ?? 'a package';
  return {
    why: `${name} asks for Node.js ${range}`,
    source: undefined,
    // The newest release of a major version has more than two digits in none of its numbers.
    fits: (major) => inRange(`${major}.99.99`, range) === true,
    allows: (version) => inRange(version, range) === true,
    isLeast: inRange('99.0.0', range) === true,
  };
}

/** The major version that the tag names; that of a moving tag is what the log tells. */
function majorOf(base: BaseTag, { captures }: Cause): number | undefined {
  const said = /^v?(\d+)\./.exec(captures.actual ?? '')?.[1];
  return valueOf(base.facts.nodeVersion)?.major ?? (said === undefined ? undefined : Number(said));
}

/** True where the image has what is asked for, so that another Node.js must be at work, or the log is of another text. */
function isMet(stage: Stage, { facts }: BaseTag, asked: Asked, cause: Cause): boolean {
  const version = valueOf(facts.nodeVersion);
  if (version === undefined) return asked.isLeast;
  const { major, minor, patch } = version;
  if (cause.id !== 'engine-unsupported') return asked.fits(major);
  return asked.allows([major, minor ?? 99, patch ?? 99].join('.'));
}
