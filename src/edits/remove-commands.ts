import type { Dockerfile } from '../dockerfile/types.ts';
import type { Edit } from '../fix.ts';
import type { Command } from '../shell/types.ts';

const IN_LIST: ReadonlySet<Command['before']> = new Set([undefined, '&&', ';']);

/**
 * Takes several commands of a RUN out of their list, others of which stay; `all` are those of the RUN, in order. Undefined
 * where one is no plain part of a list, or where more than operators stands between it and its neighbour.
 */
export function removeCommands(
  dockerfile: Dockerfile,
  all: readonly Command[],
  gone: readonly Command[],
): readonly Edit[] | undefined {
  const edits: Edit[] = [];
  const leaving = new Set(gone);
  for (let at = 0; at < all.length; at++) {
    const start = at;
    const first = all[start];
    if (first === undefined || !leaving.has(first)) continue;
    while (leaving.has(all[at + 1] ?? first) && all[at + 1] !== undefined) at++;
    const last = all[at] ?? first;
    const [previous, next] = [all[start - 1], all[at + 1]];
    const edit =
      last.after !== undefined && next !== undefined
        ? { start: first.range.start, end: next.range.start, text: '' }
        : previous && { start: previous.range.end, end: last.range.end, text: '' };
    if (edit === undefined) return undefined;
    edits.push(edit);
  }
  const isPlain = gone.every(
    ({ before, after, reached }) => IN_LIST.has(before) && IN_LIST.has(after) && reached === 'always',
  );
  return isPlain && edits.every((edit) => holdsOperatorsOnly(dockerfile, edit, gone)) ? edits : undefined;
}

/** Nothing but the commands themselves and what parts them: no comment, no bracket, no keyword. */
function holdsOperatorsOnly({ text, escape }: Dockerfile, edit: Edit, gone: readonly Command[]): boolean {
  let rest = '';
  let from = edit.start;
  for (const { range } of gone) {
    if (range.start < from || range.end > edit.end) continue;
    rest += text.slice(from, range.start);
    from = range.end;
  }
  rest += text.slice(from, edit.end);
  return rest.replaceAll(escape, '').replaceAll(/[&;\s]/g, '') === '';
}
