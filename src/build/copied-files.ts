import { known, unknown, type Known } from '../known.ts';
import { shellOf, type StageCommand } from './commands.ts';
import type { Copy } from './copy.ts';
import type { Entry } from './files.ts';
import { join, within } from './paths.ts';
import type { Stage } from './stage.ts';

/** A file of an image that is, byte for byte, one of the build context. */
export interface CopiedFile {
  /** Relative to the root of the context. */
  readonly contextPath: string;
  /** What brings it into the stage, or into the stage that this one is built FROM. */
  readonly copy: Copy;
  /** Its permission bits. */
  readonly mode: Known<number>;
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

/** What these do to files is done to files of their own. */
const APART = new Set(
  (
    'addgroup adduser apk apt apt-get bower bun bundle cargo cat cd chgrp chown chpasswd command composer corepack curl ' +
    'date dnf dotnet dpkg echo env exit export false gem getent go gpg grep groupadd groupmod gradle gradlew id ldconfig ls ' +
    'locale-gen microdnf mkdir mvn mvnw npm npx passwd pip pip3 pipenv pnpm poetry printf pwd set sleep test true uname ' +
    'update-ca-certificates useradd usermod uv wget which yarn yum zypper [ :'
  ).split(' '),
);

/**
 * The file of the build context that lies at a path, before step `index` or, where `run` is given, before that command
 * of it. Known undefined where something else is there, unknown where a command may have changed it on the way.
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
  if (change !== undefined) return unknown(change);
  return map(origin(copy, entry, path), (mode) => ({ contextPath: entry.contextPath ?? '', copy, mode }));
}

function map<T, U>(value: Known<T> | undefined, change: (value: T) => U): Known<U> {
  if (value === undefined) return unknown('the file may have been changed in the stage that it comes from');
  return value.known ? known(change(value.value)) : value;
}

/** Why the file may be another one than what was copied. */
function changeBetween(
  stage: Stage,
  owner: Stage,
  copy: Copy,
  path: string,
  index: number,
  run: StageCommand | undefined,
): string | undefined {
  const way = stage.chain.slice(0, stage.chain.indexOf(owner) + 1);
  for (const one of way) {
    const isBetween = (step: { readonly index: number }) =>
      (one !== owner || step.index > copy.step.index) && (one !== stage || step.index < index);
    const opaque = one.steps.find(
      (step) => step.instruction.keyword === 'RUN' && isBetween(step) && !shellOf(step).known,
    );
    if (opaque !== undefined) return 'a RUN on the way cannot be read';
    const before = one.commands.filter(({ step }) => isBetween(step));
    const sameRun = run === undefined ? [] : one.commands.filter(({ step }) => step === run.step);
    const earlier = run === undefined ? [] : sameRun.slice(0, sameRun.indexOf(run));
    const changer = [...before, ...earlier].find((each) => mayChange(each, path));
    if (changer !== undefined) return `${changer.command.name} may have changed ${path}`;
  }
  return undefined;
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
  return !EDITORS.has(name) || run.words.slice(1).some((word) => speaksOf(run, word, path));
}

function speaksOf({ directory }: StageCommand, word: Known<string>, path: string): boolean {
  if (!word.known || /[*?[{]/.test(word.value)) return true;
  if (!word.value.startsWith('/') && !directory.known) return true;
  return within(join(directory.known ? directory.value : '/', word.value), path);
}

/** The permission bits that the copy gives; undefined where another stage may have changed the file. */
function origin(copy: Copy, entry: Entry, path: string): Known<Known<number>> | undefined {
  const { flags } = copy.instruction;
  if (flags.some(({ name }) => name === 'parents' || name === 'exclude')) return undefined;
  const chmod = flags.find(({ name }) => name === 'chmod');
  const { from, step } = copy;
  if (from.kind === 'context') {
    const bits = step.stage.build.context.mode(entry.contextPath ?? '');
    return known(
      chmod === undefined
        ? bits === undefined
          ? unknown('the file is gone')
          : known(bits)
        : octal(chmod.value),
    );
  }
  if (from.kind === 'image') return undefined;
  const source = copy.sources
    .flatMap((one) => (one.path.known ? [one.path.value, inside(copy, one.path.value, path)] : []))
    .map((one) => copiedFile(from.stage, one, from.stage.steps.length))
    .find((one) => one.known && one.value?.contextPath === entry.contextPath);
  if (source?.known !== true || source.value === undefined) return undefined;
  return known(chmod === undefined ? source.value.mode : octal(chmod.value));
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
