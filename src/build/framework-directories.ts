import type { Instruction } from '../dockerfile/types.ts';
import { is, valueOf } from '../known.ts';
import type { Command } from '../shell/types.ts';
import { shellOf } from './commands.ts';
import { join, within } from './paths.ts';
import type { Stage } from './stage.ts';
import type { Account } from './user-table.ts';

/** Directories that a web framework writes to while it serves, and that belong to somebody else. */
export interface LockedDirectories {
  /** `Rails`, `Laravel`. */
  readonly framework: string;
  /** Whom they have to belong to, as in chown. */
  readonly owner: string;
  /** As the commands of the image write them: below the working directory. */
  readonly paths: readonly string[];
  /** Those that have to be made first. */
  readonly absent: readonly string[];
  /** The place for the command: before USER, else behind all that changes files. */
  readonly place: { readonly before: Instruction } | { readonly after: Instruction };
  /** What starts the server; undefined where the base image does. */
  readonly start: Instruction | undefined;
}

interface Framework {
  readonly name: string;
  readonly directories: readonly string[];
  /** The server makes those that are missing. */
  readonly makes: boolean;
  /** Who writes; undefined where it is not this framework that is certainly served. */
  writer(target: Stage): string | undefined;
}

const FRAMEWORKS: readonly Framework[] = [
  {
    name: 'Rails',
    directories: ['tmp', 'log'],
    makes: true,
    // `rails server` makes tmp/cache, tmp/pids and tmp/sockets before all else.
    // https://github.com/rails/rails/blob/main/railties/lib/rails/commands/server/server_command.rb
    writer: (target) => (servesRails(target) && target.end.isNotRoot ? userOf(target) : undefined),
  },
  {
    name: 'Laravel',
    directories: ['storage', 'bootstrap/cache'],
    makes: false,
    writer: (target) => (servesLaravel(target) ? phpUser(target) : undefined),
  },
];

/** The directories of the framework that a container of the target serves, where its user certainly may not write to them. */
export function lockedDirectories(target: Stage): LockedDirectories | undefined {
  const workdir = valueOf(target.end.workdir);
  if (workdir === undefined || workdir === '/' || isOpened(target, workdir)) return undefined;
  for (const { name, directories, makes, writer } of FRAMEWORKS) {
    const owner = writer(target);
    const user = owner === undefined ? undefined : accountOf(target, owner);
    if (owner === undefined || user === undefined) continue;
    const place = placeIn(target, owner, workdir);
    const absent = directories.filter((path) => !isThere(target, join(workdir, path)));
    if (place === undefined || (makes ? isAtHome(user, workdir) : absent.length > 0)) return undefined;
    const start = target.launch.instruction('CMD') ?? target.launch.instruction('ENTRYPOINT');
    return { framework: name, owner, paths: directories, absent, place, start };
  }
  return undefined;
}

function servesRails({ launch }: Stage): boolean {
  return launch.processes.some(
    ({ words, instruction, command }) =>
      instruction.keyword !== 'HEALTHCHECK' &&
      ['rails', 'bundle'].includes(command.name) &&
      words.some((word, index) => {
        const [program, verb] = [valueOf(word), words[index + 1] && valueOf(words[index + 1] ?? word)];
        return program?.split('/').at(-1) === 'rails' && (verb === 'server' || verb === 's');
      }),
  );
}

/** The official image with PHP-FPM or Apache, started as it is. */
function servesLaravel(target: Stage): boolean {
  const image = valueOf(target.image);
  const workdir = valueOf(target.end.workdir);
  const directory = workdir === undefined ? undefined : valueOf(target.files.contextDirectory(workdir));
  if (image?.image !== 'php' || directory === undefined || !/\b(fpm|apache)\b/.test(image.tag)) return false;
  const { context } = target.build;
  const at = (name: string) => (directory === '' ? name : `${directory}/${name}`);
  const isLaravel =
    context.has(at('artisan')) && context.text(at('composer.json'))?.includes('"laravel/framework"') === true;
  const { launch } = target;
  const isDefault = launch.instruction('ENTRYPOINT') === undefined && !target.end.setsEnv('APACHE_RUN_USER');
  const program = launch.processes.every(
    ({ command, via, instruction }) =>
      instruction.keyword === 'HEALTHCHECK' ||
      (via.length === 0 && ['php-fpm', 'apache2-foreground'].includes(command.name)),
  );
  return isLaravel && isDefault && program;
}

/** Root's PHP-FPM and Apache serve as www-data. */
function phpUser(target: Stage): string | undefined {
  if (target.end.isRoot) return 'www-data:www-data';
  return target.end.isNotRoot ? userOf(target) : undefined;
}

function userOf(target: Stage): string | undefined {
  const spec = valueOf(target.end.userSpec.value);
  const user = valueOf(target.end.user);
  if (spec === undefined || spec.includes(':') || user === undefined) return spec;
  return user.group.known && !is(user.name, undefined) ? `${spec}:${user.group.value}` : spec;
}

function accountOf(target: Stage, owner: string): Account | undefined {
  return valueOf(target.users.account(owner.split(':')[0] ?? owner, target.steps.length));
}

/** True where the user would own what root has made in the working directory: it lies in a home. */
function isAtHome({ home }: Account, workdir: string): boolean {
  // A number that /etc/passwd does not list has the root directory for its home.
  if (home.known && home.value === '/') return within('/home', workdir);
  return (
    !home.known || within('/home', workdir) || within(home.value, workdir) || within(workdir, home.value)
  );
}

function isThere({ files }: Stage, path: string): boolean {
  return valueOf(files.entry(path))?.kind === 'directory';
}

const OPENERS = new Set(['chown', 'chmod', 'setfacl', 'install', 'chgrp', 'rsync', 'tar', 'unzip']);
const OTHER_USERS = /^(su|sudo|gosu|su-exec|runuser|setpriv|doas)$/;

/** True where something may have given what is below the working directory to somebody else than root, or lets others write there. */
function isOpened(target: Stage, workdir: string): boolean {
  const byScript = target.launch.processes.some(
    ({ via, words: [program], command }) =>
      via.some(({ text }) => /\b(chown|chmod|install|mkdir)\b/.test(text)) ||
      (program?.known === true && program.value.endsWith('.sh')) ||
      command.name.includes('entrypoint'),
  );
  return (
    byScript ||
    target.chain.some(
      (stage) =>
        stage.steps.some(
          (step) =>
            step.instruction.keyword === 'VOLUME' ||
            (step.instruction.keyword === 'RUN' && !(shellOf(step).known && stage.state(step.index).isRoot)),
        ) ||
        stage.copies.some(
          ({ instruction, target: to }) =>
            instruction.flags.some(({ name }) => name === 'chmod' || name === 'chown') &&
            (!to.known || within(workdir, to.value) || within(to.value, workdir)),
        ) ||
        stage.commands.some(
          ({ command, words, directory }) =>
            command.wrappedBy.some((word) => OTHER_USERS.test(word)) ||
            (OPENERS.has(command.name) &&
              !makesExecutable(command) &&
              words.slice(1).some((word) => {
                const path = word.known && directory.known ? join(directory.value, word.value) : undefined;
                return path === undefined || within(workdir, path) || within(path, workdir);
              })),
        ),
    )
  );
}

/** `chmod +x`: nobody may write who could not before. */
function makesExecutable({ name, words }: Command): boolean {
  return name === 'chmod' && /^[augo]*\+[rx]+$/.test(words[1]?.literal ?? '');
}

const CHANGES_FILES = new Set(['RUN', 'COPY', 'ADD', 'WORKDIR']);

function placeIn(target: Stage, owner: string, workdir: string): LockedDirectories['place'] | undefined {
  const user = target.end.isRoot
    ? undefined
    : target.steps.findLast(({ instruction }) => instruction.keyword === 'USER');
  const last = target.steps.findLast(({ instruction }) => CHANGES_FILES.has(instruction.keyword));
  const at = user ?? (last && { ...last, index: last.index + 1 });
  if (at === undefined || last === undefined || last.index >= at.index) return undefined;
  const state = target.state(at.index);
  const isKnown = target.users.account(owner.split(':')[0] ?? owner, at.index).known;
  if (!state.isRoot || !isKnown || !is(state.workdir, workdir)) return undefined;
  return user === undefined ? { after: last.instruction } : { before: user.instruction };
}
