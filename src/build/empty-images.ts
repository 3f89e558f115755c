import { execForm } from '../dockerfile/exec-form.ts';
import type { Instruction } from '../dockerfile/types.ts';
import type { Range } from '../range.ts';
import { parseShell } from '../shell/parse.ts';
import { distrolessBase } from './distroless.ts';
import { within } from './paths.ts';
import type { Stage } from './stage.ts';

/** What a container starts with by a shell, in an image that has none. */
export interface ShellessStart {
  readonly instruction: Instruction;
  readonly range: Range;
  /** The words of its one command, where the exec form means the same. */
  readonly words: readonly string[] | undefined;
}

/** CMD and ENTRYPOINT in shell form of an image that certainly has no shell. */
export function shellessStarts(target: Stage): ShellessStart[] {
  const { end, launch } = target;
  if (!hasNoShell(target)) return [];
  if (!end.shell.known || end.shell.value.join(' ') !== '/bin/sh -c' || mayBring(target, '/bin/sh'))
    return [];
  const instructions = [launch.instruction('ENTRYPOINT'), launch.instruction('CMD')];
  const starts = instructions.flatMap((one) => {
    const form = one && target.step(one) && execForm(one);
    if (one === undefined || form?.form !== 'shell') return [];
    const shell = parseShell(form.body);
    const [command, ...more] = shell.known ? shell.value.commands : [];
    const words = command?.words.flatMap(({ literal }) => literal ?? []) ?? [];
    const isPlain =
      command !== undefined &&
      more.length === 0 &&
      words.length === command.words.length &&
      command.redirects.length === 0 &&
      command.assignments.length === 0 &&
      command.after !== '&' &&
      command.wrappedBy.length === 0;
    const range = form.body.range(0, form.body.text.trimEnd().length);
    return [{ instruction: one, range, words: isPlain ? words : undefined }];
  });
  // One alone would get the other one's shell for an argument.
  return starts.some(({ words }) => words === undefined) && starts.length > 1
    ? starts.map((start) => ({ ...start, words: undefined }))
    : starts;
}

function hasNoShell(target: Stage): boolean {
  const { image, rootReference } = target;
  if (image.known && image.value.shell.known) return image.value.shell.value === 'none';
  // The images for debugging have the shell of busybox: https://github.com/GoogleContainerTools/distroless#debug-images
  return (
    distrolessBase(target) !== undefined && rootReference.known && !rootReference.value.includes('debug')
  );
}

/** A copy, in the stage or below it, may put something there. */
function mayBring({ chain }: Stage, path: string): boolean {
  return chain.some(({ copies }) =>
    copies.some(
      ({ target, into }) =>
        !target.known ||
        within(path, target.value) ||
        (within(target.value, path) && (into || target.value !== '/')),
    ),
  );
}

/** The USER of an empty image that names somebody, whom no /etc/passwd knows. */
export function unknownUser(
  target: Stage,
): { readonly instruction: Instruction; readonly name: string } | undefined {
  const { image, chain } = target;
  const instruction = target.last('USER');
  const [word, ...more] = instruction?.words ?? [];
  if (!image.known || image.value.image !== 'scratch' || mayBring(target, '/etc/passwd')) return undefined;
  if (instruction === undefined || word === undefined || more.length > 0) return undefined;
  if (!/^[a-zA-Z_][\w-]*(:[a-zA-Z_][\w-]*)?$/.test(word.value)) return undefined;
  const owns = chain.some(({ copies }) => copies.some(({ chown }) => chown !== undefined));
  return owns ? undefined : { instruction, name: word.value };
}
