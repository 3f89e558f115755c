import { lockedCache, type LockedCache } from '../src/build/next-cache.ts';
import type { Stage } from '../src/build/stage.ts';
import { setFlag } from '../src/edits/index.ts';
import type { Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Give the cache of Next.js to the user that serves',
  why: `Next.js writes optimised images, fetched data and regenerated pages to \`.next/cache\` while it serves. A COPY without
\`--chown\` makes \`.next\` root's, and a server that runs as somebody else can neither make the cache nor write to it:
each request does the work again, and the log fills with errors. The COPY gives \`.next\` to the user that serves.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    "[Error: EACCES: permission denied, mkdir '/app/.next/cache']",
    'Failed to write image to cache',
    "EACCES: permission denied, unlink '/app/.next/cache/images",
  ],
  assumes: ['`.next` is not meant to be read-only for the server.'],
  check: 'docker run --rm --entrypoint sh IMAGE -c "mkdir -p .next/cache && test -w .next/cache"',
  sources: [
    'https://nextjs.org/docs/app/guides/self-hosting#caching-and-isr',
    'https://github.com/vercel/next.js/blob/canary/examples/with-docker/Dockerfile',
  ],
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
