/** Package managers by the commands that start them. */
export type Manager =
  | 'apt'
  | 'apk'
  | 'dnf'
  | 'yum'
  | 'microdnf'
  | 'zypper'
  | 'npm'
  | 'yarn'
  | 'pnpm'
  | 'bun'
  | 'corepack'
  | 'pip'
  | 'poetry'
  | 'uv'
  | 'pipenv';

/** What a call asks for, whatever the manager calls it. */
export type Action =
  | 'install' // named packages, or all that the project declares
  | 'remove'
  | 'refresh' // the lists of what there is
  | 'upgrade'
  | 'prune'
  | 'run' // a script of the project
  | 'exec' // a program of a package, fetched if it is not there
  | 'clean'
  | 'version'
  | 'other';

export interface ManagerFacts {
  readonly manager: Manager;
  /** Sub-command → action. `''` is a call without one. */
  readonly actions: Readonly<Record<string, Action>>;
  /** Options that take the next word as their value. */
  readonly valued: readonly string[];
  /** A sub-command that the manager does not know is a script of the project (yarn) or a program (npx). */
  readonly fallback?: Action;
}

const APT: ManagerFacts = {
  manager: 'apt',
  actions: {
    install: 'install',
    remove: 'remove',
    purge: 'remove',
    autoremove: 'remove',
    'auto-remove': 'remove',
    update: 'refresh',
    upgrade: 'upgrade',
    'dist-upgrade': 'upgrade',
    'full-upgrade': 'upgrade',
    clean: 'clean',
    autoclean: 'clean',
  },
  // apt-get(8)
  valued: [
    '-o',
    '--option',
    '-c',
    '--config-file',
    '-t',
    '--target-release',
    '--default-release',
    '-a',
    '--host-architecture',
  ],
};

const RPM_ACTIONS: Readonly<Record<string, Action>> = {
  install: 'install',
  localinstall: 'install',
  groupinstall: 'install',
  reinstall: 'install',
  remove: 'remove',
  erase: 'remove',
  autoremove: 'remove',
  update: 'upgrade',
  upgrade: 'upgrade',
  makecache: 'refresh',
  clean: 'clean',
};
const RPM_VALUED = [
  '-c',
  '--config',
  '-x',
  '--exclude',
  '--enablerepo',
  '--disablerepo',
  '--setopt',
  '--releasever',
  '--installroot',
];

// https://docs.npmjs.com/cli/v11/commands : names and aliases
const NPM: ManagerFacts = {
  manager: 'npm',
  actions: {
    install: 'install',
    i: 'install',
    in: 'install',
    add: 'install',
    ci: 'install',
    'clean-install': 'install',
    ic: 'install',
    'install-clean': 'install',
    'install-test': 'install',
    it: 'install',
    uninstall: 'remove',
    remove: 'remove',
    rm: 'remove',
    un: 'remove',
    update: 'upgrade',
    up: 'upgrade',
    prune: 'prune',
    dedupe: 'other',
    run: 'run',
    'run-script': 'run',
    start: 'run',
    test: 'run',
    t: 'run',
    stop: 'run',
    restart: 'run',
    exec: 'exec',
    x: 'exec',
    init: 'exec',
    create: 'exec',
    cache: 'clean',
    '--version': 'version',
    '-v': 'version',
  },
  valued: [
    '-w',
    '--workspace',
    '--prefix',
    '-C',
    '--registry',
    '--cache',
    '--loglevel',
    '--userconfig',
    '--omit',
    '--include',
    '--only',
  ],
};

const YARN: ManagerFacts = {
  manager: 'yarn',
  actions: {
    '': 'install',
    install: 'install',
    add: 'install',
    workspaces: 'other',
    workspace: 'other',
    remove: 'remove',
    upgrade: 'upgrade',
    up: 'upgrade',
    run: 'run',
    start: 'run',
    test: 'run',
    exec: 'run',
    node: 'run',
    dlx: 'exec',
    create: 'exec',
    global: 'install',
    cache: 'clean',
    config: 'other',
    set: 'other',
    info: 'other',
    why: 'other',
    list: 'other',
    pack: 'other',
    plugin: 'other',
    '--version': 'version',
    '-v': 'version',
  },
  valued: [
    '--cwd',
    '--modules-folder',
    '--cache-folder',
    '--registry',
    '--mutex',
    '--network-timeout',
    '--network-concurrency',
  ],
  fallback: 'run',
};

const PNPM: ManagerFacts = {
  manager: 'pnpm',
  actions: {
    install: 'install',
    i: 'install',
    add: 'install',
    fetch: 'other',
    deploy: 'other',
    remove: 'remove',
    rm: 'remove',
    update: 'upgrade',
    up: 'upgrade',
    prune: 'prune',
    run: 'run',
    start: 'run',
    test: 'run',
    exec: 'run',
    dlx: 'exec',
    create: 'exec',
    store: 'clean',
    config: 'other',
    setup: 'other',
    '--version': 'version',
    '-v': 'version',
  },
  valued: ['-F', '--filter', '-C', '--dir', '--store-dir', '--registry'],
  fallback: 'run',
};

const PIP: ManagerFacts = {
  manager: 'pip',
  actions: {
    install: 'install',
    uninstall: 'remove',
    download: 'other',
    wheel: 'other',
    cache: 'clean',
    '--version': 'version',
  },
  // https://pip.pypa.io/en/stable/cli/pip_install/
  valued: [
    '-r',
    '--requirement',
    '-c',
    '--constraint',
    '-e',
    '--editable',
    '-t',
    '--target',
    '--prefix',
    '--root',
    '--src',
    '-i',
    '--index-url',
    '--extra-index-url',
    '-f',
    '--find-links',
    '--trusted-host',
    '--cache-dir',
    '--timeout',
    '--retries',
    '--proxy',
    '--platform',
    '--python-version',
    '--implementation',
    '--abi',
    '--no-binary',
    '--only-binary',
    '--progress-bar',
    '--log',
    '--global-option',
    '--install-option',
    '--config-settings',
    '-C',
    '--upgrade-strategy',
    '--cert',
    '--client-cert',
    '--use-feature',
  ],
};

/** Facts by command name; `python -m pip` is read as `pip`. */
export const MANAGERS: ReadonlyMap<string, ManagerFacts> = new Map([
  ['apt-get', APT],
  ['apt', APT],
  ['aptitude', APT],
  [
    'apk',
    {
      manager: 'apk',
      actions: {
        add: 'install',
        del: 'remove',
        update: 'refresh',
        upgrade: 'upgrade',
        cache: 'clean',
        fetch: 'other',
      },
      valued: [
        '-t',
        '--virtual',
        '-X',
        '--repository',
        '-p',
        '--root',
        '--repositories-file',
        '--keys-dir',
        '--arch',
        '--cache-dir',
      ],
    },
  ],
  ['dnf', { manager: 'dnf', actions: RPM_ACTIONS, valued: RPM_VALUED }],
  ['yum', { manager: 'yum', actions: RPM_ACTIONS, valued: RPM_VALUED }],
  ['microdnf', { manager: 'microdnf', actions: RPM_ACTIONS, valued: RPM_VALUED }],
  [
    'zypper',
    {
      manager: 'zypper',
      actions: {
        install: 'install',
        in: 'install',
        remove: 'remove',
        rm: 'remove',
        refresh: 'refresh',
        ref: 'refresh',
        update: 'upgrade',
        up: 'upgrade',
        clean: 'clean',
      },
      valued: ['-r', '--repo', '-t', '--type', '-R', '--root'],
    },
  ],
  ['npm', NPM],
  [
    'npx',
    {
      manager: 'npm',
      actions: { '': 'other' },
      valued: ['-p', '--package', '-c', '--call', '-w', '--workspace'],
      fallback: 'exec',
    },
  ],
  ['yarn', YARN],
  ['yarnpkg', YARN],
  ['pnpm', PNPM],
  ['pnpx', { manager: 'pnpm', actions: { '': 'other' }, valued: ['--package'], fallback: 'exec' }],
  [
    'bun',
    {
      manager: 'bun',
      actions: {
        install: 'install',
        i: 'install',
        add: 'install',
        a: 'install',
        remove: 'remove',
        rm: 'remove',
        update: 'upgrade',
        run: 'run',
        x: 'exec',
        pm: 'other',
        build: 'other',
        test: 'other',
      },
      valued: ['--cwd', '-c', '--config'],
      fallback: 'run',
    },
  ],
  ['bunx', { manager: 'bun', actions: { '': 'other' }, valued: ['-p', '--package'], fallback: 'exec' }],
  [
    'corepack',
    {
      manager: 'corepack',
      actions: { enable: 'other', prepare: 'install', install: 'install', use: 'install', up: 'upgrade' },
      valued: ['--install-directory'],
      fallback: 'run',
    },
  ],
  ['pip', PIP],
  ['pip2', PIP],
  ['pip3', PIP],
  [
    'poetry',
    {
      manager: 'poetry',
      actions: {
        install: 'install',
        add: 'install',
        sync: 'install',
        run: 'run',
        build: 'other',
        export: 'other',
        config: 'other',
      },
      valued: ['-C', '--directory', '--only', '--with', '--without', '-E', '--extras'],
    },
  ],
  [
    'uv',
    {
      manager: 'uv',
      actions: {
        sync: 'install',
        pip: 'other',
        add: 'install',
        run: 'run',
        tool: 'other',
        venv: 'other',
        python: 'other',
      },
      valued: ['--python', '-p', '--directory', '--project', '--extra', '--group', '--no-group', '--package'],
    },
  ],
  [
    'pipenv',
    {
      manager: 'pipenv',
      actions: { install: 'install', sync: 'install', run: 'run', lock: 'other' },
      valued: [],
    },
  ],
]);
