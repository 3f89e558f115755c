import type { Comment, Directive, Dockerfile } from '../dockerfile/types.ts';
import { syntaxSince, syntaxSource } from '../facts/syntax-versions.ts';
import type { Cause } from '../log/types.ts';
import type { Range } from '../range.ts';
import type { Build } from './build.ts';

/** Syntax of this Dockerfile that the frontend of a BuildKit did not know, as its log tells. */
export interface NewerSyntax {
  /** `COPY --parents`, `heredoc`. */
  readonly feature: string;
  readonly at: Range;
  /** Release of the frontend that reads it first: `1.20`. */
  readonly since: string;
  /** What names a frontend already: the directive, or a comment that would be one in the first line. */
  readonly named: Directive | Comment | undefined;
  readonly cause: Cause;
  /** Where the releases are listed. */
  readonly source: string;
}

/** What stopped the build, where a newer frontend would read it. The builder before BuildKit has no frontends. */
export function newerSyntax({ dockerfile, failure }: Build): NewerSyntax | undefined {
  if (failure?.log.builder !== 'buildkit') return undefined;
  const cause = failure.cause('dockerfile-flag-unknown', 'dockerfile-instruction-unknown');
  const { option, instruction } = cause?.captures ?? {};
  const found =
    option === undefined ? instruction && heredocOf(dockerfile, instruction) : flagOf(dockerfile, option);
  if (cause === undefined || found === undefined || found === '') return undefined;
  const since = syntaxSince(found.feature)?.join('.');
  if (since === undefined) return undefined;
  const named =
    dockerfile.directives.find(({ name }) => name === 'syntax') ??
    dockerfile.comments.find(({ text }) => /^syntax\s*=/i.test(text));
  return { ...found, since, named, cause, source: syntaxSource() };
}

type Feature = Pick<NewerSyntax, 'feature' | 'at'>;

function flagOf({ instructions }: Dockerfile, option: string): Feature | undefined {
  for (const one of instructions) {
    const { keyword, flags } = one.trigger ?? one;
    const flag = flags.find(({ name }) => name === option);
    if (flag !== undefined) return { feature: `${keyword} --${option}`, at: flag.range };
  }
  return undefined;
}

/** The heredoc of which an old frontend took a line for an instruction. */
function heredocOf({ instructions }: Dockerfile, word: string): Feature | undefined {
  for (const one of instructions) {
    for (const { marker, content } of (one.trigger ?? one).heredocs) {
      const words = content.text.split('\n').map((line) => line.trim().split(/\s/, 1)[0] ?? '');
      if (words.some((each) => each.toLowerCase() === word.toLowerCase()))
        return { feature: 'heredoc', at: marker };
    }
  }
  return undefined;
}
