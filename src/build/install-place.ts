import type { Instruction } from '../dockerfile/types.ts';
import type { Stage, Step } from './stage.ts';

/**
 * The step before which a RUN that installs packages can stand, for something that `user` needs: commands run as root
 * there, by a shell of which `isThere` holds. Before the first copy, so that the layer stays cached when a file changes;
 * else as late as can be.
 */
export function installPlace(
  stage: Stage,
  user: Instruction,
  isThere: (shell: string) => boolean,
): Step | undefined {
  const last = stage.step(user)?.index ?? stage.steps.length;
  const possible = stage.steps.slice(0, last + 1).filter(({ index }) => {
    const { shell, isRoot } = stage.state(index);
    return isRoot && shell.known && isThere(shell.value[0] ?? '');
  });
  const first = possible.find((step) => ['ADD', 'COPY', 'RUN'].includes(step.instruction.keyword));
  return first ?? possible.at(-1);
}

/** A RUN that installs packages and keeps no lists. */
export function installInstruction(manager: keyof typeof INSTALLS, packages: readonly string[]): string {
  return INSTALLS[manager](packages.join(' '));
}

const INSTALLS = {
  apt: (names: string) =>
    `RUN apt-get update \\\n    && apt-get install -y --no-install-recommends ${names} \\\n    && rm -rf /var/lib/apt/lists/*`,
  apk: (names: string) => `RUN apk add --no-cache ${names}`,
  dnf: (names: string) => `RUN dnf install -y ${names} \\\n    && dnf clean all`,
  yum: (names: string) => `RUN yum install -y ${names} \\\n    && yum clean all`,
  microdnf: (names: string) => `RUN microdnf install -y ${names} \\\n    && microdnf clean all`,
};
