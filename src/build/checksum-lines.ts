import type { Edit } from '../fix.ts';
import { commandsOf, type StageCommand } from './commands.ts';
import type { Stage } from './stage.ts';

/** A line for `sha256sum -c` with one blank between checksum and file. */
export interface ChecksumLine {
  readonly run: StageCommand;
  /** The program that reads it. */
  readonly reader: string;
  readonly edit: Edit;
}

const READERS = /^(?:md5|sha(?:1|224|256|384|512))sum$/;

/** Every such line that a stage prints into a pipe. */
export function* checksumLines(stage: Stage): Iterable<ChecksumLine> {
  for (const step of stage.steps) {
    const own = commandsOf(step);
    for (const [index, run] of own.entries()) {
      const reader = own[index + 1]?.command;
      const edit = run.command.name === 'echo' && run.command.after === '|' ? mended(run) : undefined;
      const reads = reader?.before === '|' && READERS.test(reader.name) && reader.has('-c', '--check', '-w');
      if (edit !== undefined && reads && reader !== undefined) yield { run, reader: reader.name, edit };
    }
  }
}

/** Checksum and file in one word, its quotes kept. */
const ONE_WORD = /^(["']?)((?:[0-9a-f]{32,128}|\$\{?\w+\}?)) ([^\s*"'\\][^\s"'\\]*)\1$/;
const CHECKSUM = /^(?:[0-9a-f]{32,128}|"?\$\{?\w+\}?"?)$/;
const FILE = /^[\w./${}"+~:-]+$/;

function mended({ command, step }: StageCommand): Edit | undefined {
  const [, sum, file, ...more] = command.words;
  if (sum === undefined || more.length > 0 || command.redirects.length > 0) return undefined;
  if (step.instruction.json !== undefined || command.wrappedBy.includes('-c')) return undefined;
  if (file === undefined) {
    const found = ONE_WORD.exec(sum.raw);
    if (found === null || sum.raw.length !== sum.range.end - sum.range.start) return undefined;
    const start = sum.range.start + (found[1] ?? '').length + (found[2] ?? '').length;
    return { start, end: start, text: ' ' };
  }
  if (!CHECKSUM.test(sum.raw) || !FILE.test(file.raw) || file.raw.startsWith('*')) return undefined;
  const text = `"${bare(sum.raw)}  ${bare(file.raw)}"`;
  return { start: sum.range.start, end: file.range.end, text };
}

function bare(raw: string): string {
  return raw.replaceAll('"', '');
}
