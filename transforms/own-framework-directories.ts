import { lockedDirectories, type LockedDirectories } from '../src/build/framework-directories.ts';
import { insertInstructionAfter, insertInstructionBefore } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Give Rails and Laravel the directories that they write to',
  why: `COPY without \`--chown\` gives the application to root. That is right for its code, and wrong for the few directories that
the framework writes to while it serves: \`rails server\` makes its directories in \`tmp\` before all else, and Laravel writes
compiled views, sessions and its log to \`storage\`. A server that runs as somebody else (PHP-FPM and Apache of the official
images do, even where no \`USER\` says so) ends, or answers with an error. Those directories alone are given to the user.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'Permission denied @ dir_s_mkdir - /app/tmp/cache (Errno::EACCES)',
    'Rails Error: Unable to access log file. Please ensure that /app/log/production.log exists and is writable',
    'The stream or file "/var/www/html/storage/logs/laravel.log" could not be opened in append mode: Failed to open stream: Permission denied',
    'There is no existing directory at "/var/www/html/storage/logs" and it could not be created: Permission denied',
  ],
  check: 'docker run --rm --entrypoint sh IMAGE -c "test -w tmp || test -w storage"',
  sources: [
    'https://github.com/rails/rails/blob/main/railties/lib/rails/commands/server/server_command.rb',
    'https://github.com/rails/rails/blob/main/railties/lib/rails/generators/rails/app/templates/Dockerfile.tt',
    'https://laravel.com/docs/deployment#directory-permissions',
    'https://github.com/aschmelyun/docker-compose-laravel/issues/49',
  ],
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
