import { readTable } from './json.ts';

type Table = Readonly<Record<string, string | null>>;

const TABLES: ReadonlyMap<string, string> = new Map([
  ['debian', 'apt'],
  ['ubuntu', 'apt'],
  ['alpine', 'apk'],
  ...['almalinux', 'amazonlinux', 'centos', 'fedora', 'oraclelinux', 'redhat', 'rockylinux'].map(
    (family) => [family, 'dnf'] as const,
  ),
]);

/** Programs that packages bring besides the one that the table knows them by. */
const MORE: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  // https://packages.debian.org/bookworm/build-essential and its dependencies
  apt: {
    'build-essential': ['gcc', 'g++', 'cc', 'make', 'ld', 'patch'],
    gcc: ['ld'],
    'g++': ['gcc', 'cc', 'ld'],
    'default-jdk': ['java', 'javac'],
    'default-jre': ['java'],
    'bind9-dnsutils': ['dig', 'nslookup'],
    'git-core': ['git'],
    'nodejs-legacy': ['node'],
    python: ['python'],
    'python-dev': ['python'],
    'python-minimal': ['python'],
    'python-pip': ['pip', 'python'],
    'python3-pip': ['python3'],
    'python3-dev': ['python3'],
    'python3-venv': ['python3'],
    npm: ['node'],
    netcat: ['nc'],
    'netcat-traditional': ['nc'],
    gnupg2: ['gpg'],
    gpg: ['gpg'],
    'xz-utils': ['xz', 'unxz'],
  },
  // https://pkgs.alpinelinux.org/package/v3.20/main/x86_64/build-base
  apk: {
    'build-base': ['gcc', 'g++', 'cc', 'make', 'ld', 'patch'],
    'alpine-sdk': ['gcc', 'g++', 'cc', 'make', 'ld', 'patch', 'git'],
    gcc: ['ld'],
    'g++': ['gcc', 'cc', 'ld'],
    python: ['python'],
    'python-dev': ['python'],
    'py-pip': ['pip'],
    'py2-pip': ['pip'],
    'py3-pip': ['python3'],
    'python3-dev': ['python3'],
    'nodejs-current': ['node'],
    npm: ['node'],
    openssh: ['ssh', 'scp', 'ssh-keygen', 'sshd'],
  },
  dnf: {
    'gcc-c++': ['gcc', 'cc', 'ld'],
    gcc: ['ld'],
    'git-core': ['git'],
    python: ['python'],
    'python-pip': ['pip'],
    'python2-pip': ['pip'],
    'python-devel': ['python'],
    'python3-pip': ['python3'],
    'python3-devel': ['python3'],
    npm: ['node'],
  },
};

/**
 * The package that brings a command in a distribution's family: null where none does, undefined where that is not known,
 * `busybox` where the base image has it in busybox.
 */
export function packageOfCommand(command: string, family: string): string | null | undefined {
  const rows = rowsOf(family);
  return rows !== undefined && Object.hasOwn(rows, command) ? rows[command] : undefined;
}

const reversed = new Map<string, ReadonlyMap<string, readonly string[]>>();

/** The commands that a package is known to bring; there may be more. */
export function commandsOfPackage(name: string, family: string): readonly string[] {
  const table = TABLES.get(family);
  const rows = rowsOf(family);
  if (table === undefined || rows === undefined) return [];
  let index = reversed.get(table);
  if (index === undefined) reversed.set(table, (index = reverse(rows, MORE[table] ?? {})));
  return index.get(name) ?? [];
}

function reverse(rows: Table, more: Readonly<Record<string, readonly string[]>>): Map<string, readonly string[]> {
  const index = new Map<string, readonly string[]>(Object.entries(more));
  for (const [command, name] of Object.entries(rows))
    if (name !== null && name !== 'busybox') index.set(name, [...(index.get(name) ?? []), command]);
  return index;
}

function rowsOf(family: string): Table | undefined {
  const table = TABLES.get(family);
  return table === undefined
    ? undefined
    : (readTable(`commands/${table}`) as { readonly packages: Table }).packages;
}
