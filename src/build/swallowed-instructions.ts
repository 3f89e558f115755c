import { GRAMMAR } from '../dockerfile/grammar.ts';
import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import type { Edit } from '../fix.ts';
import type { Range } from '../range.ts';
import type { Build } from './build.ts';
import { nextLine } from './written.ts';

/** An instruction that the one above swallows: a continuation character stands behind that one's last line. */
export interface SwallowedInstruction {
  /** The one that swallows. */
  readonly instruction: Instruction;
  /** The swallowed one's keyword. */
  readonly keyword: string;
  readonly range: Range;
  /** Removal of what continues the line. */
  readonly edits: readonly Edit[];
  /** No build gets past it: the builder, or the shell, refuses the keyword as an argument. */
  readonly stopsBuild: boolean;
}

/** Lines of an instruction that begin with the keyword of another one, where its own keyword begins. */
export function swallowedInstructions(build: Build): SwallowedInstruction[] {
  return build.dockerfile.instructions.flatMap((instruction) => {
    const found = instruction.trigger === undefined ? firstSwallowed(build, instruction) : undefined;
    return found === undefined ? [] : [found];
  });
}

/** Instructions with arguments of which one may be another instruction's keyword. */
const WITH_SUBCOMMAND = new Set(['HEALTHCHECK', 'ONBUILD']);

function firstSwallowed(build: Build, instruction: Instruction): SwallowedInstruction | undefined {
  const { dockerfile } = build;
  if (WITH_SUBCOMMAND.has(instruction.keyword)) return undefined;
  let above = lineAt(dockerfile, instruction.head.start);
  for (
    let line = nextLine(dockerfile, above.end);
    line < instruction.head.end;
    line = nextLine(dockerfile, line)
  ) {
    const content = dockerfile.text.slice(line, dockerfile.lineEnd(line));
    if (content.trim() === '' || content.trimStart().startsWith('#')) continue;
    const keyword = keywordOf(content);
    if (keyword !== undefined && sameIndent(dockerfile, instruction, line) && !isQuoted(instruction, line)) {
      const range = { start: line, end: line + keyword.length };
      return {
        instruction,
        keyword,
        range,
        edits: [ending(dockerfile, above)],
        stopsBuild: stopsBuild(build, instruction, range),
      };
    }
    above = lineAt(dockerfile, line);
  }
  return undefined;
}

function lineAt(dockerfile: Dockerfile, offset: number): Range {
  return { start: dockerfile.lineStart(offset), end: dockerfile.lineEnd(offset) };
}

/** In capitals, with more behind it. */
function keywordOf(content: string): string | undefined {
  const [word = '', rest] = content.split(/[ \t]/, 2);
  return GRAMMAR.has(word) && rest !== undefined && word !== 'MAINTAINER' ? word : undefined;
}

/** True where both begin their lines. */
function sameIndent(dockerfile: Dockerfile, { head }: Instruction, line: number): boolean {
  const start = dockerfile.lineStart(head.start);
  return head.start === (start === 0 && dockerfile.bom ? 1 : start) && line === dockerfile.lineStart(line);
}

/** True where a quote is open at the line: it is the text of a file, or of a message. */
function isQuoted({ body }: Instruction, line: number): boolean {
  let quote = '';
  for (let index = 0; index < body.text.length && body.offset(index) < line; index++) {
    const char = body.text[index] ?? '';
    if (char === '\\' && quote !== "'") index++;
    else if (char === quote) quote = '';
    else if (quote === '' && (char === '"' || char === "'")) quote = char;
  }
  return quote !== '';
}

/** From the last word, or the operator behind it, to the end of the line. */
function ending(dockerfile: Dockerfile, { start, end }: Range): Edit {
  const written = dockerfile.text.slice(start, end).trimEnd();
  const command = written.slice(0, -1).trimEnd();
  const bare = command.replace(/(?:&&|;)$/, '').trimEnd();
  return { start: start + bare.length, end: start + written.length, text: '' };
}

/** COPY finds no such file, EXPOSE takes no such port, ENV no word without `=`; a shell has no such command. */
const REFUSING = new Set(['COPY', 'ADD', 'EXPOSE', 'ENV', 'LABEL', 'FROM', 'USER', 'STOPSIGNAL', 'SHELL']);

function stopsBuild(build: Build, instruction: Instruction, { start }: Range): boolean {
  if (REFUSING.has(instruction.keyword)) return true;
  if (instruction.keyword !== 'RUN') return false;
  return build.stages.some((stage) =>
    stage.commands.some(({ command }) => {
      const [name] = command.words;
      return name?.range.start === start && command.reached === 'always' && !command.tolerated;
    }),
  );
}
