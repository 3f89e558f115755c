import { leftInterpreters, type LeftInterpreter } from '../src/build/managed-interpreter.ts';
import { insertInstructionBefore } from '../src/edits/index.ts';
import { keepPythons, PYTHON_DIRECTORY } from '../src/edits/uv-python.ts';
import type { Edit } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

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
        message: `the environment ${left.environment.place} is copied without the Python that uv has made it with: copy that too`,
        at: left.environment.step.instruction.range,
        edits: edits(left),
        because: [{ text: 'uv finds or downloads a Python here', range: left.first.command.range }],
      };
  },
});

function edits(left: LeftInterpreter): Edit[] {
  const { instruction, stage } = left.environment.step;
  const from = instruction.flags.find(({ name }) => name === 'from')?.value ?? '';
  const place = left.directory ?? PYTHON_DIRECTORY;
  return [
    ...keepPythons(left),
    ...insertInstructionBefore(stage.build.dockerfile, instruction, `COPY --from=${from} ${place} ${place}`),
  ];
}
