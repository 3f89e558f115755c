import { homePlace, homeVariable, type HomePlace } from '../src/build/home-repair.ts';
import { homeTrouble, homeWriter } from '../src/build/home.ts';
import type { Stage } from '../src/build/stage.ts';
import {
  addToEnv,
  envInstruction,
  insertInstructionAfter,
  insertInstructionBefore,
} from '../src/edits/index.ts';
import type { Edit, Offer } from '../src/fix.ts';
import { is } from '../src/known.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Set HOME for a user that has none',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  *fixes(build) {
    for (const target of build.targets) yield* offers(target);
  },
});

function* offers(target: Stage): Iterable<Offer> {
  const writer = homeWriter(target);
  if (writer === undefined || !is(target.end.env('HOME'), undefined)) return;
  const trouble = homeTrouble(target, writer);
  const at = writer.instruction.range;
  if (!trouble.known) return yield { kind: 'left-alone', at, reason: trouble.reason };
  // What is there and belongs to somebody else is not mended by naming it.
  if (trouble.value === undefined || trouble.value.kind === 'foreign') return;
  const { account } = trouble.value;
  const home = homeVariable(target, trouble.value);
  if (!home.known) return yield { kind: 'left-alone', at, reason: home.reason };
  const place = homePlace(target, home.value, trouble.value);
  if (!place.known) return yield { kind: 'left-alone', at, reason: place.reason };
  yield {
    kind: 'fix',
    message: `${writer.manager} runs as ${account.spec}, who has no home: set HOME to ${home.value.home}`,
    at: place.value.instruction.range,
    edits: edits(target, place.value),
    because: [{ text: `${writer.manager} keeps caches and logs in its user's home`, range: at }],
  };
}

function edits({ build }: Stage, { kind, instruction, text }: HomePlace): Edit[] {
  const variables = { HOME: text };
  if (kind === 'join') return addToEnv(build.dockerfile, instruction, variables);
  const insert = kind === 'before' ? insertInstructionBefore : insertInstructionAfter;
  return insert(build.dockerfile, instruction, envInstruction(variables));
}
