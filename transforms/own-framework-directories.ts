import { lockedDirectories, type LockedDirectories } from '../src/build/framework-directories.ts';
import { insertInstructionAfter, insertInstructionBefore } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Give Rails and Laravel the directories that they write to',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  *fixes(build) {
    const seen = new Set<unknown>();
    for (const target of build.targets) {
      const locked = lockedDirectories(target);
      const place = locked?.place;
      if (locked === undefined || place === undefined) continue;
      const anchor = 'before' in place ? place.before : place.after;
      if (seen.has(anchor)) continue;
      seen.add(anchor);
      const { framework, owner, paths, start } = locked;
      const insert = 'before' in place ? insertInstructionBefore : insertInstructionAfter;
      yield {
        kind: 'fix',
        message: `${framework} serves as ${owner.split(':')[0] ?? owner}, who may not write to ${paths.join(' and ')}: give them to that user`,
        at: anchor.range,
        edits: insert(build.dockerfile, anchor, `RUN ${commands(locked)}`),
        because: [
          {
            text: `${framework} writes to ${paths.join(' and ')} while it serves`,
            range: (start ?? target.from).range,
          },
        ],
      };
    }
  },
});

function commands({ owner, paths, absent }: LockedDirectories): string {
  const own = `chown -R ${owner} ${paths.join(' ')}`;
  return absent.length === 0 ? own : `mkdir -p ${absent.join(' ')} \\\n    && ${own}`;
}
