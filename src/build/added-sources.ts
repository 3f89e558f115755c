import type { Edit } from '../fix.ts';
import { known, unknown, type Known } from '../known.ts';
import type { ArchivedPackages } from './archived-packages.ts';
import type { StageCommand } from './commands.ts';

const FILE = '/etc/apt/sources.list';
const HAS_URL = /https?:\/\/[^\s"'\\]+/g;

/**
 * What sends lines that commands add to apt's sources, beside those of the base image, to the archive as well; the reason
 * where the archive does not have what such a line names.
 */
export function addedSourceEdits(archived: ArchivedPackages): Known<readonly Edit[]> {
  const { stage, archive, first } = archived;
  const edits: Edit[] = [];
  if (archive.kind !== 'apt') return known(edits);
  let beforeFirst = true;
  for (const run of stage.commands) {
    if (run.command === first.run.command) beforeFirst = false;
    const file = addsTo(run);
    if (file === undefined) continue;
    for (const line of sourceLines(run, archived)) {
      const { suite, url } = line;
      if (archive.dropSuites.includes(suite)) return unknown(`the archive does not have ${suite}, which is added here`);
      if (suite === archived.distro.release || suite.startsWith(`${archived.distro.release}-`) || suite.startsWith(`${archived.distro.release}/`)) {
        if (line.options) return unknown(`${url} is added with options of its own`);
        edits.push(line.edit);
      } else if (beforeFirst && file === FILE) return unknown(`${suite}, which is added to the sources, stays where it is`);
    }
  }
  return known(edits);
}

/** The file that a command adds lines to. */
function addsTo({ command }: StageCommand): string | undefined {
  const targets = [
    ...command.redirects.filter(({ operator }) => operator.startsWith('>')).map(({ target }) => target?.literal),
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

/** Lines in the text of a command, and of what is piped into it, whose URL the release's archive has moved. */
function sourceLines(run: StageCommand, { archive, stage }: ArchivedPackages): SourceLine[] {
  const { text } = stage.build.dockerfile;
  const start = pipedFrom(run).command.range.start;
  const written = text.slice(start, run.command.range.end);
  return [...written.matchAll(HAS_URL)].flatMap(({ 0: url, index }) => {
    const plain = url.replace(/\/+$/, '').replace('https:', 'http:');
    const to = archive.hosts.find(({ from }) => from.includes(plain))?.to;
    if (to === undefined) return [];
    const suite = /^\/?[ \t]+([^\s"'\\]+)/.exec(written.slice(index + url.length))?.[1] ?? '';
    const before = written.slice(Math.max(0, index - 12), index);
    const trusted = archive.keysExpired && /\bdeb(-src)?[ \t]+$/.test(before) ? '[trusted=yes] ' : '';
    const at = start + index;
    return [{ url, suite, options: /\][ \t]*$/.test(before), edit: { start: at, end: at + url.length, text: `${trusted}${to}` } }];
  });
}

function pipedFrom(run: StageCommand): StageCommand {
  if (run.command.before !== '|') return run;
  const all = run.step.stage.commands;
  return all[all.indexOf(run) - 1] ?? run;
}
