import { highIdUsers } from '../src/build/high-ids.ts';
import { insertOptionAfter } from '../src/edits/insert-option.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Make users with high ids without a place in the log of logins',
  why: `\`useradd\` writes an entry for the new user into \`/var/log/lastlog\` and \`/var/log/faillog\`, at a place that its id decides.
For an id in the millions that is a file of gigabytes, nearly all of it a hole; written into a layer, the hole becomes zeros, and
the build takes minutes or fills the disk. With \`-l\` there is no entry: nobody logs in to a container.`,
  kind: 'improve',
  effect: 'build',
  safety: 'safe',
  symptoms: [
    '`useradd` without flag `-l` and high UID will result in excessively large Image.',
    'the build hangs at useradd, and /var/log/lastlog is many gigabytes',
    'no space left on device',
  ],
  check: 'docker run --rm IMAGE ls -lsh /var/log',
  sources: [
    'https://github.com/moby/moby/issues/5419',
    'https://docs.docker.com/build/building/best-practices/#user',
    'https://man7.org/linux/man-pages/man8/useradd.8.html',
  ],
  answers: ['hadolint/DL3046'],
  *fixes(build) {
    for (const stage of build.stages)
      for (const { command, step } of highIdUsers(stage)) {
        const [name] = command.words;
        if (name === undefined) continue;
        yield {
          kind: 'fix',
          message: 'a high id makes the log of logins large: leave the new user out of it',
          at: command.range,
          edits: insertOptionAfter(step.instruction, command, name, '-l'),
          because: [{ text: 'the id may have many digits', range: command.range }],
        };
      }
  },
});
