import type { Comment, Dockerfile } from '../dockerfile/types.ts';
import type { NamedTransform } from '../transform.ts';
import { firstIndex } from './first-index.ts';

/** Comments that say which findings the author does not want to be told of. */
export interface Ignores {
  /** Codes as `tool/code`, for the whole file. */
  readonly everywhere: ReadonlySet<string>;
  /** Line of an instruction → codes that the comments right above it name. */
  readonly byLine: ReadonlyMap<number, ReadonlySet<string>>;
}

/**
 * `# hadolint ignore=DL3008,DL3009` above an instruction, `# hadolint global ignore=…` for the file, and the same with
 * this project's name and ids. https://github.com/hadolint/hadolint#inline-ignores
 */
const IGNORE = /^([a-z]+)[ \t]+(global[ \t]+)?ignore[ \t]*=(.*)$/;

const cache = new WeakMap<Dockerfile, Ignores>();

/** True where a comment asks for the transform not to act at one of the places. */
export function isIgnored(
  dockerfile: Dockerfile,
  { id, answers }: NamedTransform,
  offsets: readonly number[],
): boolean {
  const { everywhere, byLine } = ignoresOf(dockerfile);
  if (everywhere.size === 0 && byLine.size === 0) return false;
  const codes = [`dffix/${id}`, ...(answers ?? [])];
  const lines = offsets.flatMap((offset) => lineOfInstruction(dockerfile, offset) ?? []);
  return codes.some(
    (code) => everywhere.has(code) || lines.some((line) => byLine.get(line)?.has(code) ?? false),
  );
}

function ignoresOf(dockerfile: Dockerfile): Ignores {
  const found = cache.get(dockerfile) ?? readIgnores(dockerfile);
  cache.set(dockerfile, found);
  return found;
}

function readIgnores(dockerfile: Dockerfile): Ignores {
  const everywhere = new Set<string>();
  const byLine = new Map<number, Set<string>>();
  let above = new Set<string>();
  let expected = 0;
  for (const comment of dockerfile.comments) {
    const { line } = dockerfile.position(comment.range.start);
    if (line !== expected) above = new Set();
    expected = line + 1;
    const { global, codes } = codesOf(comment);
    for (const code of codes) (global ? everywhere : above).add(code);
    if (above.size > 0) byLine.set(expected, new Set(above));
  }
  return { everywhere, byLine };
}

function codesOf({ text }: Comment): { readonly global: boolean; readonly codes: readonly string[] } {
  const [, tool, global, list = ''] = IGNORE.exec(text) ?? [];
  const codes = list.split(',').map((code) => `${tool}/${code.trim()}`);
  return { global: global !== undefined, codes: tool === undefined ? [] : codes };
}

function lineOfInstruction(dockerfile: Dockerfile, offset: number): number | undefined {
  const { instructions } = dockerfile;
  const instruction = instructions[firstIndex(instructions, ({ range }) => range.end > offset)];
  const start = instruction?.range.start;
  return start !== undefined && start <= offset ? dockerfile.position(start).line : undefined;
}
