import { lacksSecretVariables, namedSecrets } from '../src/build/build-secrets.ts';
import { addFlag } from '../src/edits/add-flag.ts';
import { removeInstruction } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/build/building/secrets/';

export default transform({
  summary: 'Mount a secret of the build instead of passing it as an argument',
  kind: 'improve',
  effect: 'build',
  safety: 'unsafe',
  risk: 'Whoever calls the build has to pass --secret for --build-arg, and needs BuildKit 0.16 or newer.',
  answers: ['hadolint/DL3064', 'buildkit/SecretsUsedInArgOrEnv', 'trivy/DS-0031'],
  *fixes(build) {
    for (const stage of build.stages)
      for (const { instruction, name, readers } of namedSecrets(stage)) {
        const at = instruction.range;
        if (!readers.known || lacksSecretVariables(stage)) {
          const reason = readers.known
            ? 'the syntax of the file is too old for secrets in the environment'
            : readers.reason;
          yield { kind: 'left-alone', at, reason };
          continue;
        }
        yield {
          kind: 'fix',
          message: `the build argument ${name} shows in the history of the image: mount it as a secret`,
          at,
          edits: [
            ...removeInstruction(build.dockerfile, instruction),
            ...readers.value.flatMap((run) => addFlag(run, 'mount', `type=secret,id=${name},env=${name}`)),
          ],
          because: readers.value.map((run) => ({
            text: `it is read here`,
            range: run.keywordRange,
            source: SOURCE,
          })),
          advice: `docker build --secret id=${name} . takes it from the environment variable of that name`,
        };
      }
  },
});
