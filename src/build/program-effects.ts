import type { Known } from '../known.ts';
import type { StageCommand } from './commands.ts';
import type { Copy } from './copy.ts';
import { join, within } from './paths.ts';

/** What an instruction or a command may do to the programs on PATH, package managers aside. */
export type ProgramEffect =
  /** A program is certainly there afterwards. */
  | { readonly kind: 'brings'; readonly program: string }
  /** A program may be there afterwards, or be gone. */
  | { readonly kind: 'touches'; readonly program: string; readonly reason: string }
  /** Programs of languages' own packages may be there afterwards. */
  | { readonly kind: 'language'; readonly reason: string }
  /** Any program may be there afterwards. */
  | { readonly kind: 'programs'; readonly reason: string }
  /** Anything may have happened, to the package manager's files too. */
  | { readonly kind: 'opaque'; readonly reason: string };

/** Where programs are, and the directories above. */
const PROGRAM_DIRECTORIES = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/** Programs that packages of Python, Node.js, Ruby … also bring: cmake and the like. */
export const LANGUAGE_PROGRAMS: ReadonlySet<string> = new Set([
  'aws',
  'cmake',
  'composer',
  'java',
  'jq',
  'ninja',
  'node',
  'npm',
  'patchelf',
  'pip',
  'pip3',
  'python',
  'python3',
  'ruby',
  'supervisord',
  'virtualenv',
  'yarn',
]);

const LANGUAGE_MANAGERS = new Set([
  'mvn',
  'mvnw',
  'gradle',
  'gradlew',
  'npm',
  'npx',
  'yarn',
  'pnpm',
  'corepack',
  'bun',
  'gem',
  'bundle',
  'bundler',
  'composer',
  'cargo',
  'go',
  'uv',
  'poetry',
  'pipenv',
  'pipx',
  'conda',
  'mamba',
  'micromamba',
  'easy_install',
  'virtualenv',
  'rustup',
  'nvm',
  'n',
  'pecl',
  'cpanm',
  'luarocks',
  'opam',
  'cabal',
  'stack',
  'dotnet',
]);

/** Programs that neither make other programs nor run what is not named here. */
const HARMLESS = new Set([
  '',
  ':',
  '[',
  '[[',
  'addgroup',
  'adduser',
  'apt-cache',
  'apt-key',
  'apt-mark',
  'awk',
  'basename',
  'cat',
  'cd',
  'chgrp',
  'chmod',
  'chown',
  'command',
  'cut',
  'date',
  'deluser',
  'df',
  'dirname',
  'dpkg-query',
  'dpkg-reconfigure',
  'du',
  'echo',
  'env',
  'exit',
  'export',
  'false',
  'file',
  'getent',
  'gpasswd',
  'gpg',
  'grep',
  'groupadd',
  'groupmod',
  'head',
  'hash',
  'hostname',
  'id',
  'ldconfig',
  'locale-gen',
  'localedef',
  'ls',
  'mkdir',
  'mktemp',
  'nproc',
  'passwd',
  'printf',
  'pwd',
  'read',
  'readlink',
  'rmdir',
  'set',
  'sha256sum',
  'sleep',
  'sort',
  'tail',
  'test',
  'touch',
  'tr',
  'true',
  'type',
  'uname',
  'unset',
  'update-ca-certificates',
  'update-locale',
  'useradd',
  'userdel',
  'usermod',
  'wc',
  'which',
  'whoami',
]);

const SHELLS = new Set(['sh', 'bash', 'ash', 'dash', 'zsh', 'ksh', 'fish']);
const INTERPRETER = /^(python[0-9.]*|node|perl|ruby|php|pwsh|Rscript|R)$/;

/** Programs that install packages of the distribution, or run a whole plan of commands. */
const INSTALLERS = new Set([
  'eval',
  'mk-build-deps',
  'install_packages',
  'install-php-extensions',
  'playwright',
  'rosdep',
  'apt-fast',
  'nala',
  'tasksel',
  'ansible',
  'ansible-playbook',
  'chef-client',
  'chef-solo',
  'puppet',
  'salt-call',
  'pacman',
  'emerge',
  'xbps-install',
  'ipkg',
  'opkg',
  'brew',
  'nix-env',
  'nix',
  'snap',
  'flatpak',
  'debootstrap',
  'chroot',
  'rpm-ostree',
  'su',
]);

/** Programs that put others where they belong, and touch nothing of the package manager's but its database. */
const MAKERS = new Set([
  'configure',
  'Configure',
  'config',
  'docker-php-ext-install',
  'docker-php-ext-configure',
  'make',
  'gmake',
  'ninja',
  'cmake',
  'dpkg',
  'rpm',
  'gdebi',
  'alien',
]);

/** What a command that calls no package manager of the distribution may do. */
export function commandPrograms(run: StageCommand): ProgramEffect[] {
  const { command, words } = run;
  const { name } = command;
  if (runsAnything(run))
    return [{ kind: 'opaque', reason: `${name === '' ? 'a command' : name} may do anything` }];
  const reason = `${name} may have made it`;
  if (isMaker(run)) return [{ kind: 'programs', reason }];
  const written = command.redirects.flatMap(({ operator, target }) =>
    operator.includes('>') && target?.literal !== undefined ? [target.literal] : [],
  );
  const named = HARMLESS.has(name)
    ? []
    : words
        .slice(1)
        .flatMap((word) => (word.known && !/^-[^-]?$/.test(word.value) ? [word.value] : []))
        .filter((word) => !(printsDownload(run) && word.includes('://')));
  const effects: ProgramEffect[] = [...named, ...written].flatMap((text) =>
    ofPath(text.replace(/^-.*?=/, ''), reason),
  );
  if (isLanguageManager(run)) effects.push({ kind: 'language', reason: `${name} may have brought it` });
  return effects;
}

/** Unless it is asked to, curl names no file after the address. https://curl.se/docs/manpage.html#-O */
function printsDownload({ command }: StageCommand): boolean {
  return command.name === 'curl' && !command.has('-O', '--remote-name', '--remote-name-all');
}

function ofPath(text: string, reason: string): ProgramEffect[] {
  const path = text.startsWith('/') ? join('/', text) : text;
  const touches: ProgramEffect[] = [{ kind: 'touches', program: path.split('/').at(-1) ?? '', reason }];
  return path.startsWith('/') && holdsPrograms(path) ? [...touches, { kind: 'programs', reason }] : touches;
}

/** True for a directory of programs and those above it, the root aside: what is put there may bring any. */
function holdsPrograms(path: string): boolean {
  return path !== '/' && PROGRAM_DIRECTORIES.some((directory) => within(path, directory));
}

function runsAnything(run: StageCommand): boolean {
  const { command, words } = run;
  const { name } = command;
  if (INSTALLERS.has(name) || SHELLS.has(name)) return true;
  if (name === '.' || name === 'source') return !setsVariablesOnly(words[1]);
  const first = words[0];
  // A name that is not known, and a program outside the usual directories.
  if (command.words.length > 0 && first?.known !== true) return true;
  const isKnown = MAKERS.has(name) || INTERPRETER.test(name) || isLanguageManager(run);
  return first?.known === true && first.value.includes('/') && !isKnown && !isProgramFile(first.value);
}

function isProgramFile(path: string): boolean {
  return PROGRAM_DIRECTORIES.includes(join('/', `${path}/..`));
}

/** Also what a script of Python, Perl … does: it may bring programs, but hardly touches the package manager's files. */
function isMaker(run: StageCommand): boolean {
  const { name, words } = run.command;
  if (MAKERS.has(name)) return !onlyAsks(run);
  return INTERPRETER.test(name) && !isLanguageManager(run) && !isShort(words.map(({ literal }) => literal));
}

/** `dpkg --print-architecture`, `rpm --import`, `rpm -q`. */
function onlyAsks({ command }: StageCommand): boolean {
  if (command.name === 'dpkg')
    return !command.has('-i', '--install', '--unpack', '-r', '--remove', '-P', '--purge');
  return command.name === 'rpm' && command.has('-q', '--query', '--import', '-E', '--eval');
}

/** Files that are read for the variables in them: `/etc/os-release`, `bin/activate`, `~/.cargo/env`. */
function setsVariablesOnly(file: Known<string> | undefined): boolean {
  return file?.known === true && (within('/etc', file.value) || /(^|\/)activate$|\/\.[^/]/.test(file.value));
}

/** `python --version`, `php -v`: nothing is run. */
function isShort(words: readonly (string | undefined)[]): boolean {
  return words.length === 2 && /^(-V|-v|--version|--help)$/.test(words[1] ?? '');
}

function isLanguageManager({ command }: StageCommand): boolean {
  const { name, words } = command;
  if (LANGUAGE_MANAGERS.has(name) || /^pip[0-9.]*$/.test(name)) return true;
  return (
    /^python[0-9.]*$/.test(name) &&
    words[1]?.literal === '-m' &&
    /^(pip|venv|virtualenv|ensurepip)$/.test(words[2]?.literal ?? '')
  );
}

/** What a COPY or ADD may do. */
export function copyPrograms(copy: Copy): ProgramEffect[] {
  const programs = (reason: string): ProgramEffect[] => [{ kind: 'programs', reason }];
  if (!copy.target.known) return programs(copy.target.reason);
  const target = copy.target.value;
  const isDirectory = PROGRAM_DIRECTORIES.includes(target);
  const parent = join(target, '..');
  if (!isDirectory && PROGRAM_DIRECTORIES.includes(parent))
    return [{ kind: 'brings', program: target.slice(parent.length).replace(/^\//, '') }];
  if (!PROGRAM_DIRECTORIES.some((directory) => within(target, directory))) return [];
  return copy.sources.flatMap((source) => {
    if (!source.path.known) return programs(source.path.reason);
    const program = source.path.value.split('/').at(-1) ?? '';
    const kind = sourceKind(copy, source.path.value);
    if (kind === 'file') return isDirectory ? [{ kind: 'brings', program }] : [];
    if (kind === 'programs')
      return programs(`what ${source.path.value || 'the build context'} holds may be programs`);
    return [];
  });
}

/** `programs`: a directory whose content may come to lie among programs. */
function sourceKind(copy: Copy, path: string): 'file' | 'programs' | 'other' {
  const { from, step } = copy;
  const target = copy.target.known ? copy.target.value : '/';
  if (from.kind === 'context') {
    const { context } = step.stage.build;
    const kind = context.kind(path);
    if (kind !== 'directory')
      return kind === 'file' && !/\.(tar|tgz|txz|tbz2?|gz|xz|bz2)$/.test(path) ? 'file' : 'programs';
    const holds = PROGRAM_DIRECTORIES.some((directory) => {
      const inside = target === '/' ? directory : directory.slice(target.length);
      const first = inside.split('/').find((part) => part !== '');
      return (
        within(target, directory) &&
        (first === undefined || context.has(path === '' ? first : `${path}/${first}`))
      );
    });
    return holds || !context.complete ? 'programs' : 'other';
  }
  // A single program is what images and stages are mostly asked for: `COPY --from=composer /usr/bin/composer /usr/bin/`.
  const inPrograms = PROGRAM_DIRECTORIES.includes(join(path, '..')) && !PROGRAM_DIRECTORIES.includes(path);
  return inPrograms ? 'file' : 'programs';
}
