import type { Build } from '../src/build/build.ts';
import { becomesTwo, directoryMoves, enters, type MoveGroup } from '../src/build/directory-moves.ts';
import { insertInstructionAfter } from '../src/edits/index.ts';
import { insertLineBefore } from '../src/edits/insert-line.ts';
import { splitRun } from '../src/edits/split-run.ts';
import type { Edit, Fix } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

const SPLIT_RISK =
  'the RUN becomes two layers: what it makes before cd is kept even where a later command removes it';
const RETURN_RISK =
  'WORKDIR makes the directory from before again where the RUN has removed it, and a program that asks for its directory hears of the one that a symbolic link leads to';
const ABSENT_RISK = 'cd may fail today without stopping the RUN, and WORKDIR makes the directory';

export default transform({
  summary: 'Change the directory with WORKDIR instead of cd',
  kind: 'improve',
  effect: 'image',
  safety: 'safe',
  answers: ['hadolint/DL3003', 'trivy/DS-0013'],
  looksFor: ['cd'],
  *fixes(build) {
    for (const found of build.stages.flatMap((stage) => directoryMoves(stage))) {
      if ('moves' in found) yield fixOf(build, found);
      else yield { kind: 'left-alone', at: found.cd.command.range, reason: found.reason };
    }
  },
});

function fixOf(build: Build, group: MoveGroup): Fix {
  const { moves } = group;
  const [first] = moves;
  const risk = riskOf(group);
  return {
    kind: 'fix',
    message: !enters(first)
      ? 'cd changes nothing here: leave it out'
      : `the RUN works in ${first.to.text}: say so with WORKDIR`,
    at: first.cd.command.range,
    edits: editsOf(build, group),
    because: moves.map((move) => ({ text: 'cd stands before the rest', range: move.cd.command.range })),
    ...(risk === undefined ? {} : { safety: 'unsafe' as const, risk }),
  };
}

function riskOf({ moves, returns }: MoveGroup): string | undefined {
  const entered = moves.filter((move) => enters(move));
  if (entered.some(becomesTwo)) return SPLIT_RISK;
  if (moves.some(({ isThere }) => !isThere)) return ABSENT_RISK;
  return returns && entered.length > 0 ? RETURN_RISK : undefined;
}

function editsOf({ dockerfile }: Build, { moves, returns }: MoveGroup): Edit[] {
  const [{ from }] = moves;
  let current = from;
  const edits = moves.flatMap(({ step: { instruction }, to, words, middle }) => {
    const isNew = to.text !== current?.text && (to.value === undefined || to.value !== current?.value);
    if (!isNew) return [{ ...words, text: '' }];
    current = to;
    const line = `WORKDIR ${to.text}`;
    return middle === undefined
      ? [...insertLineBefore(dockerfile, instruction, line), { ...words, text: '' }]
      : splitRun(dockerfile, instruction, middle, line);
  });
  const last = moves.at(-1)?.step.instruction;
  const back =
    returns && from !== undefined && current !== from && last !== undefined
      ? insertInstructionAfter(dockerfile, last, `WORKDIR ${from.text}`)
      : [];
  return [...edits, ...back];
}
