import { hasAptKey } from '../facts/apt-key.ts';
import { is, valueOf } from '../known.ts';
import type { Range } from '../range.ts';
import type { ShellWord } from '../shell/types.ts';
import type { StageCommand } from './commands.ts';
import type { Stage } from './stage.ts';

/** A key that apt-key adds, in an image that has no apt-key any more. */
export interface AddedKey {
  /** What its file can be called: after the host that it comes from, or after its own file. */
  readonly name: string;
  readonly run: StageCommand;
  /** Where the key comes from: the input, a file that `source` names, or a key server that the options name. */
  readonly from: 'input' | 'file' | 'server';
  readonly source: ShellWord | undefined;
  /** What a key server is asked for. */
  readonly ids: readonly ShellWord[];
  /** `apt-key add -`, `apt-key add key.asc`, `apt-key adv`: the words that another program has to stand for. */
  readonly words: Range;
}

/** The keys that a stage adds. */
export interface AddedKeys {
  readonly keys: readonly AddedKey[];
  /** Calls of apt-key that do something else. */
  readonly others: readonly StageCommand[];
  /** The lines of the only archive that the stage adds, and so what the only key is for. */
  readonly lines: readonly SourceLine[];
}

/** A line of apt's sources that a command writes: `deb [arch=amd64] https://…`, `deb-src …`. */
export interface SourceLine {
  /** Behind `deb`, or behind the last of its options. */
  readonly at: number;
  readonly options: boolean;
  /** Host and path of the archive, without what is not literal. */
  readonly address: string;
}

/** The keys that a stage adds with an apt-key that its image does not have; undefined where it adds none. */
export function addedKeys(stage: Stage): AddedKeys | undefined {
  const image = valueOf(stage.image);
  const distro = image && valueOf(image.distro);
  if (distro === undefined || hasAptKey(distro.family, distro.release) !== false) return undefined;
  const calls = stage.commands.filter(
    (run) => run.command.name === 'apt-key' && !is(stage.packages.hasCommand('apt-key', run), true),
  );
  if (calls.length === 0) return undefined;
  const keys = calls.flatMap((run, index) => {
    const key = addedKey(run);
    return key === undefined ? [] : [{ ...key, name: nameOf(run, key) ?? `archive-${String(index + 1)}` }];
  });
  const others = calls.filter((run) => !keys.some((key) => key.run === run));
  const lines = stage.commands.flatMap(sourceLines);
  const alone = keys.length === 1 && lines.every(({ address }) => address === lines[0]?.address);
  return { keys, others, lines: alone && !addsOtherwise(stage) ? lines : [] };
}

const RECEIVING: ReadonlySet<string> = new Set(['--recv', '--recv-key', '--recv-keys']);

function addedKey(run: StageCommand): Omit<AddedKey, 'name'> | undefined {
  const { words } = run.command;
  const [name, verb, operand] = words;
  if (name === undefined || verb === undefined || run.step.instruction.json !== undefined) return undefined;
  if (verb.literal === 'adv') {
    const ids = wantedIds(words);
    const range = { start: name.range.start, end: verb.range.end };
    return ids.length === 0 ? undefined : { run, from: 'server', source: undefined, ids, words: range };
  }
  if (verb.literal !== 'add' || operand === undefined || words.length > 3) return undefined;
  const range = { start: name.range.start, end: operand.range.end };
  if (operand.literal === '-') return { run, from: 'input', source: undefined, ids: [], words: range };
  return operand.raw.startsWith('-')
    ? undefined
    : { run, from: 'file', source: operand, ids: [], words: range };
}

function nameOf(run: StageCommand, { from, source }: Omit<AddedKey, 'name'>): string | undefined {
  if (from === 'file') return /^[\w-]+/.exec(source?.literal?.split('/').at(-1) ?? '')?.[0];
  const { commands } = run.step.stage;
  const before = from === 'input' ? commands[commands.indexOf(run) - 1] : undefined;
  const address =
    before && before.command.words.map(({ raw }) => addressIn(raw)).find((one) => one !== undefined);
  return address === undefined ? undefined : hostLabel(address);
}

/** What stands behind the first `://`, as far as it is literal. */
function addressIn(text: string): string | undefined {
  const at = text.indexOf('://');
  return at < 0 ? undefined : text.slice(at + 3).split(/[\s"'$]/, 1)[0];
}

/** `yarnpkg` of `dl.yarnpkg.com/debian`. */
export function hostLabel(address: string): string | undefined {
  const label = address.split(/[/:]/)[0]?.split('.').at(-2);
  return label !== undefined && /^[a-z0-9-]+$/i.test(label) ? label : undefined;
}

function wantedIds(words: readonly ShellWord[]): ShellWord[] {
  const at = words.findIndex(({ literal }) => RECEIVING.has(literal ?? ''));
  const rest = at < 0 ? [] : words.slice(at + 1);
  const end = rest.findIndex(({ raw }) => raw.startsWith('-'));
  return end < 0 ? rest : rest.slice(0, end);
}

const LINE = /^["']?deb(?:-src)?[ \t]+(\[[^\]"'$]*\])?/;

function sourceLines({ command }: StageCommand): SourceLine[] {
  return command.words.flatMap(({ raw, range }): SourceLine[] => {
    const found = LINE.exec(raw);
    if (found === null || range.end - range.start !== raw.length || raw.includes('signed-by')) return [];
    const options = found[1] !== undefined;
    return [
      { at: range.start + found[0].length - (options ? 1 : 0), options, address: addressIn(raw) ?? '' },
    ];
  });
}

/** True where the stage may add archives by something else than lines that are read, or adds some of the distribution. */
function addsOtherwise({ commands, copies }: Stage): boolean {
  const lines = new Set(
    commands.filter((run) => sourceLines(run).length > 0 && !ADDERS.has(run.command.name)),
  );
  const written = commands.some((run, index) => {
    const from = run.command.before === '|' ? commands[index - 1] : run;
    return writesSources(run) && (from === undefined || !lines.has(from));
  });
  return (
    written ||
    [...lines].some((run) => sourceLines(run).some(({ address }) => OWN_ARCHIVE.test(address))) ||
    copies.some(({ target }) => !target.known || isSources(target.value) || target.value === '/etc')
  );
}

/** Archives of Debian and Ubuntu, whose keys the image has. */
const OWN_ARCHIVE = /^[a-z0-9.-]*\b(debian\.org|ubuntu\.com)\//;

function isSources(path: string | undefined): boolean {
  return path?.startsWith('/etc/apt/') === true;
}

function writesSources({ command: { name, redirects, words } }: StageCommand): boolean {
  if (ADDERS.has(name)) return true;
  if (redirects.some(({ operator, target }) => operator.startsWith('>') && isSources(target?.literal)))
    return true;
  return (
    WRITERS.has(name) &&
    words.slice(1).some(({ literal, raw }) => isSources(literal) || raw.includes('/etc/apt/'))
  );
}

/** They keep a line in a form of their own. */
const ADDERS: ReadonlySet<string> = new Set(['add-apt-repository', 'apt-add-repository']);

const WRITERS: ReadonlySet<string> = new Set(['cp', 'curl', 'install', 'ln', 'mv', 'sed', 'tee', 'wget']);
