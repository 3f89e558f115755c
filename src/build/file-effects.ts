import { known, unknown, type Known } from '../known.ts';
import { operands } from '../shell/flags.ts';
import type { ShellWord } from '../shell/types.ts';
import { commandsOf, shellOf, type StageCommand } from './commands.ts';
import type { Copy } from './copy.ts';
import { join } from './paths.ts';
import type { Step } from './stage.ts';

/** What a step does to the files of the image. */
export type FileEffect = { readonly step: Step } & (
  | {
      readonly kind: 'make';
      readonly path: string;
      readonly entry: 'file' | 'directory' | 'unknown';
      readonly owner: Known<string>;
      readonly parents: boolean;
    }
  | {
      readonly kind: 'own';
      readonly path: string;
      readonly recursive: boolean;
      readonly owner: Known<string>;
    }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'copy'; readonly copy: Copy }
  /** Something may have happened at the path (anywhere, where it is undefined). */
  | {
      readonly kind: 'unclear';
      readonly path: string | undefined;
      readonly doubts: 'existence' | 'owner';
      readonly reason: string;
    }
);

/** Effects of one instruction, in order. */
export function fileEffects(step: Step): FileEffect[] {
  switch (step.instruction.keyword) {
    case 'COPY':
    case 'ADD': {
      const copy = step.stage.copyBy(step.instruction);
      return copy === undefined ? [] : [{ step, kind: 'copy', copy }];
    }
    case 'WORKDIR':
      return workdirEffects(step);
    case 'RUN':
      return runEffects(step);
    default:
      return [];
  }
}

function workdirEffects(step: Step): FileEffect[] {
  const path = step.stage.state(step.index + 1).workdir;
  if (!path.known) return [];
  const state = step.stage.state(step.index);
  // Older builders make it as root, newer ones as the user: https://github.com/moby/buildkit/pull/1002
  const owner = state.isRoot
    ? known('root')
    : unknown('who owns a directory made by WORKDIR after USER depends on the builder');
  return [{ step, kind: 'make', path: path.value, entry: 'directory', owner, parents: true }];
}

function runEffects(step: Step): FileEffect[] {
  const shell = shellOf(step);
  if (!shell.known)
    return [{ step, kind: 'unclear', path: undefined, doubts: 'existence', reason: shell.reason }];
  return commandsOf(step).flatMap((command) => commandEffects(command));
}

function commandEffects(run: StageCommand): FileEffect[] {
  const effects = handlers.get(run.command.name)?.(run) ?? otherEffects(run);
  const { command, step } = run;
  const certain =
    (command.reached === 'always' && !command.tolerated) || step.stage.users.surelyMakes(command);
  return certain ? effects : effects.map((effect) => doubtful(effect));
}

/** What a command does that may not run, or may fail without stopping the build. */
function doubtful(effect: FileEffect): FileEffect {
  if (effect.kind === 'copy' || effect.kind === 'unclear') return effect;
  const doubts = effect.kind === 'own' ? 'owner' : 'existence';
  return {
    step: effect.step,
    kind: 'unclear',
    path: effect.path,
    doubts,
    reason: `the command that would tell may fail or be passed over`,
  };
}

const handlers: ReadonlyMap<string, (run: StageCommand) => FileEffect[]> = new Map([
  ['mkdir', makeDirectories],
  ['install', installEffects],
  ['chown', ownEffects],
  ['rm', removeEffects],
  ['rmdir', removeEffects],
  ...['useradd', 'adduser', 'addgroup', 'groupadd', 'usermod', 'deluser', 'userdel'].map(
    (name) => [name, userEffects] as const,
  ),
  // These write where none of our questions go: package databases, /etc, /usr, standard output.
  ...[
    'apt-get',
    'apt',
    'apk',
    'yum',
    'dnf',
    'microdnf',
    'zypper',
    'pip',
    'pip3',
    'echo',
    'printf',
    'set',
    'export',
    'true',
    'false',
    ':',
    'test',
    '[',
    'cd',
    'chmod',
    'chgrp',
    'exit',
    'sleep',
    'ls',
    'cat',
    'grep',
    'update-ca-certificates',
    'ldconfig',
    'locale-gen',
    'dpkg-reconfigure',
    'corepack',
    'groupdel',
    'delgroup',
    'passwd',
    'chpasswd',
    '',
  ].map((name) => [name, () => []] as const),
]);

function paths(run: StageCommand, words: readonly ShellWord[]): Known<string>[] {
  return words.map((word) => {
    const text = run.value(word);
    if (!text.known || text.value.startsWith('/')) return text;
    return run.directory.known ? known(join(run.directory.value, text.value)) : run.directory;
  });
}

function runsAs(run: StageCommand): Known<string> {
  const state = run.step.stage.state(run.step.index);
  const spec = state.userSpec.value;
  if (run.command.wrappedBy.some((word) => word === 'sudo')) return known('root');
  return spec.known ? known(spec.value.split(':')[0] ?? '') : spec;
}

/** What a command does at each of its paths; nothing certain where one of them is only known when it runs. */
function atEach(
  run: StageCommand,
  words: readonly ShellWord[],
  doubts: 'existence' | 'owner',
  effects: (path: string) => FileEffect[],
): FileEffect[] {
  return paths(run, words).flatMap((path) =>
    path.known ? effects(join('/', path.value)) : [unclear(run, undefined, path.reason, doubts)],
  );
}

function makeDirectories(run: StageCommand): FileEffect[] {
  const { step } = run;
  const [owner, parents] = [runsAs(run), run.command.has('-p', '--parents')];
  return atEach(run, operands(run.command, ['-m', '--mode']), 'existence', (path) => [
    { step, kind: 'make', path, entry: 'directory', owner, parents },
  ]);
}

// install(1)
const INSTALL_VALUED = ['-m', '--mode', '-o', '--owner', '-g', '--group', '-t', '--target-directory'];

function installEffects(run: StageCommand): FileEffect[] {
  const { step, command } = run;
  if (!command.has('-d', '--directory')) return otherEffects(run);
  const word = command.option('-o', '--owner');
  const owner = word === undefined ? runsAs(run) : run.value(word);
  return atEach(run, operands(command, INSTALL_VALUED), 'existence', (path) => [
    { step, kind: 'make', path, entry: 'directory', owner, parents: true },
    { step, kind: 'own', path, recursive: false, owner },
  ]);
}

function ownEffects(run: StageCommand): FileEffect[] {
  const { step } = run;
  const [spec, ...targets] = operands(run.command, ['--from', '--reference']);
  if (spec === undefined) return [];
  const value = run.value(spec);
  const owner = value.known ? known(value.value.split(/[:.]/)[0] ?? '') : value;
  // `chown :group` leaves the owner as it is.
  if (owner.known && owner.value === '') return [];
  const recursive = run.command.has('-R', '--recursive');
  return atEach(run, targets, 'owner', (path) => [{ step, kind: 'own', path, recursive, owner }]);
}

/** A path that is only known when the command runs is taken for one that no question is about: `rm -rf /var/cache/*`. */
function removeEffects(run: StageCommand): FileEffect[] {
  return paths(run, operands(run.command, [])).flatMap((path): FileEffect[] =>
    path.known ? [{ step: run.step, kind: 'remove', path: join('/', path.value) }] : [],
  );
}

function userEffects(run: StageCommand): FileEffect[] {
  const account = run.step.stage.users.madeBy(run.command);
  if (account === undefined || !account.home.known) return [];
  const { homeMade, home, spec } = account;
  if (!homeMade.known) return [unclear(run, home.value, homeMade.reason)];
  if (!homeMade.value) return [];
  return [
    { step: run.step, kind: 'make', path: home.value, entry: 'directory', owner: known(spec), parents: true },
    // A home that was there before keeps its owner with useradd, not with every adduser: the making command owns it at least in effect.
    ...SKELETON.map((name) =>
      unclear(run, join(home.value, name), 'the home may hold files of the skeleton'),
    ),
  ];
}

/** What /etc/skel has in the distributions. */
const SKELETON = [
  '.bash_logout',
  '.bash_profile',
  '.bashrc',
  '.profile',
  '.cache',
  '.config',
  '.local',
  '.ssh',
];

/** Any other command may write in its own directory and to the paths that it names. */
function otherEffects(run: StageCommand): FileEffect[] {
  const reason = `${run.command.name} may have written there`;
  const named = run.words.slice(1).flatMap((word) => {
    const path = word.known ? word.value.replace(/^.*=(?=\/)/, '') : '';
    return path.startsWith('/') && !path.startsWith('//') ? [unclear(run, join('/', path), reason)] : [];
  });
  const script = run.words[0];
  const isOwnScript =
    script?.known === true &&
    /^\.{0,2}\/|\.sh$/.test(script.value) &&
    !/^\/(usr\/)?s?bin\//.test(script.value);
  const isShellFile = ['sh', 'bash', 'ash'].includes(run.command.name);
  if (isOwnScript || isShellFile) return [unclear(run, undefined, `${run.command.name} may do anything`)];
  const { directory } = run;
  const here = directory.known && directory.value !== '/' ? [unclear(run, directory.value, reason)] : [];
  return [...named, ...here];
}

function unclear(
  run: StageCommand,
  path: string | undefined,
  reason: string,
  doubts: 'existence' | 'owner' = 'existence',
): FileEffect {
  return { step: run.step, kind: 'unclear', path, doubts, reason };
}
