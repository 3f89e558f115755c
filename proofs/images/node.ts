/**
 * The official Node images' facts around this machine's own node: version, npm release, user node
 * (1000:1000), entrypoint, yarn. Two of them: on Debian, and on the Alpine stand-in, where glibc lies
 * under the node binary.
 *
 * What npm needs here to reach its registry (CA bundle, registry, proxy) is copied from the machine
 * when the image is made; nothing of it is written in this project. Credentials are never copied.
 */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { execute, exists, findProgram } from '../process.ts';
import { alpine } from './alpine.ts';
import { debian } from './debian.ts';
import { buildFolder, folder, readFolder, tagOf, type Recipe } from './recipe.ts';

const dir = folder('node');

/** npm as the Node release ships it: its behaviour without a home differs between majors. */
const npmOf: Readonly<Record<string, string>> = { '20': '10.8.2', '22': '10.9.4', '24': '11.6.2' };

export const nodeMajor = process.versions.node.split('.')[0] ?? '';

export const nodeDebian = recipe('node', debian);
export const nodeAlpine = recipe('node-alpine', alpine);

function recipe(name: string, base: Recipe): Recipe {
  return {
    name,
    base,
    ingredients: async () => [await readFolder(dir), process.version, npmVersion(), await npmrc()].join('\n'),
    make: async (kit, tag, from) =>
      buildFolder(kit, {
        dir,
        dockerfile: `${name}.Dockerfile`,
        tag,
        args: {
          BASE: from,
          DEBIAN: await tagOf(debian),
          NODE_VERSION: process.versions.node,
          NPM_VERSION: npmVersion(),
          CA_BUNDLE: (await caBundle()) === undefined ? '' : imageBundle,
        },
        prepare: addMachine,
      }),
  };
}

function npmVersion(): string {
  return npmOf[nodeMajor] ?? 'latest';
}

/** Where the images keep certificates, Debian's and Alpine's alike. */
const imageBundle = '/etc/ssl/certs/ca-certificates.crt';

/** The context's `machine` folder: node, its bundled tools, the CA bundle and npm's settings. */
async function addMachine(context: string): Promise<void> {
  const machine = join(context, 'machine');
  await mkdir(join(machine, 'certs'), { recursive: true });
  await cp(process.execPath, join(machine, 'node'));
  const modules = await globalModules();
  for (const name of ['npm', 'corepack']) {
    if (!(await exists(join(modules, name)))) continue;
    await cp(join(modules, name), join(machine, 'modules', name), {
      recursive: true,
      verbatimSymlinks: true,
    });
  }
  const bundle = await caBundle();
  if (bundle !== undefined)
    await writeFile(join(machine, 'certs', basename(imageBundle)), await readFile(bundle));
  await writeFile(join(machine, 'npmrc'), await npmrc());
}

async function globalModules(): Promise<string> {
  for (const prefix of [join(dirname(process.execPath), '..'), '/usr', '/usr/local']) {
    const candidate = join(prefix, 'lib', 'node_modules');
    if (await exists(join(candidate, 'npm', 'package.json'))) return candidate;
  }
  throw new Error('npm was not found beside node: its directory is copied into the node stand-in');
}

/** The certificates this machine's npm trusts beyond node's own. */
async function caBundle(): Promise<string | undefined> {
  const named = process.env['NODE_EXTRA_CA_CERTS'] ?? (await npmConfig('cafile'));
  return named !== undefined && (await exists(named)) ? named : undefined;
}

async function npmrc(): Promise<string> {
  const lines: string[] = [];
  for (const key of ['registry', 'proxy', 'https-proxy', 'noproxy', 'strict-ssl']) {
    const value = await npmConfig(key);
    if (value !== undefined && !/\/\/[^/]*@/.test(value)) lines.push(`${key}=${value}\n`);
  }
  return lines.join('');
}

async function npmConfig(key: string): Promise<string | undefined> {
  const npm = await findProgram('npm');
  if (npm === undefined) return undefined;
  const value = (await execute(npm, ['config', 'get', key])).stdout.trim();
  return value === '' || value === 'null' || value === 'undefined' ? undefined : value;
}
