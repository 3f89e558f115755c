import type { Pair } from '../../src/dockerfile/types.ts';
import type { CauseId } from '../../src/log/cause-kinds.ts';
import { goWithName, goWithPackage } from '../../src/facts/go-releases.ts';
import { parseReference } from '../../src/facts/reference.ts';
import { installed, textOf, type Patch, type Run, type Side } from './log-patch.ts';

/** Whether a patch does something about the cause that the log names: each rule knows what the new text must have. */
export type Rule = (patch: Patch) => boolean;

/** True where it does, false where it does not, undefined where no rule can tell, which counts as not. */
export function addresses(patch: Patch): boolean | undefined {
  return RULES[patch.cause.id]?.(patch);
}

/** The step that failed is built on another image, or on that image for another platform. */
const otherBase: Rule = ({ before, after }) => before.base !== after.base;

const any =
  (...rules: readonly Rule[]): Rule =>
  (patch) =>
    rules.some((rule) => rule(patch));

const ARCHIVES =
  /archive\.debian\.org|old-releases\.ubuntu\.com|vault\.centos\.org|archive\.ubuntu\.com\/ubuntu-old|archives\.fedoraproject\.org/;

/** Sources of packages point to an archive of old releases, in front of the failed step's end. */
const archive: Rule = ({ before, after }) => ARCHIVES.test(code(after)) && !ARCHIVES.test(code(before));

/** What names the source of packages (host and release) is no longer in the text. */
const sourceGone: Rule = ({ cause, before, after }) => {
  const host = hostOf(cause.captures.url ?? '');
  return host !== undefined && before.code.includes(host) && !after.code.includes(host);
};

/** Another source of packages is set up in front of the failed step's end. */
const sourceAdded: Rule = ({ before, after }) =>
  sources(after).some((line) => !sources(before).includes(line));

function sources(side: Side): string[] {
  return side.until
    .map(textOf)
    .filter((text) =>
      /sources\.list|add-apt-repository|--repository|\/etc\/apk\/repositories|yum\.repos\.d|epel-release/.test(
        text,
      ),
    );
}

function code(side: Side): string {
  return side.until.map(textOf).join('\n');
}

function hostOf(url: string): string | undefined {
  return /^\w+:\/\/([^/\s]+)/.exec(url)?.[1];
}

/** `name`, `name=1.2`, `name==1.2`, `name@1.2`, `name:amd64`: the package that a word names. */
function packageName(word: string): string {
  return /^@?[^=<>~!@:[]+/.exec(word)?.[0] ?? word;
}

const names = (side: Side): string[] => installed(side).map(({ name }) => packageName(name));

/** The package is no longer asked for by that name, and something else was done than to drop every install. */
const packageReplaced: Rule = ({ cause, before, after }) => {
  const wanted = cause.captures.package?.toLowerCase();
  const had = names(before).some((name) => name.toLowerCase() === wanted);
  return had && !names(after).some((name) => name.toLowerCase() === wanted);
};

/** The package is no longer asked for in the version that is not there. */
const versionReplaced: Rule = ({ cause, before, after }) => {
  const wanted = packageName(cause.captures.package ?? '');
  const words = (side: Side): string[] =>
    installed(side)
      .map(({ name }) => name)
      .filter((name) => packageName(name) === wanted);
  return words(before).length > 0 && words(before).every((word) => !words(after).includes(word));
};

/** The step that failed installs with lists that were fetched for it, where it had none before. */
const listsFetched: Rule = ({ before, after }) => {
  const lists = (side: Side): boolean => {
    let fetched = false;
    for (const { name, words, instruction } of side.runs) {
      if (name === 'rm' && words.some((word) => word.startsWith('/var/lib/apt/lists'))) fetched = false;
      if (!/^(?:apt|apt-get|aptitude)$/.test(name)) continue;
      if (words.includes('update')) fetched = true;
      if (words.includes('install') && instruction === side.failed) return fetched;
    }
    return false;
  };
  return lists(after) && !lists(before);
};

/** One of the packages is asked for, and was not before. */
const adds =
  (...wanted: readonly RegExp[]): Rule =>
  ({ before, after }) => {
    const had = new Set(names(before));
    return names(after).some((name) => !had.has(name) && wanted.some((pattern) => pattern.test(name)));
  };

/** Packages by the commands that they bring, where the names differ. */
const PROVIDERS: Readonly<Record<string, RegExp>> = {
  python: /^python(?:[23][\d.]*)?(?:-is-python3|-minimal)?$/,
  python3: /^python3/,
  pip: /^(?:python3?|py3?)-pip$|^pip$/,
  pip3: /^(?:python3|py3)-pip$/,
  gcc: /^(?:gcc|build-essential|build-base|alpine-sdk)$/,
  'g++': /^(?:g\+\+|gcc-c\+\+|build-essential|build-base)$/,
  make: /^(?:make|build-essential|build-base)$/,
  node: /^nodejs/,
  npm: /^(?:npm|nodejs)/,
  java: /jdk|jre/,
  javac: /jdk/,
  add_apt_repository: /^(?:python-)?software-properties(?:-common)?$/,
  gpg: /^gnupg/,
  ssh: /^openssh/,
  'ssh-keygen': /^openssh/,
  xz: /^xz/,
  ifconfig: /^net-tools$/,
  ip: /^iproute2?$/,
  ps: /^procps/,
  locale_gen: /^locales$/,
  tsc: /^typescript$/,
  convert: /^[iI]mage[mM]agick$/,
  hg: /^mercurial$/,
  svn: /^subversion$/,
  aclocal: /^automake$/,
  autoreconf: /^autoconf$/,
  libtoolize: /^libtool$/,
  which: /^which$/,
  envsubst: /^gettext/,
  msgfmt: /^gettext/,
  ab: /^(?:apache2-utils|httpd-tools)$/,
  bundle: /^(?:ruby-|rubygem-)?bundler$/,
  bundler: /^(?:ruby-|rubygem-)?bundler$/,
  bzr: /^(?:bzr|breezy)$/,
  cargo: /^(?:cargo|rust)$/,
  docker: /^docker(?:\.io|-ce|-cli|-ce-cli)?$/,
  erl: /^erlang/,
  gem: /^ruby/,
  go: /^(?:go|golang(?:-go)?)$/,
  htpasswd: /^(?:apache2-utils|httpd-tools)$/,
  mysql_install_db: /^(?:mariadb|mysql)(?:-server)?$/,
  update_locale: /^locales$/,
};

/** Programs as messages call them, where they are not called by their names. */
const SPOKEN: Readonly<Record<string, string>> = { Bazaar: 'bzr', GIT: 'git', Git: 'git', Mercurial: 'hg' };

const commandProvided: Rule = ({ cause, before, after, files }) => {
  const said = cause.captures.command;
  if (said === undefined) return false;
  const command = SPOKEN[said] ?? said;
  const provider =
    PROVIDERS[command.replaceAll('-', '_')] ?? PROVIDERS[command] ?? new RegExp(`^${escaped(command)}$`);
  const [had, has] = [withoutCallsOf(command, before), withoutCallsOf(command, after)];
  return (
    adds(provider)({ cause, before: had, after: has, files }) && installedBeforeUse(after, provider, command)
  );
};

/** What a command that is not there installs, itself perhaps, is not installed. */
function withoutCallsOf(command: string, side: Side): Side {
  return { ...side, runs: side.runs.filter(({ name }) => name !== command) };
}

/** Within one RUN, too, the package is there before the command is called. */
function installedBeforeUse(side: Side, provider: RegExp, command: string): boolean {
  const order = (run: Run): number => side.runs.indexOf(run);
  const first = installed(side).find(({ name }) => provider.test(packageName(name)));
  const use = side.runs.findIndex(({ name, instruction }) => name === command && instruction === side.failed);
  return first !== undefined && (use === -1 || order(first.run) < use);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The program that npm does not overwrite is not asked for any more, or npm is told to overwrite. */
const notInstalledAgain: Rule = ({ cause, before, after }) => {
  const program = /\/bin\/([^/]+)$/.exec(cause.captures.path ?? '')?.[1];
  const asks = (side: Side): boolean =>
    installed(side).some(
      ({ name, run }) =>
        run.name === 'npm' &&
        run.instruction === side.failed &&
        [program, `${program}-cli`].includes(packageName(name)) &&
        !run.words.some((word) => word === '--force' || word === '-f'),
    );
  return program !== undefined && asks(before) && !asks(after);
};

/** The step that failed no longer calls the command, though it still does the rest. */
const commandReplaced: Rule = ({ cause, before, after }) => {
  const command = cause.captures.command;
  const calls = (side: Side): boolean =>
    side.runs.some(
      ({ name, words, wrappedBy, instruction }) =>
        instruction === side.failed && (name === command || words[0] === command || wrappedBy[0] === command),
    );
  return after.failed?.keyword === 'RUN' && calls(before) && !calls(after);
};

/** The option is no longer given in the step that failed. */
const optionGone: Rule = ({ cause, before, after }) => {
  const option = cause.captures.option?.replace(/^-+/, '');
  const given = (side: Side): boolean =>
    new RegExp(`(?:^|\\s)-{1,2}${escaped(option ?? '')}(?=[\\s=]|$)`).test(shown(side));
  return option !== undefined && given(before) && !given(after);
};

/** A setting is written without the part of its name that is no longer there, and still set. */
const settingRenamed: Rule = ({ cause, before, after }) => {
  const old = cause.captures.option ?? '';
  const today = old.replace(/^settings\./, '');
  const words = (side: Side): readonly string[] =>
    side.runs.filter(({ instruction }) => instruction === side.failed).flatMap((run) => run.words);
  return (
    today !== old &&
    words(before).includes(old) &&
    !words(after).includes(old) &&
    words(after).includes(today)
  );
};

function shown(side: Side): string {
  return side.failed === undefined ? '' : textOf(side.failed);
}

const addsText =
  (pattern: RegExp): Rule =>
  ({ before, after }) =>
    pattern.test(code(after)) && !pattern.test(code(before));

/** In the step that failed. */
const stepGains =
  (pattern: RegExp): Rule =>
  ({ before, after }) =>
    pattern.test(shown(after)) && !pattern.test(shown(before));

/** A file or host that the message names is no longer spoken of. */
const goneFromText =
  (capture: 'path' | 'url' | 'host' | 'image' | 'user' | 'group' | 'version' | 'module'): Rule =>
  ({ cause, before, after }) => {
    const text = cause.captures[capture];
    return text !== undefined && text !== '' && before.code.includes(text) && !after.code.includes(text);
  };

/** The download that failed is written differently: the address itself, or the value of a variable that it is made of. */
const downloadChanged: Rule = ({ cause, before, after }) => {
  const said = [cause.captures.url, cause.captures.host].filter((text) => text !== undefined);
  const inText = said.filter((text) => before.code.includes(text));
  if (inText.length > 0) return inText.some((text) => !after.code.includes(text));
  return addressesIn(before).some((address) => !addressesIn(after).includes(address));
};

/** Addresses in the step that failed, with the values of the variables in them. */
function addressesIn(side: Side): string[] {
  const found = shown(side).match(/\b(?:https?|ftp|git|ssh):\/\/[^\s'"\\;|)]+/g) ?? [];
  const pairs = side.until.flatMap(({ pairs }) => pairs);
  return found.map((address) => {
    const used = pairs.filter(({ key }) => new RegExp(`\\$\\{?${key}\\b`).test(address));
    return [address, ...used.map(({ key, value }) => `${key}=${value?.raw ?? ''}`)].join(' ');
  });
}

/** `docker.io/library/debian:latest` for `debian`; podman says `latest in docker.io/library/debian`. */
function wholeName(name: string): string {
  const reference = parseReference(name.replace(/^(\S+) in (\S+)$/, '$2:$1'));
  if (!reference.known) return name;
  const { registry, repository, tag = 'latest', digest } = reference.value;
  return `${registry}/${repository}:${digest ?? tag}`;
}

/** The failed step starts from an image of another name, one that is a name. */
const fromChanged: Rule = ({ cause, before, after }) => {
  const { image } = cause.captures;
  if (image === undefined) return before.base !== after.base && parseReference(after.base ?? '').known;
  const wanted = wholeName(image);
  const has = (side: Side): boolean => side.bases.some((base) => wholeName(base) === wanted);
  return has(before) && !has(after);
};

const copySource: Rule = ({ cause, before, after, files }) => {
  const path = cause.captures.path?.replace(/^\.?\//, '') ?? '';
  const copies = (side: Side): boolean =>
    path !== '' &&
    (side.failed?.words ?? [])
      .slice(0, -1)
      .some(({ value }) => value.replace(/^\.?\//, '').replace(/\/$/, '') === path);
  return files.has(path) || (copies(before) && !copies(after));
};

const asRoot: Rule = ({ before, after }) =>
  userAt(before) !== userAt(after) && /^(?:root|0)\b/.test(userAt(after));

function userAt(side: Side): string {
  return side.until.findLast(({ keyword }) => keyword === 'USER')?.body.text ?? 'root';
}

const ownerGiven: Rule = ({ cause, before, after }) => {
  const path = cause.captures.path ?? '';
  const gives = (side: Side): boolean =>
    path !== '' &&
    side.until.map(textOf).some((text) => /\bchown\b|--chown|\bchmod\b/.test(text) && covers(text, path));
  return gives(after) && !gives(before);
};

/** One of the words is the path or a directory above it. */
function covers(text: string, path: string): boolean {
  return text
    .split(/\s+/)
    .some((word) => /^\/./.test(word) && `${path}/`.startsWith(word.replace(/\/?$/, '/')));
}

const answersYes =
  /(?:^|\s)(?:-\w*y\w*|--yes|--assume-yes|--assumeyes|--non-interactive|--noconfirm)(?=\s|$)|DEBIAN_FRONTEND=noninteractive|\byes \|/;

const pinned: Rule = ({ cause, before, after }) => {
  const wanted = cause.captures.package ?? '';
  const pin = (side: Side): boolean =>
    side.runs.some(({ words }) =>
      words.some(
        (word, index) =>
          (word === wanted && words.slice(index).some((each) => /^(?:-v|--version)/.test(each))) ||
          (packageName(word) === wanted && word !== wanted) ||
          word.startsWith(`${wanted}:`),
      ),
    );
  return wanted !== '' && pin(after) && !pin(before);
};

const develAdded = (pattern: RegExp): Rule => any(adds(pattern), otherBase);

/** Packages that bring the headers of a library, by what the message names. */
const HEADERS: readonly (readonly [RegExp, RegExp])[] = [
  [/^python(?:\d[\d.]*)?\/?Python\.h$|^Python\.h$|pyconfig\.h$/, /^python(?:[\d.]*|2|3)-dev(?:el)?$/],
  [/^openssl\//, /^(?:libssl|openssl|libressl)-dev(?:el)?$|^openssl-devel$/],
  [/^libpq-fe\.h$|^pg$/, /^(?:libpq-dev|postgresql-dev(?:el)?|postgresql-libs)$/],
  [
    /^mysql|^my_(?:global|config|sys)\.h$/,
    /^(?:default-)?(?:lib)?(?:mysql(?:client)?|mariadb(?:client)?)(?:-connector-c)?-dev(?:el|-compat)?$/,
  ],
  [/^CL\//, /^(?:ocl-icd-opencl-dev|opencl-headers|opencl-icd-loader-dev|ocl-icd-devel)$/],
  [/^gtk\+-3\.0$/, /^(?:libgtk-3-dev|gtk\+3\.0-dev|gtk3-devel)$/],
  [/^(?:JNI|Java)$/, /jdk/],
  [/^Doxygen$/, /^doxygen$/],
  [/^ffi\.h$|^libffi$/, /^libffi-dev(?:el)?$/],
  [/^zlib(?:\.h)?$/, /^zlib(?:1g)?-dev(?:el)?$/],
  [/^libxml2|^libxml\/|xmlversion\.h$|^xml2$/, /^libxml2-dev(?:el)?$/],
  [/^xslt$|^libxslt/, /^libxslt1?-dev(?:el)?$/],
  [/^curl(?:\/curl\.h)?$/, /^(?:lib)?curl.*-dev(?:el)?$/],
  [/^jpeg$|jpeglib\.h$/, /^(?:libjpeg|jpeg).*-dev(?:el)?$/],
  [/^oniguruma/, /^(?:libonig|oniguruma)-dev(?:el)?$/],
  [/^libzip/, /^libzip-dev(?:el)?$/],
  [/^ruby(?:\.h)?$/, /^ruby[\d.]*-dev(?:el)?$/],
  [/linux\/\S+\.h$/, /^linux-(?:headers|libc-dev)/],
  [
    /^(?:stdio|stdlib|string|limits|sys\/\w+|stdint)\.h$/,
    /^(?:musl-dev|libc-dev|libc6-dev|build-base|build-essential|glibc-devel)$/,
  ],
];

const developmentFiles: Rule = (patch) => {
  const { file, library, path } = patch.cause.captures;
  const linked = /^cannot find -l(\S+?):?$/.exec(patch.cause.captures.message ?? '')?.[1];
  const wanted = (file ?? library ?? path ?? linked ?? patch.cause.captures.package ?? '').replace(/ .*/, '');
  if (wanted === '') return false;
  const known = HEADERS.filter(([name]) => name.test(wanted)).map(([, packages]) => packages);
  const stem = wanted.replace(/^.*\/|\.(?:h|hpp|pc)$/g, '').replace(/^lib/, '');
  const byName = new RegExp(`^(?:lib)?${escaped(stem)}[\\d.]*-dev(?:el)?$`, 'i');
  return any(adds(...known, byName), otherBase)(patch);
};

/** The package that has the module, or all that the project declares, is installed. */
const moduleAdded: Rule = ({ cause, before, after }) => {
  const module = /^(?:@[^/]+\/)?[^/]+/.exec(cause.captures.module ?? '')?.[0];
  const has = (side: Side): boolean => module !== undefined && names(side).includes(module);
  return has(after) && !has(before);
};

/** A package whose name has the library's stem: `libatomic.so.1` → `libatomic1`. */
const libraryAdded: Rule = (patch) => {
  const stem = /^(?:lib)?([\w+-]*[a-zA-Z])/.exec(
    patch.cause.captures.library?.replace(/\.so.*/, '') ?? '',
  )?.[1];
  return stem !== undefined && adds(new RegExp(escaped(stem), 'i'))(patch);
};

/** pip or setuptools is upgraded before the step that failed, or in it, and was not: the old one could not read what it found. */
const toolsUpgraded: Rule = ({ before, after }) => {
  const upgrades = (side: Side): string[] =>
    installed(side)
      .filter(({ run }) => run.words.some((word) => word === '-U' || word === '--upgrade'))
      .map(({ name }) => name)
      .filter((name) => /^(?:pip|setuptools)(?:[<=~]|$)/.test(name));
  return upgrades(after).some((name) => !upgrades(before).includes(name));
};

/** The step that failed has pip install the project that it installed by `setup.py`, which brings together what is needed. */
const setupByPip: Rule = ({ before, after }) => {
  const calls = (side: Side, test: (run: Run) => boolean): boolean =>
    side.runs.some((run) => run.instruction === side.failed && test(run));
  const isSetup = ({ words }: Run): boolean =>
    words.some((word) => /(?:^|\/)setup\.py$/.test(word)) &&
    words.some((word) => /^(?:install|develop)$/.test(word));
  const isPip = ({ name, words }: Run): boolean =>
    /^(?:pip|python)/.test(name) && words.includes('install') && words.includes('.');
  return calls(before, isSetup) && !calls(after, isSetup) && calls(after, isPip) && !calls(before, isPip);
};

const SETUP_SAYS =
  /distribution was not found and is required by|Could not find required distribution|is installed but .* is required by/;

/** Only of a message that shows so. */
const saying =
  (pattern: RegExp, rule: Rule): Rule =>
  (patch) =>
    pattern.test(patch.cause.line?.text ?? '') && rule(patch);

/** The number behind `1.` in the tag of an official Go image. */
function goOf({ base }: Side): number | undefined {
  const minor = /^(?:docker\.io\/)?(?:library\/)?golang:1\.(\d+)(?![\d])/.exec(base ?? '')?.[1];
  return minor === undefined ? undefined : Number(minor);
}

/** The failed step has a Go that has what the message misses, and had an older one. */
const goWithMissing: Rule = ({ cause, before, after }) => {
  const { message = '', package: path = '' } = cause.captures;
  const [, type, method] = /type \*?(\w+\.\w+) has no field or method (\w+)/.exec(message) ?? [];
  const name = type === undefined ? /undefined: (\w+\.\w+)$/.exec(message.trim())?.[1] : `${type}.${method}`;
  const since = cause.id === 'go-compile-error' ? goWithName(name ?? '') : goWithPackage(path);
  const first =
    since?.minor ?? (cause.id === 'go-package-missing' && /\/v\d+(?:\/|$)/.test(path) ? 11 : undefined);
  const [had, has] = [goOf(before), goOf(after)];
  return first !== undefined && had !== undefined && has !== undefined && had < first && has >= first;
};

/** Go 1.11 and 1.12 read go.mod in GOPATH too, when they are told to; other releases are not asked. */
const modulesTurnedOn: Rule = ({ cause, before, after }) => {
  const isOn = (side: Side): boolean =>
    side.until.some(({ pairs }) =>
      pairs.some(({ key, value }) => key === 'GO111MODULE' && value?.value === 'on'),
    ) || /\bGO111MODULE=on\b/.test(shown(side));
  return (
    (cause.line?.text ?? '').includes('cannot find package "') &&
    [11, 12].includes(goOf(before) ?? 0) &&
    isOn(after) &&
    !isOn(before)
  );
};

/** The program whose own code does not compile is built with the versions that its module asks for. */
const programOfModule: Rule = ({ cause, before, after }) => {
  const at = /^(?:\/?\w+\/)?src\/(\S+)\/[^/\s]+\.go:\d/.exec(cause.line?.text.trim() ?? '')?.[1];
  const installs = (side: Side): boolean =>
    side.runs.some(
      ({ name, words, instruction }) =>
        name === 'go' &&
        instruction === side.failed &&
        words[1] === 'install' &&
        words.some((word) => word.startsWith(`${at}@`)),
    );
  return at !== undefined && installs(after) && !installs(before);
};

/** The checksum that a file is compared with comes from Composer, and is no longer one that was written down. */
const checksumRead: Rule = ({ cause, before, after }) => {
  const file = cause.captures.path ?? '';
  const isWritten = (side: Side): boolean => /hash_file\([^)]*\) ===? '[0-9a-f]{96}'/.test(code(side));
  return (
    file !== '' &&
    code(before).includes(`hash_file`) &&
    code(after).includes(file) &&
    isWritten(before) &&
    !isWritten(after) &&
    code(after).includes('hash_file') &&
    code(after).includes('https://composer.github.io/installer.sig')
  );
};

/** An ARG of an architecture, on which an address of the failed step rests, was empty and no longer is. */
const architectureGiven: Rule = ({ before, after }) => {
  const empty = (side: Side): string[] => {
    const pairs = side.until.flatMap(({ keyword, pairs }) => pairs.map((pair) => ({ keyword, pair })));
    const resting = (text: string, depth = 0): string[] =>
      pairs
        .filter(({ pair }) => new RegExp(`\\$\\{?!?${pair.key}\\b`).test(text))
        .flatMap(({ keyword, pair }) => [
          ...(keyword === 'ARG' && (pair.value?.value ?? '') === '' ? [pair.key] : []),
          ...(depth < 5 ? resting(pair.value?.raw ?? '', depth + 1) : []),
        ]);
    return (shown(side).match(/\bhttps?:\/\/[^\s'"\\;|)]+/g) ?? []).flatMap((address) => resting(address));
  };
  const left = empty(after);
  return empty(before).some((name) => /(?:^|_)ARCH(?:ITECTURE)?$/.test(name) && !left.includes(name));
};

/**
 * A server that always sends on is followed now where a file was fetched whose name has that of the program which is missing,
 * in the failed step or before it.
 */
const installerFollowed: Rule = ({ cause, before, after }) => {
  const program =
    (cause.captures.path ?? cause.captures.command ?? '').split('/').at(-1)?.toLowerCase() ?? '';
  const fetches = (side: Side): string[] =>
    side.runs
      .filter(
        ({ name, words }) => name === 'curl' && !words.some((word) => /^(?:-\w*L\w*|--location)$/.test(word)),
      )
      .flatMap(({ words }) => words)
      .filter((word) => /^https?:\/\/repo\.continuum\.io\//.test(word))
      .filter((word) => word.split('/').at(-1)?.toLowerCase().includes(program));
  return (
    program.length > 2 && fetches(before).length > 0 && fetches(after).length === 0 && hasCurls(before, after)
  );
};

/** As many downloads as before. */
function hasCurls(before: Side, after: Side): boolean {
  const count = (side: Side): number => side.runs.filter(({ name }) => name === 'curl').length;
  return count(before) === count(after);
}

/** `3.1` of `mcr.microsoft.com/dotnet/core/sdk:3.1.100-alpine`, as numbers. */
function versionIn(reference: string | undefined): readonly [number, number] | undefined {
  const [, major, minor] = /:(?:v)?(\d+)\.(\d+)/.exec(reference ?? '') ?? [];
  return major === undefined ? undefined : [Number(major), Number(minor)];
}

function reaches(reference: string | undefined, wanted: readonly [number, number]): boolean {
  const version = versionIn(reference);
  return version !== undefined && (version[0] - wanted[0] || version[1] - wanted[1]) >= 0;
}

/** The SDK is another one, and not older than what the message names. */
const dotnetRaised: Rule = (patch) => {
  const text = patch.cause.line?.text ?? '';
  const named = /targeting \.NET (?:Core )?(\d+)\.(\d+)/.exec(text);
  if (!otherBase(patch) || !/\bsdk:/.test(patch.after.base ?? '')) return false;
  return named === null || reaches(patch.after.base, [Number(named[1]), Number(named[2])]);
};

/** The same image in a version that reaches what is asked for. */
const languageRaised: Rule = ({ cause, before, after }) => {
  const wanted = versionIn(`:${cause.captures.expected?.replace(/^[^\d]*/, '')}`);
  const nameOf = ({ base }: Side): string | undefined => base?.split(':')[0];
  return (
    wanted !== undefined &&
    nameOf(before) === nameOf(after) &&
    !reaches(before.base, wanted) &&
    reaches(after.base, wanted)
  );
};

/** The `rm` of the path in the step that failed is content where nothing is. */
const removalForced: Rule = ({ cause, before, after }) => {
  const path = cause.captures.path ?? '';
  const insists = (side: Side): boolean =>
    side.runs.some(
      ({ name, words, instruction }) =>
        name === 'rm' &&
        instruction === side.failed &&
        words.some((word) => word.replace(/\/$/, '') === path) &&
        !words.some((word) => /^-\w*f/.test(word) || word === '--force'),
    );
  return (
    (cause.line?.text.trim() ?? '').startsWith('rm: ') &&
    insists(before) &&
    !insists(after) &&
    after.failed?.keyword === 'RUN'
  );
};

/** What a patch must have, by cause; a cause that is not here has no rule, and no patch counts. */
export const RULES: Readonly<Partial<Record<CauseId, Rule>>> = {
  'image-not-found': fromChanged,
  'image-format-outdated': fromChanged,
  'image-name-invalid': fromChanged,
  'image-access-denied': fromChanged,
  'image-platform': fromChanged,
  'registry-unreachable': fromChanged,
  'architecture-mismatch': any(otherBase, ({ before, after }) => before.platform !== after.platform),
  'dockerfile-flag-unknown': optionGone,
  'dockerfile-instruction-unknown': ({ cause, before, after }) => {
    const has = (side: Side): boolean =>
      side.until.some(({ keyword }) => keyword === cause.captures.instruction?.toUpperCase());
    return has(before) && !has(after);
  },
  'dockerfile-variable': ({ before, after }) => shown(before) !== shown(after),
  'copy-source-missing': copySource,
  'copy-outside-context': copySource,
  'copy-destination': ({ before, after }) =>
    /\/["\]]?\s*$/.test(shown(after)) && !/\/["\]]?\s*$/.test(shown(before)),
  'shell-missing': otherBase,
  'user-missing': any(goneFromText('user'), ({ cause, before, after }) => {
    const makes = (side: Side): boolean =>
      side.runs.some(
        ({ name, words }) => /^(?:useradd|adduser)$/.test(name) && words.includes(cause.captures.user ?? ''),
      );
    return makes(after) && !makes(before);
  }),
  'package-not-found': any(packageReplaced, sourceAdded, listsFetched, otherBase),
  'package-version-not-found': any(versionReplaced, otherBase),
  'package-file-404': any(
    stepGains(
      /\bapt(?:-get)? (?:-\S+ )*update\b|\bapk (?:-\S+ )*update\b|--no-cache|\byum (?:-\S+ )*(?:clean|makecache)\b/,
    ),
    archive,
    otherBase,
  ),
  'archive-404': any(archive, sourceGone, otherBase),
  'archive-incomplete': any(archive, otherBase),
  'release-file-missing': any(archive, sourceGone, otherBase),
  'release-file-expired': any(archive, addsText(/Check-Valid-Until/), otherBase),
  'mirror-list-gone': any(archive, otherBase),
  'release-changed': any(stepGains(/--allow-releaseinfo-change/), otherBase),
  'apt-https-missing': any(adds(/^apt-transport-https$/), sourceGone, otherBase),
  'apt-sources-missing': any(addsText(/deb-src/), otherBase),
  'gpg-key-missing': any(addsText(/apt-key|signed-by|keyring|--recv-keys|\.gpg\b/), sourceGone, otherBase),
  'expired-key': any(addsText(/apt-key|signed-by|keyring/), archive, sourceGone, otherBase),
  'package-unauthenticated': any(addsText(/apt-key|signed-by|keyring/), archive, otherBase),
  'gnupg-missing': any(adds(/^(?:gnupg[12]?|gpg)$/), otherBase),
  'dirmngr-missing': any(adds(/^(?:dirmngr|gnupg)$/), otherBase),
  'keyring-outdated': any(addsText(/keyring|pacman-key/), otherBase),
  'prompt-aborted': ({ before, after }) => answersYes.test(shown(after)) && shown(after) !== shown(before),
  'man-directory-missing': addsText(/mkdir -p \/usr\/share\/man/),
  'rpm-database': any(stepGains(/yum-plugin-ovl|rpm --rebuilddb|touch \/var\/lib\/rpm/), otherBase),
  'command-not-found': any(commandProvided, commandReplaced, installerFollowed, otherBase),
  'compiler-missing': develAdded(
    /^(?:gcc|g\+\+|gcc-c\+\+|build-essential|build-base|alpine-sdk|musl-dev|libc6?-dev)$/,
  ),
  'header-missing': developmentFiles,
  'library-config-missing': developmentFiles,
  'pkg-config-missing': developmentFiles,
  'cmake-package-missing': developmentFiles,
  'link-error': developmentFiles,
  'script-not-found': any(goneFromText('path'), installerFollowed, otherBase),
  'script-crlf': addsText(/dos2unix|\\r/),
  'not-executable': ({ cause, before, after }) => {
    const path = cause.captures.path?.replace(/^\.\//, '') ?? '';
    const allowed = (side: Side): boolean =>
      side.until
        .map(textOf)
        .some(
          (text) =>
            path !== '' &&
            text.includes(path.split('/').at(-1) ?? path) &&
            /chmod [^&|;]*(?:\+x|[0-7]*[157])|--chmod|(?:^|\s)(?:ba)?sh \.?\//.test(text),
        );
    return allowed(after) && !allowed(before);
  },
  bashism: ({ before, after }) => {
    const isBash = (side: Side): boolean =>
      /\bbash\b/.test(side.until.findLast(({ keyword }) => keyword === 'SHELL')?.body.text ?? '') ||
      /\bbash -\w*c\b/.test(shown(side));
    return (
      (isBash(after) && !isBash(before)) ||
      (/\bsource\b/.test(shown(before)) && !/\bsource\b/.test(shown(after)))
    );
  },
  'option-unknown': any(optionGone, settingRenamed),
  'permission-denied': any(asRoot, ownerGiven),
  'not-root': asRoot,
  'user-exists': ({ cause, before, after }) => {
    const makes = (side: Side): boolean =>
      side.runs.some(
        ({ name, words }) => /^(?:useradd|adduser)$/.test(name) && words.includes(cause.captures.user ?? ''),
      );
    return makes(before) && (!makes(after) || /getent|id -u|\|\| true/.test(shown(after)));
  },
  'account-id-invalid': ({ before, after }) => {
    const ids = (side: Side): Pair[] =>
      side.until
        .flatMap(({ keyword, pairs }) => (keyword === 'ARG' ? pairs : []))
        .filter(({ key }) => new RegExp(`\\$\\{?${key}\\b`).test(shown(side)));
    const isSet = ({ value }: Pair): boolean => (value?.value ?? '') !== '';
    const makes = /\b(?:user|group)(?:add|mod)\b|\badd(?:user|group)\b/.test(shown(after));
    return ids(before).some((pair) => !isSet(pair)) && ids(after).every(isSet) && makes;
  },
  'group-exists': ({ cause, before, after }) => {
    const makes = (side: Side): boolean =>
      side.runs.some(
        ({ name, words }) =>
          /^(?:groupadd|addgroup)$/.test(name) && words.includes(cause.captures.group ?? ''),
      );
    return makes(before) && (!makes(after) || /getent|groupadd (?:-\S+ )*-f|\|\| true/.test(shown(after)));
  },
  'file-exists': any(
    stepGains(/mkdir (?:-\S+ )*-\w*p|ln (?:-\S+ )*-\w*f/),
    goneFromText('path'),
    notInstalledAgain,
  ),
  'file-not-found': any(goneFromText('path'), removalForced, checksumRead, ({ cause, before, after }) => {
    const makes = (side: Side): boolean =>
      side.until
        .map(textOf)
        .some(
          (text) => /\bmkdir\b|^COPY|^ADD|^WORKDIR/.test(text) && covers(text, cause.captures.path ?? ''),
        );
    return makes(after) && !makes(before);
  }),
  'out-of-memory': saying(/Allowed memory size of .*composer/i, stepGains(/\bCOMPOSER_MEMORY_LIMIT=-1\b/)),
  'locale-missing': addsText(/\b(?:LANG|LC_ALL|PYTHONIOENCODING)\b/),
  dns: downloadChanged,
  network: downloadChanged,
  'download-404': any(downloadChanged, architectureGiven),
  'download-forbidden': downloadChanged,
  'download-failed': downloadChanged,
  'download-not-archive': downloadChanged,
  'certificate-unknown': any(adds(/^ca-certificates$/), otherBase),
  'certificate-expired': any(adds(/^ca-certificates$/), otherBase),
  'tls-too-old': otherBase,
  'repository-not-found': downloadChanged,
  'git-revision-not-found': goneFromText('version'),
  'git-protocol-gone': any(
    addsText(/url\.\S*https:\/\/\S*insteadOf/i),
    ({ before, after }) => /\bgit:\/\//.test(shown(before)) && !/\bgit:\/\//.test(shown(after)),
  ),
  'npm-lockfile-missing': ({ before, after, files }) =>
    files.has('package-lock.json') || (/\bnpm ci\b/.test(shown(before)) && !/\bnpm ci\b/.test(shown(after))),
  'npm-root-directory': ({ before, after }) =>
    before.until.every(({ keyword }) => keyword !== 'WORKDIR') &&
    after.until.some(({ keyword }) => keyword === 'WORKDIR'),
  'engine-unsupported': any(otherBase, stepGains(/--ignore-engines/), pinned),
  'node-too-old': otherBase,
  'node-too-new': any(otherBase, addsText(/--openssl-legacy-provider/)),
  'node-addon-compile': otherBase,
  'node-gyp-python': any(adds(/^python[23]?$/), otherBase),
  'npm-too-old': any(otherBase, addsText(/npm@|npm install -g npm/)),
  'bower-root': any(stepGains(/--allow-root/), addsText(/allow_root/)),
  'module-not-found-node': any(otherBase, moduleAdded),
  'externally-managed': any(
    stepGains(/--break-system-packages/),
    addsText(/-m venv|virtualenv|PIP_BREAK_SYSTEM_PACKAGES/),
    otherBase,
  ),
  'python-too-old': any(
    otherBase,
    addsText(/setuptools ?<|pip ?</),
    addsText(/get-pip/),
    addsText(/\/pip\/[23]\.\d+\//),
    pinned,
    ({ before, after }) =>
      /\bpip\b/.test(shown(before)) && !/\bpip3\b/.test(shown(before)) && /\bpip3\b/.test(shown(after)),
  ),
  'python2-syntax': otherBase,
  'setuptools-too-new': addsText(/setuptools(?:<|==|~=)|pip(?:<|==|~=)/),
  'requirement-invalid': saying(
    /name 'platform_system'|_requires?' must be|Expected ',' or end-of-list/,
    any(toolsUpgraded, otherBase),
  ),
  'import-broken': any(
    saying(/DistributionNotFound: setuptools[<=>]/, any(toolsUpgraded, otherBase)),
    saying(SETUP_SAYS, setupByPip),
  ),
  'dependency-conflict': saying(SETUP_SAYS, setupByPip),
  'python-exception': any(
    saying(/Expected version spec in/, any(toolsUpgraded, otherBase)),
    saying(/'pip' has no attribute 'get_installed_distributions'/, addsText(/pip(?:<|==|~=)/)),
  ),
  'package-too-old': saying(
    /could not determine PostgreSQL version/,
    any(otherBase, addsText(/psycopg2(?:-binary)?[=~>]=\s*2\.[7-9]/)),
  ),
  'module-not-found-python': ({ cause, before, after }) => {
    const module = cause.captures.module?.split('.')[0] ?? '';
    const wanted = new RegExp(`^(?:python3?-|py3?-)?${escaped(module)}$`, 'i');
    // Asked for by the same command, it may come too late.
    const isEarlier = (side: Side): boolean =>
      installed(side).some(
        ({ name, run }) => run.instruction !== side.failed && wanted.test(packageName(name)),
      );
    return (
      module !== '' &&
      (adds(wanted)({ cause, before, after, files: new Set() }) || (isEarlier(after) && !isEarlier(before)))
    );
  },
  'distutils-installed': stepGains(/--ignore-installed/),
  'gem-ruby-version': any(otherBase, pinned),
  'gemfile-ruby-version': otherBase,
  'bundler-version': any(otherBase, ({ cause, before, after }) => {
    const pin = (side: Side): boolean =>
      /gem (?:install|update)[^&|;]*bundler/.test(code(side)) &&
      code(side).includes(cause.captures.expected?.replace(/[^\d.]/g, '') ?? '\0');
    return pin(after) && !pin(before);
  }),
  'javascript-runtime-missing': any(adds(/^nodejs/), otherBase),
  'composer-php-version': any(otherBase, stepGains(/--ignore-platform-req/)),
  'php-extension-missing': any(({ cause, before, after }) => {
    const has = (side: Side): boolean =>
      new RegExp(
        `(?:docker-php-ext-(?:install|enable)|pecl install|install-php-extensions)[^&|;]*\\b${escaped(cause.captures.extension ?? '\0')}\\b`,
      ).test(code(side)) ||
      names(side).some((name) =>
        new RegExp(`^php[\\d.]*-${escaped(cause.captures.extension ?? '\0')}$`).test(name),
      );
    return has(after) && !has(before);
  }, otherBase),
  'php-extension-unknown': any(otherBase, ({ cause, before, after }) => {
    const asks = (side: Side): boolean =>
      new RegExp(`docker-php-ext-install[^&|;]*\\b${escaped(cause.captures.extension ?? '\0')}\\b`).test(
        shown(side),
      );
    return asks(before) && !asks(after);
  }),
  'pecl-php-version': any(otherBase, ({ cause, after }) =>
    new RegExp(`${escaped(cause.captures.extension ?? '\0')}-\\d`).test(shown(after)),
  ),
  'go-version': otherBase,
  'go-package-missing': any(
    goWithMissing,
    modulesTurnedOn,
    saying(/cannot find package "\S+\/v\d+[/"]/, stepGains(/\bgo install \S+@/)),
  ),
  'go-import-gone': goWithMissing,
  'go-compile-error': any(goWithMissing, programOfModule),
  'go-modules-required': any(addsText(/GO111MODULE|go mod init|\bgo install \S+@/), otherBase),
  'cargo-version': otherBase,
  'rust-missing': any(adds(/^(?:cargo|rustc|rust)$/), addsText(/rustup/), otherBase),
  'java-version': otherBase,
  'maven-https-required': addsText(/https:\/\/repo/),
  'dotnet-sdk-version': dotnetRaised,
  'swift-version': languageRaised,
  'elixir-version': languageRaised,
  'glibc-too-old': otherBase,
  'library-missing': any(libraryAdded, otherBase),
  'cmake-too-old': any(otherBase, addsText(/cmake==|Kitware/)),
  'r-bioconductor': addsText(/BiocManager/),
  'npm-script-missing': commandReplaced,
};
