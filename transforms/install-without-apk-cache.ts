import type { Build } from '../src/build/build.ts';
import { cachedAdds, type CachedAdds } from '../src/build/apk-cache.ts';
import { commandsOf } from '../src/build/commands.ts';
import { insertOptionAfter } from '../src/edits/insert-option.ts';
import { removeCommand, replaceWord } from '../src/edits/index.ts';
import type { Edit } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://gitlab.alpinelinux.org/alpine/apk-tools/-/blob/master/doc/apk.8.scd';

export default transform({
  summary: 'Install with apk without keeping its index in the image',
  kind: 'improve',
  effect: 'image',
  safety: 'safe',
  answers: ['hadolint/DL3019', 'trivy/DS-0025'],
  looksFor: ['apk'],
  *fixes(build) {
    for (const stage of build.stages) {
      for (const found of cachedAdds(stage)) {
        const [first] = found.adds;
        const edits = found.kept === undefined ? editsFor(found) : undefined;
        if (first === undefined) continue;
        const at = first.call.command.range;
        if (edits === undefined) {
          const reason = found.kept ?? 'what stands beside the command that removes the index hangs on it';
          yield { kind: 'left-alone', at, reason };
          continue;
        }
        yield {
          kind: 'fix',
          message: 'apk keeps its index in the image: pass --no-cache',
          at,
          edits,
          because: [{ text: 'apk stores the index that it fetches', range: at, source: SOURCE }],
        };
      }
    }
  },
});

/** Undefined where a command that removes the index cannot go. */
function editsFor({ step, adds, needless, removers }: CachedAdds): Edit[] | undefined {
  const { instruction, stage } = step;
  const edits: Edit[] = [];
  for (const { call, verb, updates } of adds) {
    const [first] = updates;
    const inserted =
      first === undefined
        ? insertOptionAfter(instruction, call.command, verb, '--no-cache')
        : replaceWord(first, '--no-cache');
    edits.push(...inserted);
  }
  const commands = commandsOf(step).map(({ command }) => command);
  for (const { command } of removers) {
    const removal = removeCommand(stage.build.dockerfile, instruction, commands, command);
    if (removal === undefined) return undefined;
    edits.push(...removal);
  }
  for (const { command } of needless) {
    const removal = removeCommand(stage.build.dockerfile, instruction, commands, command) ?? [];
    if (!removal.some((edit) => coversComment(stage.build, edit))) edits.push(...removal);
    else if (removers.length > 0) return undefined;
  }
  return edits;
}

function coversComment({ dockerfile }: Build, { start, end }: Edit): boolean {
  return dockerfile.comments.some(({ range }) => range.start < end && range.end > start);
}
