import { Build } from '../build/build.ts';
import type { LoggedFailure } from '../build/failure.ts';
import { withCompanions } from '../context/context.ts';
import { parseDockerfile } from '../dockerfile/parse.ts';
import type { Dockerfile } from '../dockerfile/types.ts';
import { guard, guardText } from '../guard.ts';
import { Passage } from './passage.ts';
import { DOCKERFILE, dockerfileEdits } from './proposal.ts';
import type { Proposal } from './proposal.ts';
import { applyEdits } from './text-edits.ts';
import type { TextEdit } from './text-edits.ts';

/** What a set of proposals makes of the texts, and what the guard has against it. */
export interface NextTexts {
  readonly build: Build;
  /** Path → text of the companion files that were edited. */
  readonly companions: ReadonlyMap<string, string>;
  readonly violations: readonly string[];
}

/** Applies proposals that do not touch each other, and looks at the result. */
export function nextTexts(build: Build, proposals: readonly Proposal[]): NextTexts {
  const edits = dockerfileEdits(proposals);
  const dockerfile = parseDockerfile(applyEdits(build.dockerfile.text, edits));
  const companions = editedCompanions(build, proposals);
  const context = withCompanions(build.context, companions);
  const { asOf, versions, call } = build;
  const after = new Build(dockerfile, context, asOf, carried(build, dockerfile, edits), versions, call);
  const changes = proposals.map(({ transform, edits, deletesComment }) => ({
    effect: transform.effect,
    edits: edits.get(DOCKERFILE) ?? [],
    deletesComment,
  }));
  const violations = guard(build, after, changes);
  for (const [file, companion] of companions) {
    const before = build.context.companion(file);
    if (before !== undefined)
      violations.push(...guardText(before, companion).map((what) => `${file}: ${what}`));
  }
  return { build: after, companions, violations };
}

/** What a log says of the old text, said of the new one. */
function carried(
  { failure }: Build,
  dockerfile: Dockerfile,
  edits: readonly TextEdit[],
): LoggedFailure | undefined {
  if (failure === undefined) return undefined;
  const { log, instruction } = failure;
  if (instruction === undefined) return { log, instruction };
  // A place within the keyword: what is inserted right before an instruction is not of it.
  const at = new Passage(edits).forward(instruction.range.start + 1);
  return {
    log,
    instruction: dockerfile.instructions.find(({ range }) => range.start <= at && at < range.end),
  };
}

function editedCompanions(build: Build, proposals: readonly Proposal[]): Map<string, string> {
  const files = new Set(
    proposals.flatMap(({ edits }) => [...edits.keys()].filter((file) => file !== DOCKERFILE)),
  );
  return new Map(
    [...files].toSorted().map((file) => {
      const edits = proposals.flatMap((proposal) => proposal.edits.get(file) ?? []);
      return [file, applyEdits(build.context.companion(file) ?? '', edits)];
    }),
  );
}
