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
  why: `When a distribution's release has reached its end, its packages are taken from the mirrors and kept in an
archive: archive.debian.org, old-releases.ubuntu.com, vault.centos.org. A base image of that release goes on asking
the mirrors, whether its tag names the release (\`debian:stretch\`) or implies it (\`node:10\`, \`php:7.0-apache\`), and
every \`apt-get update\` or \`yum install\` fails. The sources are changed before the first of them. Suites that the
archive does not have are taken out, lists that say they are out of date are allowed, and where the release's keys
have expired its signatures are not checked. The image stays the same otherwise; a release that still gets updates
is the better way out, and a change that only its author can make.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    "E: The repository 'http://mirror.example.org/debian stretch Release' does not have a Release file.",
    'E: Failed to fetch http://mirror.example.org/debian/dists/stretch/main/binary-amd64/Packages  404  Not Found',
    "E: The repository 'http://archive.ubuntu.com/ubuntu eoan Release' no longer has a Release file.",
    "Error: Failed to download metadata for repo 'appstream': Cannot prepare internal mirrorlist: No URLs in mirrorlist",
    'Could not retrieve mirrorlist http://mirrorlist.centos.org/?release=7&arch=x86_64&repo=os&infra=container',
    'E: Release file for http://mirror.example.org/debian-security/dists/bullseye-security/InRelease is expired',
  ],
  assumes: ['No proxy or mirror of your own stands in for the mirrors that the base image names.'],
  check: 'docker build .',
  sources: [
    'https://www.debian.org/distrib/archive',
    'https://help.ubuntu.com/community/EOLUpgrades',
    'https://github.com/CentOS/sig-cloud-instance-images/issues/190',
    'https://github.com/bihealth/sodar-server/issues/2220',
  ],
  looksFor: ['apt', 'apk', 'dnf', 'yum', 'zypper'],
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
