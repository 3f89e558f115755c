/**
 * The Docker engine that proofs run on: one of our own under a directory, or the one already configured.
 *
 * `DFFIX_PROOF_ENGINE_DIR` names a directory that is kept between runs, with the stand-in images in it.
 * Several runners may share it: the first starts the engine, the last one out stops it, and an engine
 * that no runner started is left running.
 */
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { answers, EngineMissing, Place, removeDirectory, start, stop } from './daemon.ts';
import { Docker } from './docker.ts';
import { isAlive, withLock } from './lock.ts';
import { execute, exists, findProgram, tail } from './process.ts';

export interface Engine {
  docker: Docker;
  /** Where the engine keeps its data; undefined for an engine that is not ours. */
  dir: string | undefined;
  /** Ends this process's use of it. */
  close(): Promise<void>;
}

/** The client of the package that dockerd is from, which may not be the first on PATH. */
const distributionClient = '/usr/bin/docker';

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
  const program = await clientWithBuildKit('docker', distributionClient);
  if (program === undefined) {
    throw new EngineMissing('--pull needs a docker client that builds with BuildKit');
  }
  const docker = new Docker(program, { ...process.env, DOCKER_BUILDKIT: '1' });
  const ran = await docker.try(['version', '--format', '{{.Server.Version}}']);
  if (ran.code !== 0) {
    throw new EngineMissing(`--pull needs a running Docker engine:\n${tail(ran.output, 5)}`);
  }
  return { docker, dir: undefined, close: () => Promise.resolve() };
}

/** The first of these clients that can build with BuildKit: another may lack the component for it. */
async function clientWithBuildKit(...names: string[]): Promise<string | undefined> {
  for (const name of names) {
    const program = await findProgram(name);
    if (program === undefined) continue;
    const help = await execute(program, ['build', '--help'], {
      env: { ...process.env, DOCKER_BUILDKIT: '1' },
    });
    if (help.code === 0 && help.output.includes('--progress')) return program;
  }
  return undefined;
}

/** An engine of our own, started or joined. */
export async function openEngine(log: (line: string) => void): Promise<Engine> {
  const lacking = await missing();
  if (lacking !== undefined) throw new EngineMissing(lacking);
  const program = await clientWithBuildKit(distributionClient, 'docker');
  if (program === undefined) {
    throw new EngineMissing('the docker client has no BuildKit: install docker-buildx');
  }
  const place = await choosePlace();
  const docker = new Docker(program, {
    ...process.env,
    DOCKER_HOST: `unix://${place.socket}`,
    DOCKER_BUILDKIT: '1',
    // The user's own client configuration may name credential helpers or another context.
    DOCKER_CONFIG: join(place.dir, 'client'),
    DOCKER_CONTEXT: undefined,
  });
  try {
    await withLock(place.lock, async () => {
      if (!(await answers(docker))) await start(place, docker, log);
      await writeFile(join(place.users, String(process.pid)), '');
    });
  } catch (error) {
    if (!place.kept) await removeDirectory(place.dir);
    throw error;
  }
  return { docker, dir: place.dir, close: () => leave(place) };
}

async function choosePlace(): Promise<Place> {
  const kept = process.env['DFFIX_PROOF_ENGINE_DIR'] ?? '';
  const place =
    kept === ''
      ? new Place(await mkdtemp(join(tmpdir(), 'dffix-proofs-')), false)
      : new Place(resolve(kept), true);
  // The kernel's limit for a socket's path, less what is put behind it.
  if (Buffer.byteLength(place.socket) > 100) {
    throw new EngineMissing(`the engine directory's path is too long: ${place.dir}`);
  }
  await mkdir(place.users, { recursive: true });
  return place;
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
