/**
 * HTTP requests to a container that has no network.
 *
 * Containers run with `--network=none`, so that their ports never meet and nothing reaches out. A
 * request is made from inside the container's network namespace: by `nsenter` where its process is
 * one of this machine and we are root, else by a second container that shares the namespace.
 */
import { constants } from 'node:fs/promises';
import type { Docker } from './docker.ts';
import { nodeMajor } from './images/node.ts';
import { execute, exists } from './process.ts';

export interface Answer {
  status: number;
  body: string;
}

const request = `
const [port, path] = process.argv.slice(-2);
const answer = await fetch('http://127.0.0.1:' + port + path, { redirect: 'manual', signal: AbortSignal.timeout(5000) });
console.log(JSON.stringify({ status: answer.status, body: await answer.text() }));
`;

/** One request; undefined when nobody answered. */
export async function ask(
  docker: Docker,
  container: string,
  port: number,
  path: string,
): Promise<Answer | undefined> {
  const script = ['--input-type=module', '--eval', request, '--', String(port), path];
  const pid = (await docker.inspect('container', container, '{{.State.Pid}}')) ?? '0';
  const here = process.getuid?.() === 0 && (await exists(`/proc/${pid}/ns/net`, constants.R_OK));
  const ran = here
    ? await execute('nsenter', ['--net', '--target', pid, process.execPath, ...script], { timeout: 10_000 })
    : await docker.try(
        [
          'run',
          '--rm',
          `--network=container:${container}`,
          '--entrypoint=node',
          `node:${nodeMajor}-alpine`,
          ...script,
        ],
        { timeout: 60_000 },
      );
  return ran.code === 0 ? (JSON.parse(ran.stdout) as Answer) : undefined;
}
