import type { Edit } from '../fix.ts';
import { known, unknown, valueOf, type Known } from '../known.ts';
import { placesOf, type HostChange } from '../facts/eol.ts';
import type { ArchivedPackages } from './archived-packages.ts';
import type { Build } from './build.ts';
import type { StageCommand } from './commands.ts';
import { within } from './paths.ts';
import type { Step } from './stage.ts';

const FILE = '/etc/apt/sources.list';
const URL = /https?:\/\/[^\s"'\\]+/g;

/** Lines that commands of a stage add to apt's sources, beside those of the base image. */
export interface AddedSources {
  /** The first step that adds one to the file that the base image has. */
  readonly first: Step | undefined;
  /** Sends those of the archived release to the archive as well; the reason where the archive does not have them. */
  readonly edits: Known<readonly Edit[]>;
}

export function addedSources(archived: ArchivedPackages): AddedSources {
  const edits: Edit[] = [];
  let first: Step | undefined;
  // The log proves that the files name mirrors, however they came to the image.
  let trouble = archived.cause === undefined ? copiedTrouble(archived) : undefined;
  for (const run of archived.archive.kind === 'apt' ? archived.stage.commands : []) {
    const file = addsTo(run);
    if (file === undefined) continue;
    if (file === FILE) first ??= run.step;
    for (const line of sourceLines(run, archived)) {
      if (line.options) trouble ??= `${line.url} is added with options of its own`;
      if (archived.archive.dropSuites.includes(line.suite))
        trouble ??= `the archive does not have ${line.suite}, which the stage adds`;
      edits.push(line.edit);
    }
  }
  return { first, edits: trouble === undefined ? known(edits) : unknown(trouble) };
}

/** The file that a command adds lines to. */
function addsTo({ command }: StageCommand): string | undefined {
  if (command.name === 'add-apt-repository' || command.name === 'apt-add-repository') return FILE;
  const targets = [
    ...command.redirects
      .filter(({ operator }) => operator.startsWith('>'))
      .map(({ target }) => target?.literal),
    ...(command.name === 'tee' ? command.words.slice(1).map(({ literal }) => literal) : []),
  ];
  return targets.find((path) => path !== undefined && (path === FILE || path.startsWith(`${FILE}.d/`)));
}

interface SourceLine {
  readonly url: string;
  readonly suite: string;
  /** `[arch=amd64]` stands before the URL. */
  readonly options: boolean;
  /** Writes the archive's URL in its place. */
  readonly edit: Edit;
}

/** Lines of the archived release, in the text of a command and of what is piped into it, whose URL has moved. */
function sourceLines(run: StageCommand, { archive, distro, stage }: ArchivedPackages): SourceLine[] {
  const { start } = pipedFrom(run).command.range;
  const written = stage.build.dockerfile.text.slice(start, run.command.range.end);
  return [...written.matchAll(URL)].flatMap(({ 0: url, index }) => {
    const to = archive.hosts.find((host) => isWhole(host, mainMirror(url)))?.to;
    const suite = /^[ \t]+([^\s"'\\]+)/.exec(written.slice(index + url.length))?.[1] ?? '';
    if (to === undefined || !isOf(suite, distro.release)) return [];
    const before = written.slice(Math.max(0, index - 12), index);
    const trusted = archive.keysExpired && /\bdeb(-src)?[ \t]+$/.test(before) ? '[trusted=yes] ' : '';
    const edit = { start: start + index, end: start + index + url.length, text: `${trusted}${to}` };
    return [{ url, suite, options: before.trimEnd().endsWith(']'), edit }];
  });
}

function isWhole(host: HostChange, url: string): boolean {
  return placesOf(host, url).some((place) => place[0] === url);
}

/** Mirrors of a country have what the main one has. */
export function mainMirror(url: string): string {
  return url
    .replace(/\/+$/, '')
    .replace('https:', 'http:')
    .replace(/^http:\/\/[a-z]{2}\.archive\./, 'http://archive.')
    .replace(/^http:\/\/ftp\.[a-z]{2}\./, 'http://ftp.');
}

/** Directories that hold the sources, among other things. */
const ABOVE = ['/', '/etc', '/etc/apt'];

/** Why the files that a stage copies may hold sources, or need a change of their own beside those of the base image. */
function copiedTrouble({ stage, archive, distro, first }: ArchivedPackages): string | undefined {
  const directory = archive.kind === 'apt' ? `${FILE}.d` : '/etc/yum.repos.d';
  for (const { target, sources, from, step } of stage.copies) {
    if (!target.known || step.index > first.step.index) continue;
    const missing = sources.some(({ path }) => !path.known || isMissingTree(path.value, stage.build));
    if (ABOVE.includes(target.value) && from.kind === 'context' && missing)
      return `what is copied to ${target.value} is not known`;
    if (!within(directory, target.value)) continue;
    for (const { path } of sources) {
      const file = from.kind === 'context' ? valueOf(path) : undefined;
      const text = file === undefined ? undefined : stage.build.context.text(file);
      if (text === undefined) return `what is copied to ${target.value} is not known`;
      const moved = archive.hosts.some((host) => placesOf(host, text).length > 0);
      if (moved && text.includes(distro.release)) return `${file} names the mirrors as well`;
    }
  }
  return undefined;
}

/** A name with an extension, or a pattern of such, is hardly a directory. */
function isMissingTree(path: string, { context }: Build): boolean {
  return !context.has(path) && !/[.*?]/.test(path.split('/').at(-1) ?? '');
}

function isOf(suite: string, release: string): boolean {
  return suite.split(/[-/]/)[0] === release || suite.startsWith('$(lsb_release');
}

function pipedFrom(run: StageCommand): StageCommand {
  if (run.command.before !== '|') return run;
  const { commands } = run.step.stage;
  return commands[commands.indexOf(run) - 1] ?? run;
}
