import { endOfLife } from '../facts/eol.ts';
import { packagedNode } from '../facts/node-releases.ts';
import { valueOf } from '../known.ts';
import type { Cause } from '../log/types.ts';
import { baseTag, type BaseTag } from './base-tag.ts';
import type { StageCommand } from './commands.ts';
import type { Failure } from './failure.ts';
import { leastNode, NODE_KINDS } from './required-node.ts';
import type { Stage } from './stage.ts';

/** A distribution whose package of Node.js is too old for what is installed with it. */
export interface OldPackagedNode {
  readonly cause: Cause;
  readonly base: BaseTag;
  readonly why: string;
  readonly source: string | undefined;
  /** The tag of a release with a newer one. */
  readonly tag: string;
  readonly has: number;
  readonly gets: number;
  /** Commands that give `nodejs` the name `node`, which newer releases do themselves. */
  readonly links: readonly NodeLink[];
}

/** A command with those of its RUN, what they substitute (`$(which nodejs)`) left out. */
export interface NodeLink {
  readonly run: StageCommand;
  readonly all: readonly StageCommand['command'][];
}

/** The distribution's own Node.js that a failed step found too old. */
export function oldPackagedNode(failure: Failure, asOf: Date): OldPackagedNode | undefined {
  const { stage } = failure;
  const cause = failure.cause(...NODE_KINDS);
  const base = stage && baseTag(stage);
  const distro = base && valueOf(base.facts.distro);
  const asked = cause?.ecosystem === 'npm' ? leastNode(cause) : undefined;
  if (stage === undefined || cause === undefined || base === undefined || asked === undefined)
    return undefined;
  if (distro === undefined || base.facts.image !== distro.family || !usesPackage(stage)) return undefined;
  const releases = packagedNode(distro.family);
  const old = releases.find(({ release }) => release === distro.release);
  if (old === undefined || asked.fits(old.major)) return undefined;
  const fitting = releases.filter(({ major }) => asked.fits(major));
  const maintained = fitting.find(
    ({ release }) => asOf < new Date(endOfLife(distro.family, release)?.eol ?? 0),
  );
  const next = maintained ?? fitting.at(-1);
  if (next === undefined) return undefined;
  return {
    cause,
    base,
    why: asked.why,
    source: asked.source,
    tag: retagged(base.tag, old, next),
    has: old.major,
    gets: next.major,
    links: stage.chain
      .flatMap(({ commands }) => commands)
      .filter(linksNode)
      .map(withSiblings),
  };
}

interface Named {
  readonly release: string;
  readonly number: string;
}

/** `14.04` → `22.04`, `trusty-20190305` → `jammy`, `jessie-slim` → `bookworm-slim`. */
function retagged(tag: string, old: Named, next: Named): string {
  const slim = tag.split('-').includes('slim') ? '-slim' : '';
  return tag.startsWith(old.release) ? `${next.release}${slim}` : `${next.number}${slim}`;
}

/** Other origins of Node.js. */
const ELSEWHERE = /nodesource|chris-lea|nvm|nodejs\.org|fnm|nodeenv|conda/;

function usesPackage({ chain }: Stage): boolean {
  const calls = chain.flatMap(({ packages }) => packages.calls);
  const asks = calls.some(
    ({ action, packages }) =>
      action === 'install' &&
      packages.some(({ name }) => /^(?:nodejs|npm|nodejs-legacy|nodejs-dev)$/.test(name)),
  );
  const words = chain.flatMap(({ commands }) => commands).flatMap(({ command }) => command.words);
  return asks && !words.some(({ raw }) => ELSEWHERE.test(raw));
}

function linksNode({ command }: StageCommand): boolean {
  const raw = command.words.slice(1).map((word) => word.raw);
  return (
    command.name === 'ln' &&
    raw.some((word) => /\bnodejs\b/.test(word)) &&
    raw.some((word) => /\/node["']?$/.test(word))
  );
}

function withSiblings(run: StageCommand): NodeLink {
  const inRun = run.step.stage.commands.filter(({ step }) => step === run.step).map(({ command }) => command);
  const isWithin = (one: StageCommand['command'], other: StageCommand['command']): boolean =>
    one !== other && one.range.start >= other.range.start && one.range.end <= other.range.end;
  return { run, all: inRun.filter((one) => !inRun.some((other) => isWithin(one, other))) };
}
