import type { Command, ShellWord } from '../../shell/types.ts';

/** Whose commands for users and groups: those of shadow, Debian's adduser, or busybox. */
export type Dialect = 'shadow' | 'debian' | 'busybox';

/** What a command for users or groups asks for; values as the shell reads them, references and quotes kept. */
export interface AccountRequest {
  readonly kind: 'user' | 'group';
  readonly name: string;
  readonly system: boolean;
  /** uid of a user, gid of a group. */
  readonly id: string | undefined;
  /** Name of the primary group; undefined for a group of the user's own. */
  readonly group: string | undefined;
  readonly home: string | undefined;
  readonly createsHome: boolean;
  readonly shell: string | undefined;
  readonly comment: string | undefined;
}

type Field = 'id' | 'group' | 'home' | 'shell' | 'comment';
type Flag = 'system' | 'home' | 'no-home' | 'own-group' | 'nothing';
type Options = Readonly<Record<string, Field | Flag>>;

const FIELDS: ReadonlySet<string> = new Set<Field>(['id', 'group', 'shell', 'comment']);

interface Syntax {
  readonly kind: AccountRequest['kind'];
  readonly options: Options;
  /** Options with a value, beside those of `FIELDS`: `home` is a flag of one program and has a value in another. */
  readonly homeValue: readonly string[];
}

const USERADD: Syntax = {
  kind: 'user',
  options: {
    '-r': 'system',
    '--system': 'system',
    '-m': 'home',
    '--create-home': 'home',
    '-M': 'no-home',
    '--no-create-home': 'no-home',
    '-U': 'own-group',
    '--user-group': 'own-group',
    '-l': 'nothing',
    '--no-log-init': 'nothing',
    '-d': 'home',
    '--home-dir': 'home',
    '--home': 'home',
    '-s': 'shell',
    '--shell': 'shell',
    '-u': 'id',
    '--uid': 'id',
    '-g': 'group',
    '--gid': 'group',
    '-c': 'comment',
    '--comment': 'comment',
  },
  homeValue: ['-d', '--home-dir', '--home'],
};
const GROUPADD: Syntax = {
  kind: 'group',
  options: { '-r': 'system', '--system': 'system', '-g': 'id', '--gid': 'id' },
  homeValue: [],
};
const BUSYBOX_ADDUSER: Syntax = {
  kind: 'user',
  options: {
    '-S': 'system',
    '--system': 'system',
    '-D': 'nothing',
    '--disabled-password': 'nothing',
    '-H': 'no-home',
    '--no-create-home': 'no-home',
    '-h': 'home',
    '--home': 'home',
    '-s': 'shell',
    '--shell': 'shell',
    '-u': 'id',
    '--uid': 'id',
    '-G': 'group',
    '--ingroup': 'group',
    '-g': 'comment',
    '--gecos': 'comment',
  },
  homeValue: ['-h', '--home'],
};
const BUSYBOX_ADDGROUP: Syntax = {
  kind: 'group',
  options: { '-S': 'system', '--system': 'system', '-g': 'id', '--gid': 'id' },
  homeValue: [],
};
const DEBIAN_ADDUSER: Syntax = {
  kind: 'user',
  options: {
    '--system': 'system',
    '--group': 'own-group',
    '--disabled-password': 'nothing',
    '--disabled-login': 'nothing',
    '--quiet': 'nothing',
    '--no-create-home': 'no-home',
    '--home': 'home',
    '--shell': 'shell',
    '--uid': 'id',
    '--ingroup': 'group',
    '--gid': 'group',
    '--gecos': 'comment',
    '--comment': 'comment',
  },
  homeValue: ['--home'],
};
const DEBIAN_ADDGROUP: Syntax = {
  kind: 'group',
  options: { '--system': 'system', '--quiet': 'nothing', '--gid': 'id' },
  homeValue: [],
};

const SYNTAXES: Readonly<Record<Dialect, Readonly<Record<string, Syntax>>>> = {
  shadow: { useradd: USERADD, groupadd: GROUPADD },
  debian: { adduser: DEBIAN_ADDUSER, addgroup: DEBIAN_ADDGROUP },
  busybox: { adduser: BUSYBOX_ADDUSER, addgroup: BUSYBOX_ADDGROUP },
};

/** Reads a command in a dialect; undefined where it is none of it, or asks for what the others cannot do. */
export function readRequest({ name, words }: Command, dialect: Dialect): AccountRequest | undefined {
  const programs = SYNTAXES[dialect];
  const syntax = Object.hasOwn(programs, name) ? programs[name] : undefined;
  if (syntax === undefined) return undefined;
  const flags = new Set<Flag>();
  const values = new Map<Field, string>();
  const operands: string[] = [];
  const rest = words.slice(1);
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const tokens = tokensOf(word, syntax);
    if (tokens === undefined) return undefined;
    for (const { option, value } of tokens) {
      const meaning = option === undefined ? undefined : syntax.options[option];
      if (option === undefined) operands.push(word.raw);
      else if (meaning === undefined) return undefined;
      else if (takesValue(syntax, option)) {
        const text = value ?? rest.shift()?.raw;
        if (text === undefined) return undefined;
        values.set(meaning as Field, text);
      } else flags.add(meaning as Flag);
    }
  }
  const [operand] = operands;
  if (operand === undefined || operands.length > 1) return undefined;
  return request(dialect, syntax, operand, flags, values);
}

interface OptionToken {
  readonly option: string | undefined;
  readonly value?: string;
}

function takesValue(syntax: Syntax, option: string): boolean {
  return syntax.homeValue.includes(option) || FIELDS.has(syntax.options[option] ?? '');
}

/** The options that a word holds: `--name`, `--name=value`, `-rm`, `-u1000`; undefined where it cannot be told. */
function tokensOf({ raw, literal }: ShellWord, syntax: Syntax): readonly OptionToken[] | undefined {
  if (!raw.startsWith('-')) return literal?.startsWith('-') === true ? undefined : [{ option: undefined }];
  const equals = raw.indexOf('=');
  if (raw.startsWith('--') && equals > 0)
    return [{ option: raw.slice(0, equals), value: raw.slice(equals + 1) }];
  if (raw.startsWith('--') || raw.length === 2) return [{ option: raw }];
  const tokens: OptionToken[] = [];
  for (let at = 1; at < raw.length; at++) {
    const option = `-${raw[at] ?? ''}`;
    const value = raw.slice(at + 1);
    if (takesValue(syntax, option)) return [...tokens, value === '' ? { option } : { option, value }];
    tokens.push({ option });
  }
  return tokens;
}

function request(
  dialect: Dialect,
  { kind }: Syntax,
  name: string,
  flags: ReadonlySet<Flag>,
  values: ReadonlyMap<Field, string>,
): AccountRequest | undefined {
  const system = flags.has('system');
  const given = values.get('group');
  // Without a group of its own a system user of these is in nogroup.
  const nogroup = dialect !== 'shadow' && system && kind === 'user' && !flags.has('own-group');
  const homeless = dialect === 'debian' && system && !values.has('home');
  if (dialect === 'debian' && flags.has('own-group') && !system) return undefined;
  return {
    kind,
    name,
    system,
    id: values.get('id'),
    group: given ?? (nogroup ? 'nogroup' : undefined),
    home: values.get('home') ?? (homeless ? '/nonexistent' : undefined),
    createsHome: dialect === 'shadow' ? flags.has('home') : !flags.has('no-home') && !homeless,
    shell: values.get('shell') ?? (dialect === 'debian' && kind === 'user' ? debianShell(system) : undefined),
    comment: isEmpty(values.get('comment')) ? undefined : values.get('comment'),
  };
}

/** https://manpages.debian.org/bookworm/adduser/adduser.8.en.html */
function debianShell(system: boolean): string {
  return system ? '/usr/sbin/nologin' : '/bin/bash';
}

function isEmpty(value: string | undefined): boolean {
  return value === '""' || value === "''" || value === '';
}

/** The commands of busybox for a request, in order; undefined where it has none. */
export function inBusybox(one: AccountRequest, hasBash: boolean): readonly string[] | undefined {
  if (one.kind === 'group')
    return [words('addgroup', [one.system && '-S', one.id && `-g ${one.id}`], one.name)];
  // -G takes names alone: https://git.busybox.net/busybox/tree/loginutils/adduser.c
  if (one.group !== undefined && !/^["']?[a-zA-Z_$]/.test(one.group)) return undefined;
  const own = one.system && one.group === undefined;
  const group = one.group ?? (own ? one.name : undefined);
  const home = one.createsHome || (one.home === undefined && !one.system);
  const noHome = one.home === '/nonexistent' && !home;
  const shell = one.shell && shellOfAlpine(one.shell, hasBash);
  const user = words(
    'adduser',
    [
      one.system ? '-S' : '-D',
      !home && '-H',
      one.home && !noHome && `-h ${one.home}`,
      // What -S gives anyway.
      shell && !(one.system && shell === '/sbin/nologin') && `-s ${shell}`,
      one.comment && `-g ${one.comment}`,
      one.id && `-u ${one.id}`,
      group && `-G ${group}`,
    ],
    one.name,
  );
  return own ? [`addgroup -S ${one.name}`, user] : [user];
}

function shellOfAlpine(shell: string, hasBash: boolean): string {
  if (shell === '/usr/sbin/nologin') return '/sbin/nologin';
  return !hasBash && /^\/(usr\/)?bin\/bash$/.test(shell) ? '/bin/sh' : shell;
}

/** The command of shadow for a request. */
export function inShadow(one: AccountRequest): readonly string[] {
  if (one.kind === 'group')
    return [words('groupadd', [one.system && '-r', one.id && `-g ${one.id}`], one.name)];
  return [
    words(
      'useradd',
      [
        one.system && '-r',
        one.createsHome && '-m',
        one.home && `-d ${one.home}`,
        one.shell && `-s ${one.shell}`,
        one.comment && `-c ${one.comment}`,
        one.id && `-u ${one.id}`,
        one.group && `-g ${one.group}`,
      ],
      one.name,
    ),
  ];
}

function words(program: string, options: readonly (string | false | undefined)[], name: string): string {
  return [
    program,
    ...options.filter((option) => option !== undefined && option !== false && option !== ''),
    name,
  ].join(' ');
}
