import { legacyBundlers, type LegacyBundler } from '../src/build/legacy-webpack.ts';
import type { Stage } from '../src/build/stage.ts';
import { envInstruction, insertInstructionBefore, insertWordsBefore } from '../src/edits/index.ts';
import type { Edit, Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Let old webpack hash with MD4 under newer Node.js',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  *fixes(build) {
    const seen = new Set<unknown>();
    for (const stage of build.needed) {
      for (const bundler of legacyBundlers(stage)) {
        const place = bundler.run?.command ?? bundler.instruction;
        if (!seen.has(place.range.start)) yield offer(stage, bundler);
        seen.add(place.range.start);
      }
    }
  },
});

function offer(stage: Stage, bundler: LegacyBundler): Offer {
  const at = bundler.run?.command.range ?? bundler.instruction.range;
  const placed = edits(stage, bundler);
  if (placed === undefined)
    return {
      kind: 'left-alone',
      at,
      reason: `${bundler.name} is started in a stage that this one is built from`,
    };
  return {
    kind: 'fix',
    message: `${bundler.name} asks for a hash that this Node.js refuses: load the legacy provider of OpenSSL for it`,
    at,
    edits: placed,
    because: [{ text: `the image's Node.js is linked with OpenSSL 3`, range: stage.from.range }],
    advice:
      'Update to a webpack that brings its own MD4 (5.61, react-scripts 5), and take the option out again',
  };
}

const VARIABLES = { NODE_OPTIONS: '--openssl-legacy-provider' };

function edits(stage: Stage, { run, instruction }: LegacyBundler): Edit[] | undefined {
  const [name] = run?.command.words ?? [];
  if (
    run !== undefined &&
    name !== undefined &&
    instruction.json === undefined &&
    run.command.wrappedBy.length === 0
  )
    return insertWordsBefore(name, 'NODE_OPTIONS=--openssl-legacy-provider');
  if (stage.step(instruction) === undefined) return undefined;
  return insertInstructionBefore(stage.build.dockerfile, instruction, envInstruction(VARIABLES));
}
