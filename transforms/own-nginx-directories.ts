import { nginxDirectories, type NginxDirectories } from '../src/build/nginx-directories.ts';
import { insertInstructionBefore } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Give nginx the directories that it writes to',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['nginx'],
  *fixes(build) {
    for (const target of build.targets) {
      const found = nginxDirectories(target);
      const at = target.from.range;
      if (!found.known) yield { kind: 'left-alone', at, reason: found.reason };
      else if (found.value !== undefined) {
        const { owner, user, layout, paths } = found.value;
        const lacking = paths.includes(layout.cache) ? layout.cache : layout.pidFile;
        yield {
          kind: 'fix',
          message: `nginx runs as ${owner.split(':')[0] ?? owner}, who may not write to ${lacking}: give it to that user`,
          at: user.range,
          edits: insertInstructionBefore(build.dockerfile, user, `RUN ${commands(found.value)}`),
          because: [{ text: `${lacking} belongs to root ${layout.where}`, source: layout.source }],
        };
      }
    }
  },
});

function commands({ owner, paths, pidFile }: NginxDirectories): string {
  const own = `chown -R ${owner} ${paths.join(' ')}`;
  return pidFile === undefined ? own : `touch ${pidFile} \\\n    && ${own}`;
}
