import { known, type Known } from '../known.ts';
import type { Command, ShellWord } from '../shell/types.ts';
import { MANAGERS, type Action, type ManagerFacts } from './managers.ts';
import { packageWord, type PackageWord } from './system-words.ts';

/** Package managers of distributions. */
export type SystemManager = 'apt' | 'apk' | 'dnf' | 'yum' | 'microdnf' | 'zypper';

/** A word of a command as the program gets it. A variable may give several, all with the word that it stands in. */
export interface Token {
  readonly text: Known<string>;
  readonly word: ShellWord;
  /** The token is all that the word says, and is written out. */
  readonly whole: boolean;
}

/** An option: `-y`, also out of `-yq`; `--name` with the value behind `=` or in the next word. */
export interface Option {
  readonly name: string;
  readonly value: Known<string> | undefined;
}

/** One call of a distribution's package manager. */
export interface SystemCall {
  readonly command: Command;
  readonly manager: SystemManager;
  /** The program: `apt-get`, `apt`, `aptitude` … */
  readonly program: string;
  /** `unknown` where the sub-command is not known. */
  readonly action: Action | 'unknown';
  /** Sub-command as written, `''` where there is none. */
  readonly verb: string;
  readonly options: readonly Option[];
  /** The packages that an install, upgrade or removal names, in order. */
  readonly packages: readonly PackageWord[];
  /** Why a word is not known, which may be an option too. */
  readonly hidden: string | undefined;
  /** Why the packages that it names are not all known: a word is hidden, or the words do not name them. */
  readonly unread: string | undefined;
  /** It works on another system than the one it runs in: `--root`, `--installroot`. */
  readonly elsewhere: boolean;
  /** It changes nothing: `--simulate`, `--download-only`, `--help`. */
  readonly dry: boolean;
}

const SYSTEM_MANAGERS: ReadonlySet<string> = new Set(['apt', 'apk', 'dnf', 'yum', 'microdnf', 'zypper']);

/** Options with a value that the common table leaves out, single letters first.
 *  https://man7.org/linux/man-pages/man8/yum.8.html, https://dnf.readthedocs.io/en/latest/command_ref.html#options */
const MORE_VALUED: Readonly<Record<SystemManager, readonly string[]>> = {
  apt: [],
  apk: ['--cache-max-age', '--wait', '--timeout', '--progress-fd'],
  dnf: [
    '-d',
    '-e',
    '-R',
    '--repo',
    '--repoid',
    '--repofrompath',
    '--disableplugin',
    '--enableplugin',
    '--forcearch',
    '--disableexcludes',
    '--disableexcludepkgs',
    '--debuglevel',
    '--errorlevel',
    '--rpmverbosity',
    '--comment',
    '--color',
    '--downloaddir',
    '--destdir',
    '--advisory',
  ],
  yum: [
    '-d',
    '-e',
    '-R',
    '--disableplugin',
    '--enableplugin',
    '--disableexcludes',
    '--debuglevel',
    '--errorlevel',
    '--rpmverbosity',
    '--color',
    '--downloaddir',
    '--advisory',
  ],
  microdnf: ['--repo', '--config'],
  zypper: ['-c', '--config', '--reposd-dir', '-C', '--cache-dir', '--from', '--download', '--name'],
};

const MORE_ACTIONS: Readonly<Record<SystemManager, Readonly<Record<string, Action>>>> = {
  // `distclean` takes the lists away: https://manpages.debian.org/trixie/apt/apt-get.8.en.html
  apt: {
    reinstall: 'install',
    'build-dep': 'install',
    satisfy: 'install',
    distclean: 'clean',
    'dist-clean': 'clean',
    'safe-upgrade': 'upgrade',
  },
  apk: {},
  dnf: {
    group: 'install',
    groupinstall: 'install',
    module: 'other',
    'distro-sync': 'upgrade',
    swap: 'install',
    builddep: 'install',
  },
  yum: { group: 'install', groupinstall: 'install', swap: 'install', 'distro-sync': 'upgrade' },
  microdnf: {},
  zypper: {
    dup: 'upgrade',
    'dist-upgrade': 'upgrade',
    refresh: 'refresh',
    'install-new-recommends': 'install',
    patch: 'upgrade',
  },
};

/** Verbs that install packages which their words do not name. */
const UNNAMED = new Set(['build-dep', 'builddep', 'satisfy', 'group', 'groupinstall', 'swap']);

const ELSEWHERE = new Set(['--root', '--installroot', '-p']);
const DRY = new Set([
  '--simulate',
  '--just-print',
  '--dry-run',
  '--recon',
  '--no-act',
  '--download-only',
  '--downloadonly',
  '--print-uris',
  '--help',
  '--version',
  '--assumeno',
]);
/** Letters with those meanings, by manager: `-p` is another root for apk alone. */
const DRY_LETTERS: Readonly<Record<SystemManager, readonly string[]>> = {
  apt: ['-s', '-d', '-h'],
  apk: ['-s', '-h'],
  dnf: ['-h'],
  yum: ['-h'],
  microdnf: ['-h'],
  zypper: ['-D', '-h'],
};

/** Whether a command is a call of a distribution's package manager. */
export function systemManager(command: Pick<Command, 'name'>): SystemManager | undefined {
  const manager = MANAGERS.get(command.name)?.manager;
  return manager !== undefined && SYSTEM_MANAGERS.has(manager) ? (manager as SystemManager) : undefined;
}

/** Reads a command with what its words give; undefined where it is no call of a distribution's package manager. */
export function systemCall(command: Command, tokens: readonly Token[]): SystemCall | undefined {
  const manager = systemManager(command);
  const facts = MANAGERS.get(command.name);
  if (manager === undefined || facts === undefined) return undefined;
  const { options, operands, hidden } = split(tokens, [...facts.valued, ...MORE_VALUED[manager]]);
  const [first, ...rest] = operands;
  const verb = first === undefined ? '' : first.text.known ? first.text.value : undefined;
  const action = verb === undefined ? 'unknown' : actionOf(facts, manager, verb);
  const reason =
    hidden ??
    (command.wrappedBy.includes('xargs') ? 'xargs adds words' : undefined) ??
    (verb !== undefined && UNNAMED.has(verb) ? `${verb} does not name the packages` : undefined);
  return {
    command,
    manager,
    program: command.name,
    action,
    verb: verb ?? '',
    options,
    packages: TAKES_PACKAGES.has(action) ? packagesOf(manager, verb ?? '', rest) : [],
    hidden,
    unread: reason,
    elsewhere: options.some(({ name }) => ELSEWHERE.has(name) && (name !== '-p' || manager === 'apk')),
    dry: options.some(({ name }) => DRY.has(name) || DRY_LETTERS[manager].includes(name)),
  };
}

const TAKES_PACKAGES: ReadonlySet<string> = new Set(['install', 'remove', 'upgrade']);

function packagesOf(manager: SystemManager, verb: string, operands: readonly Token[]): PackageWord[] {
  if (UNNAMED.has(verb)) return [];
  return operands.flatMap(({ text, word, whole }) =>
    text.known && text.value !== '' ? [packageWord(manager, text.value, word, whole)] : [],
  );
}

function actionOf(facts: ManagerFacts, manager: SystemManager, verb: string): Action {
  const more = MORE_ACTIONS[manager];
  if (Object.hasOwn(more, verb)) return more[verb] ?? 'other';
  return Object.hasOwn(facts.actions, verb) ? (facts.actions[verb] ?? 'other') : 'other';
}

interface Split {
  readonly options: readonly Option[];
  readonly operands: readonly Token[];
  readonly hidden: string | undefined;
}

function split(tokens: readonly Token[], valued: readonly string[]): Split {
  const options: Option[] = [];
  const operands: Token[] = [];
  let hidden: string | undefined;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined) break;
    if (!token.text.known) {
      hidden ??= token.text.reason;
      operands.push(token);
    } else if (token.text.value === '--') {
      const rest = tokens.slice(i + 1);
      for (const { text } of rest) if (!text.known) hidden ??= text.reason;
      operands.push(...rest);
      break;
    } else if (!/^-./.test(token.text.value)) operands.push(token);
    else {
      const read = readOption(token.text.value, valued);
      const value = read.wants ? tokens[++i]?.text : undefined;
      options.push(
        ...read.options.slice(0, -1),
        ...read.options.slice(-1).map((last) => (value === undefined ? last : { ...last, value })),
      );
    }
  }
  return { options, operands, hidden };
}

function readOption(text: string, valued: readonly string[]): { options: Option[]; wants: boolean } {
  const equals = text.indexOf('=');
  if (text.startsWith('--')) {
    const name = equals < 0 ? text : text.slice(0, equals);
    const value = equals < 0 ? undefined : known(text.slice(equals + 1));
    return { options: [{ name, value }], wants: equals < 0 && valued.includes(name) };
  }
  const options: Option[] = [];
  for (let at = 1; at < text.length; at++) {
    const name = `-${text[at] ?? ''}`;
    const rest = text.slice(at + 1);
    if (rest.startsWith('=') || (rest !== '' && valued.includes(name))) {
      options.push({ name, value: known(rest.replace(/^=/, '')) });
      return { options, wants: false };
    }
    options.push({ name, value: undefined });
    if (rest === '' && valued.includes(name)) return { options, wants: true };
  }
  return { options, wants: false };
}
