import { lockedCache, type LockedCache } from '../src/build/next-cache.ts';
import type { Stage } from '../src/build/stage.ts';
import { setFlag } from '../src/edits/index.ts';
import type { Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Give the cache of Next.js to the user that serves',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  *fixes(build) {
    const seen = new Set<unknown>();
    for (const target of build.targets) {
      const locked = lockedCache(target);
      if (!locked.known || locked.value === undefined || seen.has(locked.value.copy.instruction)) continue;
      seen.add(locked.value.copy.instruction);
      yield offer(target, locked.value);
    }
  },
});

function offer(target: Stage, { account, copy, path, server }: LockedCache): Offer {
  const { stage, index } = copy.step;
  const at = copy.instruction.range;
  const there = stage.users.account(account.spec, index);
  if (!there.known)
    return {
      kind: 'left-alone',
      at,
      reason: `${account.spec} may not write to ${path}, and is made after the files are copied`,
    };
  return {
    kind: 'fix',
    message: `Next.js runs as ${account.spec}, who may not write to ${path}: give the user what this COPY brings`,
    at,
    edits: setFlag(copy.instruction, 'chown', ownerFor(target, account.spec)),
    because: [{ text: 'the server writes to its cache', range: server.process.instruction.range }],
  };
}

/** The owner as another COPY of the stage writes it, else as USER does. */
function ownerFor(target: Stage, user: string): string {
  const written = target.copies.flatMap(({ chown, instruction }) =>
    chown?.known === true && chown.value.split(':')[0] === user
      ? (instruction.flags.find(({ name }) => name === 'chown')?.value ?? [])
      : [],
  );
  if (written[0] !== undefined) return written[0];
  const spec = target.last('USER')?.words[0]?.value ?? user;
  const { group } = target.end.user.known ? target.end.user.value : {};
  return spec.includes(':') || group?.known !== true ? spec : `${spec}:${group.value}`;
}
