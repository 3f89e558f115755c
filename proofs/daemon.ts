/** A dockerd process and the directory it lives in. */
import { spawn } from 'node:child_process';
import { open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Docker } from './docker.ts';
import { isAlive } from './lock.ts';
import { execute, findProgram, sleep, tail } from './process.ts';

/** A reason why proofs cannot run on this machine, in words for the user. */
export class EngineMissing extends Error {}

/** The files of one engine directory. */
export class Place {
  readonly dir: string;
  readonly kept: boolean;

  constructor(dir: string, kept: boolean) {
    this.dir = dir;
    this.kept = kept;
  }

  get socket(): string {
    return join(this.dir, 'docker.sock');
  }
  get pid(): string {
    return join(this.dir, 'docker.pid');
  }
  get log(): string {
    return join(this.dir, 'dockerd.log');
  }
  get lock(): string {
    return join(this.dir, 'engine.lock');
  }
  /** One empty file per runner that uses the engine now, named by its pid. */
  get users(): string {
    return join(this.dir, 'users');
  }
  /** There when a runner started the engine, so that a runner may stop it. */
  get startedByRunner(): string {
    return join(this.dir, 'started-by-runner');
  }
}

export async function answers(docker: Docker): Promise<boolean> {
  return (await docker.try(['version'], { timeout: 10_000 })).code === 0;
}

export async function start(place: Place, docker: Docker, log: (line: string) => void): Promise<void> {
  const program = (await findProgram('dockerd')) ?? 'dockerd';
  log(`starting a Docker engine in ${place.dir}`);
  const config = join(place.dir, 'daemon.json');
  await writeFile(config, JSON.stringify({ builder: { gc: { enabled: true, defaultKeepStorage: '8GB' } } }));
  await rm(place.pid, { force: true });
  const output = await open(place.log, 'w');
  const daemon = spawn(
    program,
    [
      `--config-file=${config}`,
      `--data-root=${join(place.dir, 'data')}`,
      `--exec-root=${join(place.dir, 'exec')}`,
      `--host=unix://${place.socket}`,
      `--pidfile=${place.pid}`,
      // A containerd that already runs on the machine is shared; its containers are not.
      `--containerd-namespace=dffix-${String(process.pid)}`,
      `--containerd-plugins-namespace=dffix-plugins-${String(process.pid)}`,
      '--iptables=false',
      '--ip6tables=false',
      '--bridge=none',
    ],
    {
      detached: true,
      stdio: ['ignore', output.fd, output.fd],
      env: { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` },
    },
  );
  let ended: string | undefined;
  daemon.once('error', (error) => (ended = error.message));
  daemon.once('exit', (code) => (ended = `exit ${String(code)}`));
  daemon.unref();
  await output.close();
  const limit = Date.now() + 60_000;
  while (!(await answers(docker))) {
    if (ended === undefined && Date.now() < limit) {
      await sleep(200);
      continue;
    }
    const printed = await readFile(place.log, 'utf8');
    if (ended === undefined) await stop(place);
    throw new EngineMissing(
      `dockerd did not start (${ended ?? 'no answer for a minute'}):\n${tail(printed, 15)}`,
    );
  }
  await writeFile(place.startedByRunner, '');
}

export async function stop(place: Place): Promise<void> {
  const pid = Number(await readFile(place.pid, 'utf8').catch(() => '0'));
  if (pid > 0 && isAlive(pid)) {
    process.kill(pid, 'SIGTERM');
    const limit = Date.now() + 30_000;
    while (isAlive(pid) && Date.now() < limit) await sleep(100);
    if (isAlive(pid)) process.kill(pid, 'SIGKILL');
  }
  await unmount(place.dir);
  await rm(place.startedByRunner, { force: true });
}

/** Removes an engine's directory once the engine is stopped. */
export async function removeDirectory(dir: string): Promise<void> {
  await unmount(dir);
  await rm(dir, { recursive: true, force: true });
}

/** A daemon may leave mounts behind, a killed one its containers' too; a mount must never be deleted through. */
async function unmount(dir: string): Promise<void> {
  const mounts = (await readFile('/proc/self/mountinfo', 'utf8'))
    .split('\n')
    .map((line) => line.split(' ')[4] ?? '')
    .filter((mount) => mount.startsWith(`${dir}/`));
  for (const mount of mounts.toReversed()) await execute('umount', ['--lazy', mount]);
}
