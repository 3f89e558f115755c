import { addedSourceEdits } from '../src/build/added-sources.ts';
import { archiveCommands } from '../src/build/archive-commands.ts';
import { archivedPackages, type ArchivedPackages } from '../src/build/archived-packages.ts';
import { insertCommandBefore, insertInstructionBefore } from '../src/edits/index.ts';
import type { Edit, Fix, Offer } from '../src/fix.ts';
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
    "E: The repository 'http://deb.debian.org/debian stretch Release' does not have a Release file.",
    'E: Failed to fetch http://deb.debian.org/debian/dists/stretch/main/binary-amd64/Packages  404  Not Found',
    'E: Some index files failed to download. They have been ignored, or old ones used instead.',
    "E: The repository 'http://archive.ubuntu.com/ubuntu eoan Release' no longer has a Release file.",
    "Error: Failed to download metadata for repo 'appstream': Cannot prepare internal mirrorlist: No URLs in mirrorlist",
    'Could not retrieve mirrorlist http://mirrorlist.centos.org/?release=7&arch=x86_64&repo=os&infra=container',
    'Cannot find a valid baseurl for repo: base/7/x86_64',
    'E: Release file for http://deb.debian.org/debian-security/dists/bullseye-security/InRelease is expired',
  ],
  assumes: ['No proxy or mirror of your own stands in for the mirrors that the base image names.'],
  check: 'docker build .',
  sources: [
    'https://www.debian.org/distrib/archive',
    'https://help.ubuntu.com/community/EOLUpgrades',
    'https://github.com/CentOS/sig-cloud-instance-images/issues/190',
    'https://github.com/bihealth/sodar-server/issues/2220',
  ],
  *fixes(build) {
    for (const stage of build.stages) {
      const archived = archivedPackages(stage);
      const at = stage.from.range;
      if (!archived.known) yield { kind: 'left-alone', at, reason: archived.reason };
      else if (archived.value !== undefined) yield offer(archived.value);
    }
  },
});

function offer(archived: ArchivedPackages): Offer {
  const { archive, distro, first, failing, image, stage } = archived;
  const at = failing.run.command.range;
  const moving = archive.state === 'moving';
  const commands = archiveCommands(archived);
  if (commands.length === 0 || (moving && archive.snapshot === undefined))
    return { kind: 'left-alone', at, reason: archive.note ?? `what ${distro.release} needs is not recorded` };
  if (!stage.state(first.step.index).isRoot)
    return { kind: 'left-alone', at, reason: 'only root may change where packages come from' };
  const added = addedSourceEdits(archived);
  if (!added.known) return { kind: 'left-alone', at, reason: added.reason };
  return {
    kind: 'fix',
    message: message(archived),
    at,
    edits: [...rewriting(archived, commands), ...added.value],
    because: [
      { text: `${image.image}:${image.tag} is made from ${nameOf(archived)}`, range: stage.chain.at(-1)?.from.range ?? at, source: image.source },
      { text: `${nameOf(archived)} has left the mirrors since ${archive.since}`, source: archive.source },
    ],
    advice: `${nameOf(archived)} has had no updates since ${archived.ended ?? archive.since}: plan to move to a newer release`,
    ...(moving ? MOVING : {}),
  };
}

const MOVING: Pick<Fix, 'safety' | 'risk'> = {
  safety: 'manual',
  risk: 'The release is on its way to the archive: what its mirrors still have may change from day to day',
};

function message(archived: ArchivedPackages): string {
  const { archive, failing } = archived;
  const call = `${failing.program} ${failing.verb}`;
  const to = archive.snapshot === undefined || archive.state === 'moved' ? 'its archive' : `its snapshot of ${archive.snapshot}`;
  const keys = archive.keysExpired ? ', whose signatures cannot be checked as its keys have expired' : '';
  return `${nameOf(archived)} has left the mirrors, so ${call} fails: fetch its packages from ${to}${keys}`;
}

function nameOf({ distro: { family, release } }: ArchivedPackages): string {
  return `${NAMES.get(family) ?? family} ${release}`;
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ['debian', 'Debian'],
  ['ubuntu', 'Ubuntu'],
  ['centos', 'CentOS'],
]);

/** In front of the first call where the shell of the RUN reads it as it stands, else as an instruction of its own. */
function rewriting({ first, stage }: ArchivedPackages, commands: readonly string[]): Edit[] {
  const { command } = first.run;
  const { dockerfile } = stage.build;
  const { instruction } = first.step;
  const joins = instruction.json === undefined && command.wrappedBy.length === 0 && command.reached === 'always';
  const piped = command.before === '|' || command.before === '||';
  return joins && !piped && !command.isolated
    ? insertCommandBefore(dockerfile, instruction, command, ...commands)
    : insertInstructionBefore(dockerfile, instruction, `RUN ${commands.join(' \\\n    && ')}`);
}
