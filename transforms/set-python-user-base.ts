import { addToEnv, envInstruction, insertInstructionAfter } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';
import { copiedUserBases, whyFoundOrHopeless, type CopiedUserBase } from '../src/build/python.ts';
import type { Stage } from '../src/build/stage.ts';
import type { Offer } from '../src/fix.ts';

export default transform({
  summary: 'Tell Python where copied user packages are',
  why: `\`pip install --user\` puts packages under \`~/.local\` of the user who installs. Once \`COPY --from\` has moved them
elsewhere, Python only finds them if the home of whoever runs it is the new place. It is not when HOME or the
user's home is another directory, when the image runs under another id (\`docker run --user\`, Kubernetes
\`runAsUser\`, OpenShift), or when the user has no home. \`PYTHONUSERBASE\` names the place whatever the user is, and
a console script needs its \`bin\` on PATH as well.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: ["ModuleNotFoundError: No module named 'uvicorn'", 'No module named uvicorn'],
  assumes: ['The copied directory is readable by the user that runs the container.'],
  check: 'docker run --rm --user 4242 --entrypoint python IMAGE -m site',
  sources: ['https://docs.python.org/3/using/cmdline.html#envvar-PYTHONUSERBASE', 'https://docs.python.org/3/library/site.html'],
  *fixes(build) {
    const seen = new Set<unknown>();
    for (const target of build.targets) {
      for (const packages of copiedUserBases(target)) {
        if (seen.has(packages.copy)) continue;
        seen.add(packages.copy);
        yield* offer(target, packages);
      }
    }
  },
});

function* offer(target: Stage, packages: CopiedUserBase): Iterable<Offer> {
  const { copy, install, base, text } = packages;
  const { end, build } = target;
  const at = copy.instruction.range;
  const reason = whyFoundOrHopeless(target, packages);
  if (reason !== undefined) return yield { kind: 'left-alone', at, reason };

  const onPath = end.path.known && end.path.value.includes(`${base}/bin`);
  const variables = { ...(onPath ? {} : { PATH: `${text}/bin:$PATH` }), PYTHONUSERBASE: text };
  const env = copy.step.stage.envFor(text, 'PATH');
  yield {
    kind: 'fix',
    message: `Python does not know the user packages in ${base}: set ${Object.keys(variables).join(' and ')}`,
    at,
    edits: env
      ? addToEnv(build.dockerfile, env, variables)
      : insertInstructionAfter(build.dockerfile, copy.instruction, envInstruction(variables)),
    because: [
      { text: 'packages are installed for the user of the build', range: install.run.command.range },
      { text: `they are copied to ${base}`, range: at },
    ],
  };
}
