import { unseenMoves } from '../src/build/unseen-moves.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Stop where cd fails',
  kind: 'improve',
  effect: 'build',
  safety: 'safe',
  answers: ['hadolint/SC2164'],
  looksFor: ['cd'],
  *fixes(build) {
    for (const stage of build.stages) {
      for (const { run, certain } of unseenMoves(stage)) {
        const { range } = run.command;
        yield {
          kind: 'fix',
          message: 'what follows cd runs also where cd has failed: stop there',
          at: range,
          edits: [{ start: range.end, end: range.end, text: ' || exit 1' }],
          because: [{ text: 'a semicolon goes on whatever becomes of cd', range }],
          ...(!certain && {
            safety: 'unsafe' as const,
            risk: 'A build that works though the directory is not there stops.',
          }),
        };
      }
    }
  },
});
