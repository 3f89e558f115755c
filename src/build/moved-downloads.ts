import type { Instruction } from '../dockerfile/types.ts';
import { movedAddresses, type MovedAddress } from '../facts/moved-addresses.ts';
import type { CauseId } from '../log/cause-kinds.ts';
import type { Cause } from '../log/types.ts';
import type { Range } from '../range.ts';
import type { Build } from './build.ts';
import { commandsOf, type StageCommand } from './commands.ts';
import type { Failure } from './failure.ts';
import type { Step } from './stage.ts';

/** An address at which the build asks for files that lie elsewhere now. */
export interface MovedDownload {
  readonly address: MovedAddress;
  /** Where the part stands that is to be replaced. */
  readonly at: Range;
  /** What to write there. */
  readonly to: string;
  /** The command that asks, undefined for ADD and for the value of a variable. */
  readonly run: StageCommand | undefined;
  /** What the log says of it; undefined where nothing is got from there anyway. */
  readonly cause: Cause | undefined;
  /** The log names the host. */
  readonly named: boolean;
  /** The build may go on although nothing was got. */
  readonly tolerated: boolean;
}

interface Place {
  readonly raw: string;
  readonly range: Range;
  readonly run: StageCommand | undefined;
}

const DOWNLOADS: readonly CauseId[] = [
  'certificate-unknown',
  'dns',
  'download-404',
  'download-failed',
  'download-forbidden',
  'download-not-archive',
  'repository-not-found',
  'server-error',
  'tls-too-old',
];

/** Every such address of a build: those that nobody answers at, and those that the log says had no such file. */
export function* movedDownloads(build: Build): Iterable<MovedDownload> {
  const { failure } = build;
  const cause = failure?.cause(...DOWNLOADS);
  const failed = cause && failure?.instruction;
  for (const step of build.stages.flatMap(({ steps }) => steps))
    for (const place of placesOf(step)) {
      const { instruction } = step;
      if (place.range.end - place.range.start !== place.raw.length) continue;
      for (const address of movedAddresses(place.raw)) {
        const isFailed = instruction === failed;
        const to = newAddress(build, instruction, place, address);
        if (
          to === undefined ||
          (address.state === 'kept' && !(isFailed && isArchive(cause, place) && mayBe(failure, address)))
        )
          continue;
        const at = { start: place.range.start + address.start, end: place.range.start + address.end };
        const named = isFailed && names(failure, address.host);
        yield {
          address,
          at,
          to,
          run: place.run,
          cause: isFailed ? cause : undefined,
          named,
          tolerated: isTolerated(place),
        };
      }
    }
}

function placesOf(step: Step): Place[] {
  const { keyword, words, pairs } = step.instruction;
  if (keyword === 'ADD') return words.slice(0, -1).map(({ raw, range }) => ({ raw, range, run: undefined }));
  if (keyword === 'ENV' || keyword === 'ARG')
    return pairs.flatMap(({ value }) =>
      value ? [{ raw: value.raw, range: value.range, run: undefined }] : [],
    );
  return commandsOf(step).flatMap(wordsOf);
}

const UNPACKERS: ReadonlySet<string> = new Set([
  'bsdtar',
  'bunzip2',
  'bzip2',
  'gunzip',
  'gzip',
  'tar',
  'xz',
  'zcat',
]);

/** What reads an archive from a pipe stops at a page that is none. */
function isTolerated({ run }: Place): boolean {
  if (run === undefined) return false;
  const { command, step } = run;
  if (command.after === '||') return true;
  if (command.after !== '|') return command.tolerated;
  const all = step.stage.commands.filter((each) => each.step === step).map((each) => each.command);
  const next = all[all.indexOf(command) + 1];
  return next === undefined || next.tolerated || !UNPACKERS.has(next.name);
}

/** Those who take an address for a repository of git only where it says so. */
const TOLD: ReadonlySet<string> = new Set(['npm', 'opam', 'pip', 'pip2', 'pip3', 'pipx', 'yarn']);

/** Undefined where it is not known who reads an address of git: `https://` may mean something else there. */
function newAddress(
  build: Build,
  instruction: Instruction,
  place: Place,
  address: MovedAddress,
): string | undefined {
  const { start, to } = address;
  if (!place.raw.startsWith('git://', start)) return to;
  const { run, raw } = place;
  if (run === undefined) return isClonedFrom(build, instruction) ? to : undefined;
  const { name, words } = run.command;
  if (isToldOtherwise(run)) return undefined;
  if (name === 'git') return to;
  const told = TOLD.has(name) || words.some(({ literal }) => literal === 'pip');
  if (!told) return undefined;
  return raw.slice(0, start).endsWith('git+') ? to : `git+${to}`;
}

/** `git config url.https://….insteadOf git://…` in the same stage, or one that it is built FROM: git asks elsewhere then. */
function isToldOtherwise({ step }: StageCommand): boolean {
  return step.stage.chain
    .flatMap(({ commands }) => commands)
    .some(
      ({ command: { name, words } }) =>
        name === 'git' &&
        words.some(({ literal }) => literal === 'config') &&
        words.some(({ raw }) => raw.toLowerCase().includes('insteadof')),
    );
}

/** Every command that uses the variable is one of git. */
function isClonedFrom(build: Build, { pairs }: Instruction): boolean {
  const [pair, ...others] = pairs;
  if (pair === undefined || others.length > 0) return false;
  const uses = build.stages
    .flatMap(({ commands }) => commands)
    .filter(({ command }) =>
      command.words.some(
        ({ parts }) => parts?.some((part) => part.kind === 'variable' && part.name === pair.key) === true,
      ),
    );
  return uses.length > 0 && uses.every(({ command }) => command.name === 'git');
}

/** `git config url.….insteadOf git://…` names what is to be replaced. */
function wordsOf(run: StageCommand): Place[] {
  const { name, words, assignments } = run.command;
  if (name === 'git' && words.some(({ literal }) => literal === 'config')) return [];
  const values = assignments.flatMap(({ value }) => value ?? []);
  return [...words, ...values].map(({ raw, range }) => ({ raw, range, run }));
}

/** What is no archive is not the file that could not be unpacked. */
function isArchive(cause: Cause | undefined, { raw, run }: Place): boolean {
  return (
    cause?.id !== 'download-not-archive' ||
    run?.command.after === '|' ||
    /\.(?:gz|tgz|bz2|tbz2?|xz|txz|zip)\b/.test(raw)
  );
}

/** wget writes what it asks for: then the last of these is what failed, or what led to it. */
function mayBe(failure: Failure | undefined, { host }: MovedAddress): boolean {
  const asked = (failure?.log.output ?? []).filter(({ text }) => /^--\d{4}-\d\d-\d\d /.test(text));
  return asked.length === 0 || asked.slice(-2).some(({ text }) => text.includes(host));
}

/** The builder's own lines show the whole instruction, and so name every host. */
function names(failure: Failure | undefined, host: string): boolean {
  return (failure?.log.output ?? []).some(
    ({ text }) => text.includes(host) && !/returned a non-zero code|did not complete|\bRUN\b/.test(text),
  );
}
