import { logEvidence } from '../src/build/failure.ts';
import { passedOverModule } from '../src/build/gopath-modules.ts';
import { envInstruction, insertInstructionBefore } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Have Go 1.11 and 1.12 read go.mod in GOPATH too',
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'Where go.mod does not list all that the code imports, Go takes the newest version of the rest',
  looksFor: 'log',
  *fixes({ failure, dockerfile }) {
    const found = failure && passedOverModule(failure);
    if (found === undefined) return;
    const { cause, step, module, source } = found;
    yield {
      kind: 'fix',
      message: `this Go passes over ${module} in GOPATH: set GO111MODULE=on`,
      at: step.instruction.range,
      edits: insertInstructionBefore(dockerfile, step.instruction, envInstruction({ GO111MODULE: 'on' })),
      because: [
        logEvidence(cause),
        { text: 'the packages that the code needs are named here', file: module },
        { text: 'Go 1.11 and 1.12 read go.mod by themselves outside of GOPATH only', source },
      ],
    };
  },
});
