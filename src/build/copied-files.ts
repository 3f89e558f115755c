import { known, unknown, type Known } from '../known.ts';
import { shellOf, type StageCommand } from './commands.ts';
import type { Copy } from './copy.ts';
import type { Entry } from './files.ts';
import { join, within } from './paths.ts';
import type { Stage } from './stage.ts';

/** A file of an image that comes from the build context. */
export interface CopiedFile {
  /** Relative to the root of the context. */
  readonly contextPath: string;
  /** What brings it into the stage, or into the stage that this one is built FROM. */
  readonly copy: Copy;
  /** Its permission bits. */
  readonly mode: Known<number>;
  /** How its text differs from that in the context; unknown where a command may have changed it in another way. */
  readonly text: Known<'same' | 'line feeds'>;
}

/** Files that these are given may be changed by them; others are left as they are. */
const EDITORS = new Set([
  'chmod',
  'cp',
  'dos2unix',
  'fromdos',
  'install',
  'ln',
  'mv',
  'patch',
  'rm',
  'sed',
  'tee',
  'touch',
  'truncate',
]);

/** These change the bits of a file and leave its text alone. */
const MODE_EDITORS = new Set(['chmod']);

/** These change the text of a file, in its place, and leave its bits alone. */
const TEXT_EDITORS = new Set(['dos2unix', 'fromdos', 'sed']);

/** What these do to files is done to files of their own. */
const APART = new Set(
  (
    'a2dismod a2enmod addgroup adduser apk apt apt-get apt-mark bower bun bundle cargo cat cd chgrp chown chpasswd command composer corepack curl ' +
    'crontab date delgroup deluser dnf dotnet dpkg echo env exit export false gem getent go gpg grep groupadd groupdel groupmod gradle ' +
    'gradlew id ldconfig ls ' +
    'locale-gen microdnf mkdir mvn mvnw npm npx passwd pip pip3 pipenv pnpm poetry printf pwd set sleep test true uname ' +
    'update-ca-certificates useradd userdel usermod uv wget which yarn yum zypper [ :'
  ).split(' '),
);

/**
 * The file of the build context that lies at a path, before step `index` or, where `run` is given, before that command
 * of it. Known undefined where something else is there, unknown where a command may have put another file there on the way.
 */
export function copiedFile(
  stage: Stage,
  path: string,
  index: number,
  run?: StageCommand,
): Known<CopiedFile | undefined> {
  const found = stage.files.entry(path, index);
  if (!found.known) return found;
  const entry = found.value;
  if (entry?.kind !== 'file' || entry.contextPath === undefined) return known(undefined);
  const owner = stage.chain.find(({ copies }) => copies.some(({ instruction }) => instruction === entry.by));
  const copy = owner?.copies.find(({ instruction }) => instruction === entry.by);
  if (owner === undefined || copy === undefined) return unknown(`what made ${path} is not known`);
  const change = changeBetween(stage, owner, copy, path, index, run);
  if (change.other !== undefined) return unknown(change.other);
  const source = origin(copy, entry, path);
  if (source === undefined) return unknown('the file may have been changed in the stage that it comes from');
  return known({
    contextPath: entry.contextPath ?? '',
    copy,
    mode: change.mode === undefined ? source.mode : unknown(change.mode),
    text: change.text ?? source.text,
  });
}

/** Why the file, its bits or its text may be others than what was copied. */
interface Change {
  readonly other: string | undefined;
  readonly mode: string | undefined;
  readonly text: CopiedFile['text'] | undefined;
}

function changeBetween(
  stage: Stage,
  owner: Stage,
  copy: Copy,
  path: string,
  index: number,
  run: StageCommand | undefined,
): Change {
  const changers: StageCommand[] = [];
  const way = stage.chain.slice(0, stage.chain.indexOf(owner) + 1);
  for (const one of way) {
    const isBetween = (step: { readonly index: number }) =>
      (one !== owner || step.index > copy.step.index) && (one !== stage || step.index < index);
    const opaque = one.steps.find(
      (step) => step.instruction.keyword === 'RUN' && isBetween(step) && !shellOf(step).known,
    );
    if (opaque !== undefined)
      return { other: 'a RUN on the way cannot be read', mode: undefined, text: undefined };
    const before = one.commands.filter(({ step }) => isBetween(step));
    const sameRun = run === undefined ? [] : one.commands.filter(({ step }) => step === run.step);
    const earlier = run === undefined ? [] : sameRun.slice(0, sameRun.indexOf(run));
    changers.push(...[...before, ...earlier].filter((each) => mayChange(each, path)));
  }
  const by = (isMeant: (name: string) => boolean) => {
    const changer = changers.find(({ command }) => isMeant(command.name));
    return changer && `${changer.command.name} may have changed ${path}`;
  };
  return {
    other: by((name) => !MODE_EDITORS.has(name) && !TEXT_EDITORS.has(name)),
    mode: by((name) => MODE_EDITORS.has(name)),
    text: textAfter(
      changers.filter(({ command }) => TEXT_EDITORS.has(command.name)),
      path,
    ),
  };
}

function textAfter(editors: readonly StageCommand[], path: string): Change['text'] {
  const [first] = editors;
  if (first === undefined) return undefined;
  return editors.every((run) => takesReturnsOut(run))
    ? known('line feeds')
    : unknown(`${first.command.name} may have changed ${path}`);
}

/** The ways to take the carriage return off the end of every line with sed. */
const RETURNS: ReadonlySet<string> = new Set(['s/\\r$//', 's/\\r$//g', 's/\\r//', 's/\\r//g']);

function takesReturnsOut({ command, words }: StageCommand): boolean {
  const isSure = command.reached === 'always' && !command.tolerated && words.every((word) => word.known);
  if (command.name !== 'sed') return isSure;
  const scripts = command.words.slice(1).filter(({ literal }) => literal?.startsWith('-') === false);
  return isSure && command.has('-i') && !command.has('-e', '-f') && RETURNS.has(scripts[0]?.literal ?? '');
}

function mayChange(run: StageCommand, path: string): boolean {
  const { name, redirects } = run.command;
  if (
    redirects.some(
      ({ operator, target }) =>
        operator.includes('>') && target !== undefined && speaksOf(run, run.value(target), path),
    )
  )
    return true;
  if (name === '' || APART.has(name)) return false;
  return (
    !EDITORS.has(name) ||
    run.command.words.slice(1).some((word) => speaksOf(run, run.value(word), path, word.raw))
  );
}

function speaksOf({ directory }: StageCommand, word: Known<string>, path: string, raw?: string): boolean {
  const text = word.known ? word.value : raw;
  if (text === undefined || (!text.startsWith('/') && !directory.known)) return true;
  const from = directory.known ? directory.value : '/';
  const start = text.search(word.known ? /[*?[{]/ : /[*?[{$`'"\\~]/);
  if (start < 0) return !word.known || within(join(from, text), path);
  // What a pattern names lies below the directory before its first sign: `/var/lib/apt/lists/*`.
  const prefix = text.slice(0, start).replace(/[^/]*$/, '');
  return /[$`~]/.test(text) && !text.startsWith('/') ? true : within(join(from, prefix), path);
}

/** The bits and the text that the copy gives; undefined where another stage may have put another file there. */
function origin(copy: Copy, entry: Entry, path: string): Pick<CopiedFile, 'mode' | 'text'> | undefined {
  const { flags } = copy.instruction;
  if (flags.some(({ name }) => name === 'parents' || name === 'exclude')) return undefined;
  const chmod = flags.find(({ name }) => name === 'chmod');
  const given = chmod && octal(chmod.value);
  const { from, step } = copy;
  if (from.kind === 'context') {
    const bits = step.stage.build.context.mode(entry.contextPath ?? '');
    return {
      mode: given ?? (bits === undefined ? unknown('the file is gone') : known(bits)),
      text: known('same'),
    };
  }
  if (from.kind === 'image') return undefined;
  const source = copy.sources
    .flatMap((one) => (one.path.known ? [one.path.value, inside(copy, one.path.value, path)] : []))
    .map((one) => copiedFile(from.stage, one, from.stage.steps.length))
    .find((one) => one.known && one.value?.contextPath === entry.contextPath);
  if (source?.known !== true || source.value === undefined) return undefined;
  return { mode: given ?? source.value.mode, text: source.value.text };
}

function inside(copy: Copy, source: string, path: string): string {
  const target = copy.target.known ? copy.target.value : '/';
  return join(source, `./${path.slice(target === '/' ? 1 : target.length + 1)}`);
}

function octal(text: string | undefined): Known<number> {
  return text !== undefined && /^[0-7]{3,4}$/.test(text)
    ? known(Number.parseInt(text, 8))
    : unknown(`${text ?? ''} is not an octal mode`);
}
