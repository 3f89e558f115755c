import type { PackageInstall } from '../build/lacking-packages.ts';
import type { Dockerfile } from '../dockerfile/types.ts';
import type { Edit } from '../fix.ts';
import { insertInstructionBefore } from './insert-instruction.ts';
import { insertListItemAfter } from './list-items.ts';

/** Puts packages behind those of an install that there is, else writes a RUN of their own. */
export function installPackages(
  dockerfile: Dockerfile,
  { call, before, manager, packages }: PackageInstall,
): Edit[] {
  const last = call?.packages.at(-1);
  if (last === undefined)
    return insertInstructionBefore(dockerfile, before.instruction, INSTALLS[manager](packages.join(' ')));
  const { end } = last.word.range;
  const items = packages.flatMap((name) => insertListItemAfter(dockerfile, last.word, name));
  return [{ start: end, end, text: items.map(({ text }) => text).join('') }];
}

const INSTALLS: Readonly<Record<PackageInstall['manager'], (names: string) => string>> = {
  apt: (names) =>
    `RUN apt-get update \\\n    && apt-get install -y --no-install-recommends ${names} \\\n    && rm -rf /var/lib/apt/lists/*`,
  apk: (names) => `RUN apk add --no-cache ${names}`,
  dnf: (names) => `RUN dnf install -y ${names} \\\n    && dnf clean all`,
  yum: (names) => `RUN yum install -y ${names} \\\n    && yum clean all`,
  microdnf: (names) => `RUN microdnf install -y ${names} \\\n    && microdnf clean all`,
};
