import type { Comment, Dockerfile } from '../dockerfile/types.ts';
import { nearest } from '../nearest.ts';
import type { Range } from '../range.ts';
import type { NamedTransform } from '../transform.ts';
import { allNames, answersTo, codeNames } from './codes.ts';
import { firstIndex } from './first-index.ts';
import { COMMENT_TOOLS } from './settings.ts';
import type { CommentTool, Settings } from './settings.ts';

/** One code that a comment asks to ignore. */
export interface Ignore {
  readonly tool: CommentTool;
  /** As written; `all` where the tool knows that. */
  readonly code: string;
  /** Line of the instruction right below the comment; undefined for the whole file. */
  readonly line: number | undefined;
  readonly comment: Range;
  /** The comment without the `#`. */
  readonly text: string;
}

/** Finding that may be ignored: the transform, the codes that this one settles, and the places that it speaks of. */
export interface Finding {
  readonly transform: NamedTransform;
  /** Those of the transform where it is undefined. */
  readonly answers: readonly string[] | undefined;
  readonly offsets: readonly number[];
}

/** Something to tell the author of a comment. */
export interface CommentFault {
  readonly at: Range;
  readonly message: string;
}

/**
 * - `# dffix ignore=ID,DL3008 -- reason` above an instruction, `# dffix ignore-file=…` for the file
 * - `# hadolint ignore=…`, `# hadolint global ignore=…` (https://github.com/hadolint/hadolint#inline-ignores)
 * - `# tally ignore=…;reason=…`, `# tally global ignore=…` (https://github.com/wharflab/tally)
 */
const COMMENT = /^(dffix|hadolint|tally)[ \t]+(global[ \t]+)?ignore(-file)?[ \t]*=(.*)$/i;

const USAGE = "write '# dffix ignore=ID -- reason' or '# dffix ignore-file=ID -- reason'";

const cache = new WeakMap<Dockerfile, readonly Ignore[]>();

/** All that comments and directives ask to ignore, in source order. */
export function ignoresOf(dockerfile: Dockerfile): readonly Ignore[] {
  const found = cache.get(dockerfile) ?? [...readDirective(dockerfile), ...readComments(dockerfile)];
  cache.set(dockerfile, found);
  return found;
}

/** What asks for the finding to be ignored; empty where nothing does. */
export function ignoring(dockerfile: Dockerfile, finding: Finding, { heeded }: Settings): Ignore[] {
  const ignores = ignoresOf(dockerfile).filter(({ tool }) => heeded.has(tool));
  if (ignores.length === 0) return [];
  const lines = new Set(finding.offsets.map((offset) => lineOfInstruction(dockerfile, offset)));
  return ignores.filter(
    (ignore) => (ignore.line === undefined || lines.has(ignore.line)) && isMeant(ignore, finding),
  );
}

/** The file or option that asks for the finding to be ignored; undefined where none does. */
export function ignoringSource(finding: Finding, { ignored }: Settings): string | undefined {
  const { transform, answers = transform.answers } = finding;
  const names = new Set([transform.id, ...(answers ?? []).flatMap(codeNames)]);
  return ignored.find(({ code }) => names.has(code.toLowerCase()))?.source;
}

function isMeant({ tool, code }: Ignore, { transform, answers = transform.answers }: Finding): boolean {
  const typed = code.toLowerCase();
  const codes = answers ?? [];
  switch (tool) {
    case 'dffix':
      return typed === 'all' || answersTo({ id: transform.id, answers: codes }, typed);
    case 'tally':
      return codes.some((each) => typed === 'all' || codeNames(each).includes(typed));
    case 'hadolint':
      return codes.some((each) => each.toLowerCase() === `hadolint/${typed}`);
    case 'check':
      return codes.some((each) =>
        typed === 'all' ? each.startsWith('buildkit/') : each.toLowerCase() === `buildkit/${typed}`,
      );
  }
}

/** `# check=skip=JSONArgsRecommended,StageNameCasing;error=true`: https://docs.docker.com/reference/dockerfile/#check */
function readDirective({ directives }: Dockerfile): Ignore[] {
  const check = directives.find(({ name }) => name === 'check');
  if (check === undefined) return [];
  const codes = check.value.split(';').flatMap((option) => {
    const equals = option.indexOf('=');
    return option.slice(0, equals).trim() === 'skip' ? listed(option.slice(equals + 1)) : [];
  });
  const text = `check=${check.value}`;
  return codes.map((code) => ({ tool: 'check', code, line: undefined, comment: check.range, text }));
}

function readComments(dockerfile: Dockerfile): Ignore[] {
  const found: Ignore[][] = [];
  // From the bottom up: a comment speaks of what is right below it, other comments between.
  let lower = { line: 0, target: 0 };
  for (const comment of dockerfile.comments.toReversed()) {
    const { line } = dockerfile.position(comment.range.start);
    lower = { line, target: lower.line === line + 1 ? lower.target : line + 1 };
    found.push(readComment(comment, lower.target));
  }
  return found.toReversed().flat();
}

function readComment({ text, range }: Comment, target: number): Ignore[] {
  const [, word = '', global, file, list = ''] = COMMENT.exec(text) ?? [];
  const tool = COMMENT_TOOLS.find((each) => each === word.toLowerCase());
  if (tool === undefined || (tool === 'dffix' ? global : file) !== undefined) return [];
  const line = global === undefined && file === undefined ? target : undefined;
  return listed(list).map((code) => ({ tool, code, line, comment: range, text }));
}

/** Names up to the reason, which starts with `--`, `;` or `#`. */
function listed(list: string): string[] {
  const ends = ['--', ';', '#'].map((mark) => list.indexOf(mark)).filter((at) => at >= 0);
  const names = list.slice(0, Math.min(list.length, ...ends)).split(',');
  return names.map((name) => name.trim()).filter((name) => name !== '');
}

/** Comments of ours that say nothing: not understood, above no instruction, or with a name that nothing has. */
export function commentFaults(dockerfile: Dockerfile, { heeded, catalogue }: Settings): CommentFault[] {
  if (!heeded.has('dffix')) return [];
  const ours = ignoresOf(dockerfile).filter(({ tool }) => tool === 'dffix');
  const understood = new Set(ours.map(({ comment }) => comment.start));
  const starts = new Set(dockerfile.instructions.map(({ range }) => dockerfile.position(range.start).line));
  return [
    ...dockerfile.comments
      .filter(({ text, range }) => isOurs(text) && !understood.has(range.start))
      .map(({ range }) => ({ at: range, message: `this comment is not understood: ${USAGE}` })),
    ...ours
      .filter(({ line }) => line !== undefined && !starts.has(line))
      .map(({ comment, code }) => ({
        at: comment,
        message: `no instruction starts right below the comment that ignores ${code}`,
      })),
    ...(catalogue.length === 0 ? [] : ours)
      .filter(({ code }) => !isKnown(code, catalogue))
      .map(({ comment, code }) => ({ at: comment, message: unknownName(code, catalogue) })),
  ];
}

/** Those of ours that could have ignored something, did not, and are not faulty: `running` transforms were asked. */
export function needless(
  dockerfile: Dockerfile,
  { heeded, catalogue }: Settings,
  running: readonly NamedTransform[],
  heededOnce: (ignore: Ignore) => boolean,
): CommentFault[] {
  if (!heeded.has('dffix')) return [];
  const ids = new Set(running.map(({ id }) => id));
  const starts = new Set(dockerfile.instructions.map(({ range }) => dockerfile.position(range.start).line));
  return ignoresOf(dockerfile)
    .filter(({ tool, line }) => tool === 'dffix' && (line === undefined || starts.has(line)))
    .filter((ignore) => {
      const meant = catalogue.filter((transform) => answersTo(transform, ignore.code));
      return meant.length > 0 && meant.every(({ id }) => ids.has(id)) && !heededOnce(ignore);
    })
    .map(({ comment, code }) => ({
      at: comment,
      message: `the comment is needless: ${code} finds nothing here`,
    }));
}

/** True for what is meant as a request to ignore something. */
function isOurs(text: string): boolean {
  return /^dffix[\s:,-]+(?:global\s+)?ignore(?![a-z])/i.test(text);
}

function isKnown(code: string, catalogue: readonly NamedTransform[]): boolean {
  return code.toLowerCase() === 'all' || catalogue.some((transform) => answersTo(transform, code));
}

function unknownName(code: string, catalogue: readonly NamedTransform[]): string {
  const near = nearest(code, allNames(catalogue));
  const what = `nothing is called '${code}', which a comment asks to ignore`;
  return near === undefined
    ? `${what}; 'dffix list' shows what there is`
    : `${what}; did you mean '${near}'?`;
}

function lineOfInstruction(dockerfile: Dockerfile, offset: number): number | undefined {
  const { instructions } = dockerfile;
  const instruction = instructions[firstIndex(instructions, ({ range }) => range.end > offset)];
  const start = instruction?.range.start;
  return start !== undefined && start <= offset ? dockerfile.position(start).line : undefined;
}
