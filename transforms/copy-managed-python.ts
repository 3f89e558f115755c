import { leftInterpreters, type LeftInterpreter } from '../src/build/managed-interpreter.ts';
import { envInstruction, insertInstructionBefore } from '../src/edits/index.ts';
import type { Edit } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

/** Where uv's own guide for containers keeps them: every user may read there, unlike in /root. */
const DIRECTORY = '/python';

export default transform({
  summary: 'Copy the Python that uv has downloaded along with the environment',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['uv'],
  *fixes(build) {
    for (const left of build.targets.flatMap((target) => leftInterpreters(target)))
      yield {
        kind: 'fix',
        message: `the environment ${left.environment.place} is copied without the Python that uv has downloaded for it: copy that too`,
        at: left.environment.step.instruction.range,
        edits: edits(left),
        because: [{ text: 'uv downloads a Python here', range: left.first.command.range }],
      };
  },
});

function edits({ environment, first, directory }: LeftInterpreter): Edit[] {
  const { instruction, stage } = environment.step;
  const { dockerfile } = stage.build;
  const from = instruction.flags.find(({ name }) => name === 'from')?.value ?? '';
  const place = directory ?? DIRECTORY;
  const variable = envInstruction({ UV_PYTHON_INSTALL_DIR: place });
  return [
    ...(directory === undefined ? insertInstructionBefore(dockerfile, first.step.instruction, variable) : []),
    ...insertInstructionBefore(dockerfile, instruction, `COPY --from=${from} ${place} ${place}`),
  ];
}
