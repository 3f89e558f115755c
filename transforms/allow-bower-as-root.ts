import { bowerAsRoot, scriptedBower } from '../src/build/bower.ts';
import { logEvidence } from '../src/build/failure.ts';
import { insertInstructionBefore, insertWordsAfter } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Let bower run as root',
  why: `bower refuses to run as root, which a RUN does unless USER says otherwise. \`--allow-root\` lets it. Where a script of the project calls
bower, so that there is no call to add the option to, the configuration in the home of root says the same.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'bower ESUDO         Cannot be run with sudo',
    "You should try to run without sudo. If bower doesn't work without sudo, then check your permissions.",
    'You can however run a command with sudo using --allow-root option',
  ],
  check: 'docker build .',
  sources: [
    'https://bower.io/docs/api/#running-commands-with-sudo',
    'https://bower.io/docs/config/#allow_root',
    'https://stackoverflow.com/questions/25672924/run-bower-from-root-user-its-possible-how',
  ],
  looksFor: ['bower'],
  *fixes(build) {
    const { dockerfile } = build;
    for (const { command } of bowerAsRoot(build)) {
      const verb = command.words[1];
      if (verb === undefined) continue;
      yield {
        kind: 'fix',
        message: 'bower does not run as root unless it is allowed to: pass --allow-root',
        at: command.range,
        edits: insertWordsAfter(verb, '--allow-root'),
        because: [{ text: 'this runs as root', range: command.range }],
      };
    }
    const scripted = scriptedBower(build);
    if (scripted !== undefined)
      yield {
        kind: 'fix',
        message: 'a script calls bower, which does not run as root unless it is allowed to: allow it',
        at: scripted.step.instruction.range,
        edits: insertInstructionBefore(
          dockerfile,
          scripted.step.instruction,
          `RUN echo '{ "allow_root": true }' > /root/.bowerrc`,
        ),
        because: [logEvidence(scripted.cause)],
      };
  },
});
