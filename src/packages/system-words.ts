import type { ShellWord } from '../shell/types.ts';
import type { SystemManager } from './system-call.ts';

/** What a word of an install or a removal names. */
export type PackageKind =
  | 'package'
  /** A file: `./x.deb`, `/tmp/x.rpm`, `x.apk`. */
  | 'file'
  | 'url'
  /** Several packages under one name: `@development`, `lamp-server^`. */
  | 'group'
  /** A pattern over names: `php7.*`. */
  | 'pattern'
  /** Something that a package provides: `so:libssl.so.3`, `/usr/bin/perl`, `cmd:bash`. */
  | 'capability';

/** One package as an install or removal names it. */
export interface PackageWord {
  readonly kind: PackageKind;
  /** Without version, architecture and suite; the whole text where it is no `package`. */
  readonly name: string;
  readonly version: string | undefined;
  /** `=`, `<`, `>`, `<=`, `>=`, `~`, `~=`, `><` where a version is asked for. */
  readonly operator: string | undefined;
  /** `i386` of `libc6:i386`, `x86_64` of `glibc.x86_64`; not `any` or `native` alone. */
  readonly architecture: string | undefined;
  /** `bullseye-backports` of `git/bullseye-backports`, `edge` of `tini@edge`. */
  readonly suite: string | undefined;
  /** The word takes the package away, in an install too: `nano-` of apt, `!nano` of apk. */
  readonly removes: boolean;
  /** Where it is written. */
  readonly word: ShellWord;
  /** The word says this and nothing else, so that it can be replaced; false where a variable stands for it. */
  readonly whole: boolean;
}

type Parts = Pick<PackageWord, 'kind' | 'name'> &
  Partial<Omit<PackageWord, 'kind' | 'name' | 'word' | 'whole'>>;

/** Reads the text of one operand as the manager does. */
export function packageWord(
  manager: SystemManager,
  text: string,
  word: ShellWord,
  whole: boolean,
): PackageWord {
  const nothing = {
    version: undefined,
    operator: undefined,
    architecture: undefined,
    suite: undefined,
    removes: false,
  };
  return { ...nothing, ...READERS[manager](text), word, whole };
}

const READERS: Readonly<Record<SystemManager, (text: string) => Parts>> = {
  apt: ofApt,
  apk: ofApk,
  dnf: ofRpm,
  yum: ofRpm,
  microdnf: ofRpm,
  zypper: ofZypper,
};

/** https://manpages.debian.org/bookworm/apt/apt-get.8.en.html#DESCRIPTION */
function ofApt(text: string): Parts {
  if (/^\.{0,2}\//.test(text)) return { kind: 'file', name: text };
  if (text.endsWith('^')) return { kind: 'group', name: text };
  const removes = text.length > 1 && text.endsWith('-') && !text.includes('=');
  const [named = '', suite] = cut(removes ? text.slice(0, -1) : text, '/');
  const [qualified = '', version] = cut(named, '=');
  const [name = '', architecture] = cut(qualified, ':');
  if (/[*?[\]^$|]/.test(name)) return { kind: 'pattern', name: text, removes };
  return { kind: 'package', name, architecture, suite, removes, ...versioned('=', version) };
}

/** https://man.archlinux.org/man/extra/apk-tools/apk-world.5.en */
function ofApk(text: string): Parts {
  if (text.startsWith('!')) return { ...ofApk(text.slice(1)), removes: true };
  if (text.endsWith('.apk')) return { kind: 'file', name: text };
  if (text.includes('*')) return { kind: 'pattern', name: text };
  const [constraint = '', suite] = cut(text, '@');
  const at = constraint.search(/[<>=~]/);
  const name = at < 0 ? constraint : constraint.slice(0, at);
  const operator = at < 0 ? undefined : /^[<>=~]+/.exec(constraint.slice(at))?.[0];
  const kind = name.includes(':') || name.startsWith('/') ? 'capability' : 'package';
  if (operator === undefined) return { kind, name, suite };
  return { kind, name, suite, ...versioned(operator, constraint.slice(at + operator.length)) };
}

const RPM_ARCHITECTURES = new Set([
  'x86_64',
  'i686',
  'i586',
  'i386',
  'noarch',
  'aarch64',
  'ppc64le',
  's390x',
  'armv7hl',
  'src',
]);

/** https://dnf.readthedocs.io/en/latest/command_ref.html#specifying-packages */
function ofRpm(text: string): Parts {
  if (/^(https?|ftp|file):\/\//.test(text)) return { kind: 'url', name: text };
  if (text.endsWith('.rpm')) return { kind: 'file', name: text };
  if (text.startsWith('@')) return { kind: 'group', name: text };
  if (text.startsWith('/') || text.includes('(')) return { kind: 'capability', name: text };
  if (/[*?[\]]/.test(text)) return { kind: 'pattern', name: text };
  const dot = text.lastIndexOf('.');
  const last = text.slice(dot + 1);
  const architecture = dot > 0 && RPM_ARCHITECTURES.has(last) ? last : undefined;
  const full = architecture === undefined ? text : text.slice(0, dot);
  const spaced = /^(\S+) (<=|>=|=|<|>) (\S+)$/.exec(full);
  if (spaced !== null)
    return { kind: 'package', name: spaced[1] ?? '', architecture, ...versioned(spaced[2], spaced[3]) };
  return { kind: 'package', architecture, ...nameVersionRelease(full) };
}

/** A version cannot be told from a name with digits (`java-17-openjdk`) unless the release names its distribution. */
function nameVersionRelease(text: string): Pick<PackageWord, 'name'> & Partial<PackageWord> {
  const release = text.lastIndexOf('-');
  const version = text.lastIndexOf('-', release - 1);
  if (release <= 0 || version <= 0 || !/\.(el|fc|amzn|module)/.test(text.slice(release)))
    return { name: text };
  return { name: text.slice(0, version), ...versioned('=', text.slice(version + 1)) };
}

function ofZypper(text: string): Parts {
  if (/^(https?|ftp):\/\//.test(text)) return { kind: 'url', name: text };
  if (text.endsWith('.rpm')) return { kind: 'file', name: text };
  if (/^(pattern|product|patch):/.test(text)) return { kind: 'group', name: text };
  if (/[*?]/.test(text)) return { kind: 'pattern', name: text };
  const removes = text.startsWith('-') || text.startsWith('!');
  const rest = removes || text.startsWith('+') ? text.slice(1) : text;
  const found = /^([^<>=]+)(<=|>=|=|<|>)(.+)$/.exec(rest);
  if (found === null) return { kind: 'package', name: rest, removes };
  return { kind: 'package', name: found[1] ?? '', removes, ...versioned(found[2], found[3]) };
}

function versioned(operator: string | undefined, version: string | undefined): Partial<PackageWord> {
  return version === undefined ? {} : { operator, version };
}

/** What stands before and behind the first `mark`. */
function cut(text: string, mark: string): [string, string | undefined] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
