/**
 * The Docker engine that proofs run on: one of our own under a directory, or the one already configured.
 *
 * `DFFIX_PROOF_ENGINE_DIR` names a directory that is kept between runs, with the stand-in images in it.
 * Several runners may share it: the first starts the engine, the last one out stops it, and an engine
 * that no runner started is left running.
 */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, open, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Docker } from './docker.ts';
import { isAlive, withLock } from './lock.ts';
import { execute, exists, findProgram, sleep, tail } from './process.ts';

export interface Engine {
  docker: Docker;
  /** Where the engine keeps its data; undefined for an engine that is not ours. */
  dir: string | undefined;
  /** Ends this process's use of it. */
  close(): Promise<void>;
}

/** A reason why proofs cannot run on this machine, in words for the user. */
export class EngineMissing extends Error {}

/** What this machine lacks for an engine of our own, or undefined when nothing is missing. */
export async function missing(): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'the proofs start a Docker engine of their own, which needs Linux';
  if (process.getuid?.() !== 0) return 'the proofs start a Docker engine of their own, which needs root';
  const absent: string[] = [];
  for (const name of ['dockerd', 'docker', 'mmdebstrap', 'nsenter']) {
    if ((await findProgram(name)) === undefined) absent.push(name);
  }
  if (absent.length === 0) return undefined;
  return `not installed: ${absent.join(', ')} (on Debian: apt-get install -y --no-install-recommends docker.io mmdebstrap)`;
}

/** The engine that the environment names (DOCKER_HOST, the current context), with the real images. */
export async function configuredEngine(): Promise<Engine> {
  const program = await findProgram('docker');
  if (program === undefined) throw new EngineMissing('--pull needs the docker client on PATH');
  const docker = new Docker(program, { ...process.env, DOCKER_BUILDKIT: '1' });
  const ran = await docker.try(['version', '--format', '{{.Server.Version}}']);
  if (ran.code !== 0)
    throw new EngineMissing(`--pull needs a running Docker engine:\n${tail(ran.output, 5)}`);
  return { docker, dir: undefined, close: () => Promise.resolve() };
}

/** An engine of our own, started or joined. */
export async function openEngine(log: (line: string) => void): Promise<Engine> {
  const lacking = await missing();
  if (lacking !== undefined) throw new EngineMissing(lacking);
  const kept = process.env['DFFIX_PROOF_ENGINE_DIR'];
  const dir =
    kept === undefined || kept === '' ? await mkdtemp(join(tmpdir(), 'dffix-proofs-')) : resolve(kept);
  const place = new Place(dir, dir === resolve(kept ?? ''));
  await mkdir(place.users, { recursive: true });
  const docker = new Docker((await findProgram('/usr/bin/docker', 'docker')) ?? 'docker', {
    ...process.env,
    DOCKER_HOST: `unix://${place.socket}`,
    DOCKER_BUILDKIT: '1',
    // The user's own client configuration may name credential helpers or another context.
    DOCKER_CONFIG: join(dir, 'client'),
    DOCKER_CONTEXT: undefined,
  });
  await withLock(place.lock, async () => {
    if (!(await answers(docker))) await start(place, docker, log);
    await writeFile(join(place.users, String(process.pid)), '');
  });
  return { docker, dir, close: () => leave(place) };
}

/** The files of one engine directory. */
class Place {
  readonly dir: string;
  readonly kept: boolean;

  constructor(dir: string, kept: boolean) {
    this.dir = dir;
    this.kept = kept;
    // The kernel's limit for a socket's path.
    if (Buffer.byteLength(this.socket) > 100)
      throw new EngineMissing(`the engine directory's path is too long: ${dir}`);
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

async function answers(docker: Docker): Promise<boolean> {
  return (await docker.try(['version'], { timeout: 10_000 })).code === 0;
}

async function start(place: Place, docker: Docker, log: (line: string) => void): Promise<void> {
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

async function leave(place: Place): Promise<void> {
  await withLock(place.lock, async () => {
    await rm(join(place.users, String(process.pid)), { force: true });
    for (const name of await readdir(place.users)) {
      if (isAlive(Number(name))) return;
      await rm(join(place.users, name), { force: true });
    }
    if (await exists(place.startedByRunner)) await stop(place);
  });
  if (!place.kept) await removeDirectory(place.dir);
}

async function stop(place: Place): Promise<void> {
  const pid = Number(await readFile(place.pid, 'utf8').catch(() => '0'));
  if (pid > 0 && isAlive(pid)) {
    process.kill(pid, 'SIGTERM');
    const limit = Date.now() + 30_000;
    while (isAlive(pid) && Date.now() < limit) await sleep(100);
    if (isAlive(pid)) process.kill(pid, 'SIGKILL');
  }
  await rm(place.startedByRunner, { force: true });
}

/** A killed daemon may leave mounts behind, and a mount must never be deleted through. */
async function removeDirectory(dir: string): Promise<void> {
  const mounts = (await readFile('/proc/self/mountinfo', 'utf8'))
    .split('\n')
    .map((line) => line.split(' ')[4] ?? '')
    .filter((mount) => mount.startsWith(`${dir}/`));
  for (const mount of mounts.toReversed()) await execute('umount', ['--lazy', mount]);
  await rm(dir, { recursive: true, force: true });
}
