import { addedSources } from '../src/build/added-sources.ts';
import { archiveCommands } from '../src/build/archive-commands.ts';
import { archivedPackages, releaseName, type ArchivedPackages } from '../src/build/archived-packages.ts';
import { logEvidence } from '../src/build/failure.ts';
import { loggedArchive } from '../src/build/logged-archive.ts';
import { doubtOf } from '../src/build/image-references.ts';
import type { Step } from '../src/build/stage.ts';
import { appendCommand, insertInstructionBefore } from '../src/edits/index.ts';
import type { Edit, Fix, Offer } from '../src/fix.ts';
import { valueOf } from '../src/known.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Fetch packages of an archived release from its archive',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  *fixes(build) {
    for (const stage of build.stages) {
      const archived = archivedPackages(stage);
      const found = valueOf(archived) ?? loggedArchive(stage);
      const at = stage.from.range;
      if (found !== undefined) yield offer(found);
      else if (!archived.known) yield { kind: 'left-alone', at, reason: archived.reason };
    }
  },
});

function offer(archived: ArchivedPackages): Offer {
  const { archive, bringing, cause, distro, first, failing, image, stage } = archived;
  const at = failing.run.command.range;
  const moving = archive.state === 'moving';
  const commands = archiveCommands(archived);
  if (commands.length === 0 || (moving && archive.snapshot === undefined))
    return { kind: 'left-alone', at, reason: archive.note ?? `what ${distro.release} needs is not recorded` };
  const added = addedSources(archived);
  const step = added.first !== undefined && added.first.index < first.step.index ? added.first : first.step;
  if (cause === undefined && !stage.state(step.index).isRoot)
    return { kind: 'left-alone', at, reason: 'only root may change where packages come from' };
  if (!added.edits.known) return { kind: 'left-alone', at, reason: added.edits.reason };
  return {
    kind: 'fix',
    message: message(archived),
    at,
    edits: [
      ...before(step, `RUN ${commands.join(' \\\n    && ')}`),
      ...added.edits.value,
      ...bringing.flatMap(({ run }) =>
        appendCommand(stage.build.dockerfile, run.step.instruction, run.command, ...commands),
      ),
    ],
    because: [
      ...(cause === undefined ? [] : [logEvidence(cause)]),
      ...(image === undefined
        ? []
        : [
            {
              text: `${image.image}:${image.tag} is made from ${releaseName(archived)}`,
              range: stage.chain.at(-1)?.from.range ?? at,
              source: image.source,
            },
          ]),
      {
        text: `packages of ${releaseName(archived)} are gone from the mirrors since ${archive.since}`,
        source: archive.source,
      },
    ],
    advice: `${releaseName(archived)} has had no updates since ${archived.ended ?? archive.since}: plan to move to a newer release`,
    ...(moving ? MOVING : doubtOf(stage)),
  };
}

const MOVING: Pick<Fix, 'safety' | 'risk'> = {
  safety: 'manual',
  risk: 'The release is on its way to the archive: what its mirrors still have may change from day to day',
};

/** With a blank line between it and comment lines that speak of the instruction. */
function before({ stage, instruction }: Step, text: string): Edit[] {
  const { dockerfile } = stage.build;
  const first = dockerfile.lineStart(instruction.range.start);
  return insertInstructionBefore(dockerfile, instruction, text).map((edit) =>
    edit.start < first ? { ...edit, text: `${edit.text}\n` } : edit,
  );
}

function message(archived: ArchivedPackages): string {
  const { archive, failing } = archived;
  const [gone, to] =
    archive.state === 'moving'
      ? ['is leaving the mirrors', 'the snapshot of its last day']
      : ['has left the mirrors', 'its archive'];
  const keys = archive.keysExpired ? ', without a check of signatures whose keys have expired' : '';
  return `${releaseName(archived)} ${gone}, so ${failing.program} ${failing.verb} fails: fetch its packages from ${to}${keys}`;
}
