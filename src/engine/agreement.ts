import type { Build } from '../build/build.ts';
import type { Stage } from '../build/stage.ts';
import type { Found } from './find.ts';
import { dockerfileEdits, DOCKERFILE, identity } from './proposal.ts';
import type { Proposal } from './proposal.ts';
import { ORDER } from './propose.ts';

/** One build of the text, and what the transforms say of it. */
interface Voice {
  readonly build: Build;
  readonly found: Found;
  readonly proposals: ReadonlyMap<string, Proposal>;
}

/**
 * What holds for all builds of one text, which differ in their context and in what they are called with: a fix is offered
 * for each that builds the place, and is the same for all. What is offered for some is left alone.
 */
export function agreed(builds: readonly Build[], ask: (build: Build) => Found): Found {
  const [only, ...others] = builds;
  if (only === undefined) throw new TypeError('there is no build to ask about');
  if (others.length === 0) return ask(only);
  const voices = builds.map((build) => voiceOf(build, ask(build)));
  const proposals: Proposal[] = [];
  const leftAlone: Found['leftAlone'][number][] = [];
  const seen = new Set<string>();
  for (const voice of voices)
    for (const [key, proposal] of voice.proposals) {
      if (seen.has(key)) continue;
      seen.add(key);
      const reason = objection(key, proposal, voice, voices);
      const { fix, transform } = proposal;
      if (reason === undefined) proposals.push(leastSafe(key, voices));
      else leftAlone.push({ transform: transform.id, offer: { kind: 'left-alone', at: fix.at, reason } });
    }
  const said = voices.map(({ found }) => found);
  return {
    proposals,
    leftAlone: distinct([...leftAlone, ...said.flatMap((found) => found.leftAlone)]),
    heeded: said.flatMap(({ heeded }) => heeded),
    failed: said.flatMap(({ failed }) => failed),
    malformed: said.flatMap(({ malformed }) => malformed),
  };
}

function voiceOf(build: Build, found: Found): Voice {
  return { build, found, proposals: new Map(found.proposals.map((each) => [keyOf(each), each])) };
}

/** Advice has no edits that tell it from other advice. */
function keyOf(proposal: Proposal): string {
  const { edits, fix } = proposal;
  return edits.size > 0 ? identity(proposal) : `${identity(proposal)} ${fix.at.start} ${fix.message}`;
}

/** Why a fix that one build wants is not for all of them. */
function objection(
  key: string,
  proposal: Proposal,
  { build }: Voice,
  voices: readonly Voice[],
): string | undefined {
  const against = voices.find((other) => !other.proposals.has(key) && concerns(other.build, proposal));
  if (against !== undefined)
    return `it is for ${nameOf(build)}, and not for ${nameOf(against.build)}: both build this file`;
  const isShared = voices.every((voice) => voice.build.context.root === build.context.root);
  const stays = isShared || [...proposal.edits.keys()].every((file) => file === DOCKERFILE);
  return stays ? undefined : `it changes a file of one build context, and there are several`;
}

function nameOf({ call }: Build): string {
  return call?.name ?? 'the build itself';
}

/** True where a build may notice the change. */
function concerns(build: Build, proposal: Proposal): boolean {
  const { edits, fix } = proposal;
  if ([...edits.keys()].some((file) => file !== DOCKERFILE)) return true;
  const needed = [...build.needed];
  // Which stage an unknown name means is not known either.
  if (needed.some((stage) => !stage.reference.value.known)) return true;
  const places = edits.size > 0 ? dockerfileEdits([proposal]) : [fix.at];
  const first = build.stages[0]?.from.range.start ?? Infinity;
  return places.some(({ start, end }) => start < first || needed.some((stage) => meets(stage, start, end)));
}

/** True where a change touches the lines of a stage, or stands right between it and another one. */
function meets({ build, from, index }: Stage, start: number, end: number): boolean {
  const next = build.stages[index + 1]?.from.range.start ?? Infinity;
  return start <= next && end >= from.range.start;
}

function leastSafe(key: string, voices: readonly Voice[]): Proposal {
  const same = voices.flatMap(({ proposals }) => proposals.get(key) ?? []);
  return same.reduce((least, each) =>
    ORDER.indexOf(each.safety) > ORDER.indexOf(least.safety) ? each : least,
  );
}

/** One reason for a transform at a place. */
function distinct(leftAlone: Found['leftAlone']): Found['leftAlone'] {
  const found = new Map<string, Found['leftAlone'][number]>();
  for (const each of leftAlone) {
    const key = `${each.transform} ${each.offer.at.start}`;
    if (!found.has(key)) found.set(key, each);
  }
  return [...found.values()];
}
