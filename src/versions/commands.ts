import type { PackageSource } from '../packages/versions.ts';

/** How a database of packages is asked for what is installed. */
export interface Inquiry {
  readonly source: PackageSource;
  /** For a POSIX shell in the image; it must end with 0 only where the database is there. */
  readonly script: string;
  /** Name and version of each, out of what the script prints. */
  readonly read: (output: string) => readonly (readonly [name: string, version: string])[];
}

export const INQUIRIES: readonly Inquiry[] = [
  {
    source: 'apt',
    script: String.raw`dpkg-query -W -f '\${Status}\t\${Package}\t\${Version}\n'`.replaceAll('\\$', '$'),
    read: (output) =>
      columns(output).flatMap(([status, name = '', version = '']) =>
        status === 'install ok installed' ? [[name, version]] : [],
      ),
  },
  { source: 'apk', script: 'apk info -v', read: (output) => lines(output).flatMap(apkPackage) },
  {
    source: 'rpm',
    script: String.raw`rpm -qa --qf '%{NAME}\t%{VERSION}-%{RELEASE}\n'`,
    read: (output) => columns(output).map(([name = '', version = '']) => [name, version]),
  },
  {
    source: 'pip',
    script: 'pip list --format=json --disable-pip-version-check || python3 -m pip list --format=json',
    read: pipPackages,
  },
  { source: 'npm', script: 'npm ls -g --depth=0 --json', read: npmPackages },
  { source: 'gem', script: 'gem list --local', read: (output) => lines(output).flatMap(gem) },
  { source: 'go', script: 'go version -m "$(go env GOPATH)/bin"', read: goPrograms },
];

function lines(output: string): string[] {
  return output.split(/\r?\n/).filter((line) => line !== '');
}

function columns(output: string): string[][] {
  return lines(output).map((line) => line.split('\t'));
}

/** `busybox-1.36.1-r29`: a version starts with a digit, and ends with the release. */
function apkPackage(line: string): [string, string][] {
  const found = /^(\S+)-(\d[^\s-]*-r\d+)$/.exec(line);
  return found === null ? [] : [[found[1] ?? '', found[2] ?? '']];
}

/** https://pip.pypa.io/en/stable/cli/pip_list/#cmdoption-format */
function pipPackages(output: string): [string, string][] {
  const list = JSON.parse(output) as readonly { readonly name: string; readonly version: string }[];
  return list.map(({ name, version }) => [name.toLowerCase().replaceAll(/[-_.]+/g, '-'), version]);
}

function npmPackages(output: string): [string, string][] {
  const { dependencies = {} } = JSON.parse(output) as {
    readonly dependencies?: Readonly<Record<string, { readonly version?: string }>>;
  };
  return Object.entries(dependencies).flatMap(([name, { version }]) =>
    version === undefined ? [] : [[name, version] as [string, string]],
  );
}

/** `nokogiri (1.16.2 x86_64-linux, 1.15.4)`, `json (default: 2.6.1)`: the newest comes first. */
function gem(line: string): [string, string][] {
  const found = /^(\S+) \((?:default: )?(\d[\w.]*)/.exec(line);
  return found === null ? [] : [[found[1] ?? '', found[2] ?? '']];
}

/** A `path` line, then a `mod` line with the module and its version, for each program. */
function goPrograms(output: string): [string, string][] {
  const found: [string, string][] = [];
  let path = '';
  for (const [, kind, name = '', version = ''] of columns(output)) {
    if (kind === 'path') path = name;
    if (kind === 'mod' && version.startsWith('v')) found.push([path, version]);
  }
  return found;
}
