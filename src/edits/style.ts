import type { Dockerfile, Instruction } from '../dockerfile/types.ts';

/** Lines that the verbs write are broken where they would grow longer than this. */
export const MAX_COLUMNS = 100;

/** How a file lays out the commands of a RUN over several lines. */
export interface CommandStyle {
  /** Where `&&` stands: at the start of the next line or at the end of the line before it. */
  readonly operators: 'leading' | 'trailing';
  readonly indent: string;
}

const DEFAULT_STYLE: CommandStyle = { operators: 'leading', indent: '    ' };

const keywordsInLowerCase = perDockerfile((dockerfile) => {
  const written = dockerfile.instructions.map(({ keywordRange }) =>
    dockerfile.text.slice(keywordRange.start, keywordRange.end),
  );
  return written.filter((keyword) => keyword === keyword.toLowerCase()).length * 2 > written.length;
});

/** The layout that the RUNs of the file have in common; the usual one where none spans lines. */
export const commandStyle = perDockerfile((dockerfile): CommandStyle => {
  const styles = dockerfile.instructions
    .map((instruction) => instruction.trigger ?? instruction)
    .filter(({ keyword }) => keyword === 'RUN')
    .flatMap((run) => ownCommandStyle(dockerfile, run) ?? []);
  const leading = styles.filter(({ operators }) => operators === 'leading');
  const commoner = leading.length * 2 >= styles.length ? leading : styles.filter((s) => !leading.includes(s));
  return commoner[0] ?? DEFAULT_STYLE;
});

/** The layout that this RUN itself shows; undefined where no operator stands at the start or end of a line. */
export function ownCommandStyle(dockerfile: Dockerfile, run: Instruction): CommandStyle | undefined {
  const lines = dockerfile.text.slice(run.head.start, run.head.end).split('\n');
  const leading = lines.slice(1).filter(startsWithOperator);
  const trailing = lines
    .slice(0, -1)
    .flatMap((line, index) => (endsWithOperator(line, dockerfile.escape) ? (lines[index + 1] ?? '') : []));
  if (leading.length === 0 && trailing.length === 0) return undefined;
  return leading.length >= trailing.length
    ? { operators: 'leading', indent: blanksAtStart(leading[0] ?? '') }
    : { operators: 'trailing', indent: blanksAtStart(trailing[0] ?? '') };
}

/** The first word of an instruction in the letter case that the file uses for its keywords. */
export function inKeywordCase(dockerfile: Dockerfile, text: string): string {
  if (!keywordsInLowerCase(dockerfile)) return text;
  const end = text.search(/\s/);
  return end < 0 ? text.toLowerCase() : text.slice(0, end).toLowerCase() + text.slice(end);
}

/** The text with each `\` at the end of a line replaced by the file's own continuation character. */
export function withContinuations(dockerfile: Dockerfile, text: string): string {
  return text.replaceAll('\\\n', `${dockerfile.escape}\n`);
}

/** Blanks and tabs at the start of the line that holds `offset`. */
export function indentAt(dockerfile: Dockerfile, offset: number): string {
  return blanksAtStart(
    dockerfile.text.slice(lineContentStart(dockerfile, offset), dockerfile.lineEnd(offset)),
  );
}

/** As much blank space as stands before `offset` on its line: its column, tabs kept. */
export function alignedWith(dockerfile: Dockerfile, offset: number): string {
  return dockerfile.text.slice(lineContentStart(dockerfile, offset), offset).replaceAll(/[^\t]/g, ' ');
}

/** Start of the line, behind the byte order mark where there is one. */
export function lineContentStart(dockerfile: Dockerfile, offset: number): number {
  const start = dockerfile.lineStart(offset);
  return start === 0 && dockerfile.bom ? 1 : start;
}

/** The top-level instruction itself, or the ONBUILD that the given one stands behind. */
export function topLevel(dockerfile: Dockerfile, instruction: Instruction): Instruction {
  if (dockerfile.instructions.includes(instruction)) return instruction;
  return dockerfile.instructions.find(({ trigger }) => trigger === instruction) ?? instruction;
}

function startsWithOperator(line: string): boolean {
  const content = line.trimStart();
  return content.startsWith('&&') || content.startsWith('||');
}

function endsWithOperator(line: string, escape: string): boolean {
  const content = line.trimEnd();
  if (!content.endsWith(escape)) return false;
  const command = content.slice(0, -1).trimEnd();
  return command.endsWith('&&') || command.endsWith('||');
}

function blanksAtStart(line: string): string {
  return line.slice(0, line.length - line.replace(/^[ \t]+/, '').length);
}

function perDockerfile<T>(compute: (dockerfile: Dockerfile) => T): (dockerfile: Dockerfile) => T {
  const cache = new WeakMap<Dockerfile, { readonly value: T }>();
  return (dockerfile) => {
    const found = cache.get(dockerfile) ?? { value: compute(dockerfile) };
    cache.set(dockerfile, found);
    return found.value;
  };
}
