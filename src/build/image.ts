import { distroTable, imageTable } from '../facts/load.ts';
import type { DistroTable, GroupRow, ImageTable, Span, UserRow, VariantTable } from '../facts/load.ts';
import { parseReference } from '../facts/reference.ts';
import { tagDistro, tagTokens, type TagDistro } from '../facts/releases.ts';
import { imageBelowUv } from '../facts/uv-images.ts';
import { known, map, unknown, type Known } from '../known.ts';

export { parseReference } from '../facts/reference.ts';
export type { ImageReference } from '../facts/reference.ts';

export type Family =
  | 'debian'
  | 'ubuntu'
  | 'alpine'
  | 'busybox'
  | 'scratch'
  | 'almalinux'
  | 'amazonlinux'
  | 'centos'
  | 'fedora'
  | 'oraclelinux'
  | 'rockylinux'
  | 'redhat';
export type Libc = 'glibc' | 'musl' | 'none';
export type ShellProgram = 'dash' | 'bash' | 'busybox' | 'none';
export type PackageManager = 'apt' | 'apk' | 'dnf' | 'yum' | 'microdnf' | 'none';

export interface Distro {
  readonly family: Family;
  /** Codename for Debian and Ubuntu (`bookworm`), else the number (`3.20`); undefined where only the family is certain. */
  readonly release: string | undefined;
  /** The tag itself names the release; otherwise the tag may have moved to a newer one since the table was made. */
  readonly named: boolean;
}

export interface ImageUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly home: string;
  readonly homeExists: Known<boolean>;
}

export interface ImageGroup {
  readonly name: string;
  readonly gid: number;
}

/** Users and groups of an image. */
export interface Accounts {
  readonly users: readonly ImageUser[];
  readonly groups: readonly ImageGroup[];
  /** Which others there may be: none, some with ids 1 to 999 (names in `unsure`, as far as they are not), or any. */
  readonly others: 'none' | 'system' | 'any';
  /** Names and ids that the image may or may not have. */
  readonly unsure: ReadonlySet<string | number>;
}

/** A version as far as a tag says it: `3.11` has no patch. */
export interface ImageVersion {
  readonly major: number;
  readonly minor: number | undefined;
  readonly patch: number | undefined;
}

/** What an instruction after `FROM image` finds. */
export interface ImageFacts extends Accounts {
  /** Bare name of the official image, e.g. `python`; `uv` for those of uv, which stand on official ones. */
  readonly image: string;
  readonly tag: string;
  readonly distro: Known<Distro>;
  readonly libc: Known<Libc>;
  /** What `/bin/sh` is. */
  readonly shell: Known<ShellProgram>;
  readonly packageManager: Known<PackageManager>;
  /** Variables whose value is certain, PATH expanded. */
  readonly env: ReadonlyMap<string, string>;
  /** Variables that are set, or may be, to a value that is not known. All others are certainly not set. */
  readonly unsureEnv: ReadonlySet<string>;
  /** As in USER; `root` where the image sets none. */
  readonly user: Known<string>;
  readonly workdir: Known<string>;
  /** Empty where the image sets none. */
  readonly entrypoint: Known<readonly string[]>;
  readonly cmd: Known<readonly string[]>;
  /** Version of the program that the image is named after. */
  readonly version: Known<ImageVersion>;
  /** Python that `python` starts. */
  readonly pythonVersion: Known<ImageVersion>;
  readonly nodeVersion: Known<ImageVersion>;
  /** Whether a command is on PATH. */
  has(command: string): Known<boolean>;
  /** Where the facts come from. */
  readonly source: string;
}

// What the container runtime sets where an image has no PATH:
// https://github.com/moby/moby/blob/master/oci/defaults.go, buildkit util/system/path.go
const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Registries that hand out Docker's official images unchanged, with the path before the image's name. */
const MIRRORS: ReadonlyMap<string, string> = new Map([
  ['docker.io', 'library/'],
  ['registry-1.docker.io', 'library/'],
  // https://cloud.google.com/artifact-registry/docs/pull-cached-dockerhub-images
  ['mirror.gcr.io', 'library/'],
  // https://aws.amazon.com/blogs/containers/docker-official-images-now-available-on-amazon-elastic-container-registry-public/
  ['public.ecr.aws', 'docker/library/'],
]);

/** So many images are kept: a repository names the same few again and again. */
const MOST_KEPT = 500;

const kept = new Map<string, Known<ImageFacts>>();

/** Facts about the image that a reference (variables expanded) names, or why they are not known. */
export function imageFacts(reference: string): Known<ImageFacts> {
  const found = kept.get(reference) ?? readFacts(reference);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(reference, found);
  return found;
}

function readFacts(reference: string): Known<ImageFacts> {
  if (reference === 'scratch') return known(describe('scratch', '', SCRATCH, {}, SCRATCH_DISTRO));
  const parsed = parseReference(reference);
  if (!parsed.known) return parsed;
  const below = imageBelowUv(reference);
  if (below !== undefined) return map(imageFacts(below), (facts) => withUv(facts, parsed.value.tag ?? ''));
  const { registry, repository, tag, digest } = parsed.value;
  const prefix = MIRRORS.get(registry);
  const name =
    prefix !== undefined && repository.startsWith(prefix) ? repository.slice(prefix.length) : undefined;
  const table = name === undefined ? undefined : imageTable(name);
  if (name === undefined) return unknown(`${reference} is not an official image`);
  if (table === undefined) return unknown(`nothing is recorded about the image ${name}`);
  if (digest !== undefined && tag === undefined) return unknown('the image is named by its digest only');
  return ofTag(name, table, tag ?? 'latest', digest !== undefined);
}

/** https://github.com/astral-sh/uv/blob/main/.github/workflows/build-docker.yml */
function withUv(below: ImageFacts, tag: string): ImageFacts {
  return {
    ...below,
    image: 'uv',
    tag,
    unsureEnv: new Set([...below.unsureEnv, 'UV_TOOL_BIN_DIR']),
    entrypoint: known([]),
    cmd: known(['/usr/local/bin/uv']),
    version: unknown('the tag need not name the version of uv'),
    has: (command) => (command === 'uv' || command === 'uvx' ? known(true) : below.has(command)),
  };
}

function ofTag(name: string, table: ImageTable, tag: string, pinned: boolean): Known<ImageFacts> {
  const tokens = tagTokens(tag);
  if (tokens.has('onbuild'))
    return unknown(`${name}:${tag} runs instructions of its own in every build (ONBUILD)`);
  const version = versionOf(table, tag);
  const variant = table.variants.find((one) => matches(one, tokens, version));
  if (variant === undefined) return unknown(`nothing is recorded about ${name}:${tag}`);
  const listed = tagDistro(table, tag);
  if (isWindows(tag, listed)) return unknown(`${name}:${tag} is a Windows image`);
  const family = listed?.family ?? variant.family;
  if (family === undefined || distroTable(family) === undefined)
    return unknown(`the distribution of ${name}:${tag} is not known`);
  const moved = pinned && listed?.named !== true;
  const release = moved ? undefined : listed?.release;
  const distro: TagDistro = { family, release, named: listed?.named ?? false, last: listed?.last };
  return known(describe(name, tag, table, variant, distro));
}

const NO_VERSION: Known<ImageVersion> = unknown('a base has no version of its own');

function matches(variant: VariantTable, tokens: ReadonlySet<string>, version: Known<ImageVersion>): boolean {
  const { tokens: needed = [], major } = variant;
  if (major !== undefined && !(version.known && version.value.major === major)) return false;
  return needed.every((token) => tokens.has(token));
}

function isWindows(tag: string, distro: TagDistro | undefined): boolean {
  return distro?.family === 'windows' || /windowsservercore|nanoserver/.test(tag);
}

const SCRATCH: ImageTable = {
  source: 'https://docs.docker.com/build/building/base-images/',
  date: '',
  variants: [],
  tags: {},
};
const SCRATCH_DISTRO: TagDistro = { family: 'scratch', release: undefined, named: true, last: undefined };

function describe(
  image: string,
  tag: string,
  table: ImageTable,
  variant: VariantTable,
  distro: TagDistro,
): ImageFacts {
  const base = distroTable(distro.family);
  const layers = [variant, ...basesOf(variant)].map((one) => ({
    ...one,
    certain: holds(one.since, distro.last),
    accountsCertain: holds(one.accountsSince, distro.last),
  }));
  const version = versionOf(table, tag);
  return {
    image,
    tag,
    source: table.source,
    distro: known({ family: distro.family as Family, release: distro.release, named: distro.named }),
    ...systemOf(base, distro),
    ...configOf(layers, base),
    ...accountsOf(layers, base, distro.release),
    version,
    pythonVersion: image === 'python' ? version : unknown(`the image ${image} does not tell its Python`),
    nodeVersion: image === 'node' ? version : unknown(`the image ${image} does not tell its Node.js`),
    has: (command) => hasCommand(command, layers, base, distro.release, `${image}:${tag}`),
  };
}

interface Layer extends VariantTable {
  /** False for a tag so old that it may have been made in another way. */
  readonly certain: boolean;
  readonly accountsCertain: boolean;
}

function holds(since: string | undefined, last: string | undefined): boolean {
  return since === undefined || last === undefined || last >= since;
}

/** The images that a variant is built from, the nearest first, without the distribution itself. */
function basesOf(variant: VariantTable): VariantTable[] {
  if (variant.base === undefined) return [];
  const [name = '', tag = ''] = variant.base.split(':');
  const tokens = tagTokens(tag);
  const base = imageTable(name)?.variants.find((one) => matches(one, tokens, NO_VERSION));
  return base === undefined ? [] : [base, ...basesOf(base)];
}

function systemOf(
  base: DistroTable | undefined,
  { family, release }: TagDistro,
): Pick<ImageFacts, 'libc' | 'shell' | 'packageManager'> {
  const missing = unknown(`nothing is recorded about ${family}`);
  const one = <T extends string>(value: string | null | undefined): Known<T> =>
    value === undefined
      ? missing
      : value === null
        ? unknown(`it differs between images of ${family}`)
        : known(value as T);
  const managers = base?.packageManagers;
  const manager =
    managers === undefined ? base?.packageManager : (managers[release ?? ''] ?? base?.packageManager);
  return {
    libc: one<Libc>(base?.libc),
    shell: one<ShellProgram>(base?.shell),
    packageManager: one<PackageManager>(manager),
  };
}

type Config = Pick<ImageFacts, 'env' | 'unsureEnv' | 'user' | 'workdir' | 'entrypoint' | 'cmd'>;

function configOf(layers: readonly Layer[], base: DistroTable | undefined): Config {
  const env = new Map<string, string>([['PATH', DEFAULT_PATH]]);
  const unsureEnv = new Set<string>();
  for (const layer of layers.toReversed()) {
    for (const [name, value] of Object.entries(layer.env ?? {})) {
      env.set(name, expand(value, env));
      if (layer.certain) unsureEnv.delete(name);
      else unsureEnv.add(name);
    }
    for (const name of layer.unsureEnv ?? []) unsureEnv.add(name);
  }
  for (const name of unsureEnv) env.delete(name);
  const certain = layers.every((layer) => layer.certain);
  const settled = <T>(value: T): Known<T> =>
    certain ? known(value) : unknown('older tags of the image were made in another way');
  const cmd = cmdOf(layers);
  return {
    env,
    unsureEnv,
    user: known(layers.find((layer) => layer.user !== undefined)?.user ?? 'root'),
    workdir: known(layers.find((layer) => layer.workdir !== undefined)?.workdir ?? base?.workdir ?? '/'),
    entrypoint: settled(layers.find((layer) => layer.entrypoint !== undefined)?.entrypoint ?? []),
    cmd: cmd === null ? unknown('it depends on the version of the image') : settled(cmd ?? base?.cmd ?? []),
  };
}

/** An image that sets its own ENTRYPOINT drops the CMD of the image below. */
function cmdOf(layers: readonly Layer[]): readonly string[] | null | undefined {
  const layer = layers.find((one) => one.cmd !== undefined || one.entrypoint !== undefined);
  return layer?.cmd === undefined && layer !== undefined ? [] : layer?.cmd;
}

function expand(value: string, env: ReadonlyMap<string, string>): string {
  return value.replace(/\$([A-Za-z_][A-Za-z0-9_]*)/g, (_, name: string) => env.get(name) ?? '');
}

function accountsOf(
  layers: readonly Layer[],
  base: DistroTable | undefined,
  release: string | undefined,
): Accounts {
  const users = new Map<string, ImageUser>();
  const groups = new Map<string, ImageGroup>();
  const unsure = new Set<string | number>(layers.flatMap((layer) => layer.systemNames ?? []));
  const settle = <T>(
    row: UserRow | GroupRow,
    held: boolean | undefined,
    into: Map<string, T>,
    value: T,
  ): void => {
    if (held === true) into.set(row.name, value);
    if (held === undefined) unsure.add(row.name).add('uid' in row ? row.uid : row.gid);
  };
  const add = (
    rows: Pick<VariantTable, 'users' | 'groups'>,
    held: (row: Span) => boolean | undefined,
  ): void => {
    for (const row of rows.users ?? []) settle(row, held(row), users, toUser(row));
    for (const row of rows.groups ?? []) settle(row, held(row), groups, { name: row.name, gid: row.gid });
  };
  if (base !== undefined) add(base, (row) => spans(row, base.releases, release));
  for (const layer of layers.toReversed()) add(layer, () => (layer.accountsCertain ? true : undefined));
  return {
    users: [...users.values()],
    groups: [...groups.values()],
    others: othersOf(layers, base, release),
    unsure,
  };
}

function othersOf(
  layers: readonly Layer[],
  base: DistroTable | undefined,
  release: string | undefined,
): Accounts['others'] {
  if (base === undefined || base.accountsPartial === true) return 'any';
  const early =
    base.systemUntil !== undefined && spans({ until: base.systemUntil }, base.releases, release) !== false;
  return early || layers.some((layer) => layer.systemNames !== undefined) ? 'system' : 'none';
}

function toUser({ name, uid, gid, home, homeExists }: UserRow): ImageUser {
  const exists = homeExists === undefined ? unknown(`nothing is recorded about ${home}`) : known(homeExists);
  return { name, uid, gid, home, homeExists: exists };
}

/** Whether a row holds for a release; undefined where that is not certain. */
function spans(row: Span, releases: readonly string[], release: string | undefined): boolean | undefined {
  if (row.since === undefined && row.until === undefined) return row.unsure === true ? undefined : true;
  const at = release === undefined ? -1 : releases.indexOf(release);
  if (at < 0) return undefined;
  const from = row.since === undefined ? 0 : releases.indexOf(row.since);
  const to = row.until === undefined ? releases.length - 1 : releases.indexOf(row.until);
  if (at < from || at > to) return false;
  return row.unsure === true ? undefined : true;
}

/** The image nearest to the top that speaks of the command decides. What a base lacks, packages on top may have brought. */
function hasCommand(
  command: string,
  layers: readonly Layer[],
  base: DistroTable | undefined,
  release: string | undefined,
  image: string,
): Known<boolean> {
  if (base?.libc === 'none') return known(false);
  const unsettled = unknown(`it is not recorded whether ${image} has ${command}`);
  let packages = false;
  for (const layer of layers) {
    if (layer.unsure?.includes(command) === true) return unsettled;
    const listed = layer.has?.includes(command) === true || layer.lacks?.includes(command) === true;
    if (listed) return layer.certain ? known(layer.has?.includes(command) === true) : unsettled;
    packages ||= layer.packages === true || !layer.certain;
  }
  for (const row of base?.commands ?? []) {
    const held = spans(row, base?.releases ?? [], release);
    const has = row.has?.includes(command) === true;
    if (held === false || (!has && row.lacks?.includes(command) !== true)) continue;
    return held === undefined || (!has && packages) ? unsettled : known(has);
  }
  return unsettled;
}

function versionOf(table: ImageTable, tag: string): Known<ImageVersion> {
  const head = tag.split('-')[0] ?? '';
  const named = Object.hasOwn(table.names ?? {}, head) ? (table.names?.[head] ?? head) : head;
  const parts = /^([0-9]+)(?:\.([0-9]+))?(?:\.([0-9]+))?/.exec(named);
  if (parts === null) return unknown(`the tag ${tag} names no version`);
  const [, major, minor, patch] = parts;
  return known({ major: Number(major), minor: number(minor), patch: number(patch) });
}

function number(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}
