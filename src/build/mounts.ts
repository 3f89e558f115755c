import { join, within } from './paths.ts';
import type { Step } from './stage.ts';

/** Path in the build context of a file that `RUN --mount=type=bind` shows at an absolute path; undefined where none does. */
export function boundPath(step: Step, path: string): string | undefined {
  const { workdir } = step.stage.state(step.index);
  if (!workdir.known) return undefined;
  for (const flag of step.instruction.flags.toReversed()) {
    const options = new Map((flag.value ?? '').split(',').map((part) => keyAndValue(part)));
    const type = options.get('type') ?? 'bind';
    if (flag.name !== 'mount' || type !== 'bind' || options.has('from')) continue;
    const target = options.get('target') ?? options.get('dst') ?? options.get('destination');
    if (target === undefined || target.includes('$')) continue;
    const place = join(workdir.value, target);
    if (!within(place, path)) continue;
    const source = join('/', options.get('source') ?? options.get('src') ?? '.');
    const rest = path.slice(place === '/' ? 0 : place.length);
    const found = join(source, `.${rest}`).slice(1);
    if (step.stage.build.context.has(found)) return found;
  }
  return undefined;
}

function keyAndValue(part: string): [string, string] {
  const equals = part.indexOf('=');
  return equals < 0 ? [part, ''] : [part.slice(0, equals), part.slice(equals + 1)];
}
