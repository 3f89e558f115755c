import { nginxDirectories, type NginxDirectories } from '../src/build/nginx-directories.ts';
import { insertInstructionBefore } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Give nginx the directories that it writes to',
  why: `nginx makes its directories for temporary files below /var/cache/nginx and writes its process id to /var/run/nginx.pid.
In the official image both belong to root, so that nginx stops at once where \`USER\` names somebody else. The cache and a
pid file that is there already are given to that user before the USER instruction.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'nginx: [emerg] mkdir() "/var/cache/nginx/client_temp" failed (13: Permission denied)',
    'nginx: [emerg] open() "/var/run/nginx.pid" failed (13: Permission denied)',
    'nginx: [emerg] open() "/run/nginx.pid" failed (13: Permission denied)',
  ],
  assumes: [
    'The engine lets everybody listen on port 80, as Docker has done since 20.10 (net.ipv4.ip_unprivileged_port_start=0); elsewhere nginx has to listen on 8080.',
  ],
  check: 'docker run --rm IMAGE nginx -t',
  sources: [
    'https://github.com/nginx/docker-nginx/issues/524',
    'https://github.com/docker-library/docs/tree/master/nginx#running-nginx-as-a-non-root-user',
  ],
  looksFor: ['nginx'],
  *fixes(build) {
    for (const target of build.targets) {
      const found = nginxDirectories(target);
      const at = target.from.range;
      if (!found.known) yield { kind: 'left-alone', at, reason: found.reason };
      else if (found.value !== undefined) {
        const { owner, user } = found.value;
        yield {
          kind: 'fix',
          message: `nginx runs as ${owner.split(':')[0] ?? owner}, who may not write to /var/cache/nginx: give it to that user`,
          at: user.range,
          edits: insertInstructionBefore(build.dockerfile, user, `RUN ${commands(found.value)}`),
          because: [
            {
              text: '/var/cache/nginx belongs to root in the image of nginx',
              source: 'https://github.com/nginx/docker-nginx/issues/524',
            },
          ],
        };
      }
    }
  },
});

function commands({ owner, paths, pidFile }: NginxDirectories): string {
  const own = `chown -R ${owner} ${paths.join(' ')}`;
  return pidFile === undefined ? own : `touch ${pidFile} \\\n    && ${own}`;
}
