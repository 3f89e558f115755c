import { shellAtStart, type ShellAtStart } from '../src/build/shell-at-start.ts';
import { insertWordsBefore } from '../src/edits/index.ts';
import type { Edit } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Let the server take the place of the shell that starts it',
  kind: 'improve',
  effect: 'image',
  safety: 'safe',
  answers: ['hadolint/DL3025', 'buildkit/JSONArgsRecommended'],
  *fixes(build) {
    const seen = new Set<number>();
    for (const target of build.targets) {
      const found = shellAtStart(target);
      if (found === undefined || seen.has(found.range.start)) continue;
      seen.add(found.range.start);
      yield {
        kind: 'fix',
        message: `${found.command.name} gets no signal, because a shell stands before it: let it take its place`,
        at: found.range,
        edits: edits(found),
        because: [{ text: `${found.command.name} ends by itself on SIGTERM`, source: found.source }],
        ...(found.words === undefined ? { answers: [] } : {}),
      };
    }
  },
});

function edits({ command, words, range }: ShellAtStart): Edit[] {
  const [first] = command.words;
  if (words !== undefined)
    return [
      {
        start: range.start,
        end: range.end,
        text: `[${words.map((word) => JSON.stringify(word)).join(', ')}]`,
      },
    ];
  return first === undefined ? [] : insertWordsBefore(first, 'exec');
}
