import { looseInstalls } from '../src/build/loose-installs.ts';
import { insertOptionAfter } from '../src/edits/insert-option.ts';
import { replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install the versions that the lockfile has, or stop',
  kind: 'improve',
  effect: 'image',
  safety: 'unsafe',
  risk: 'Where the lockfile lags behind package.json the build stops, and npm ci removes what is in node_modules already.',
  looksFor: ['npm', 'yarn', 'pnpm', 'bun'],
  *fixes(build) {
    for (const stage of build.stages) {
      for (const { run, lockfile, verb, strict, doubt } of looseInstalls(stage)) {
        const at = run.command.range;
        if (doubt !== undefined) {
          yield { kind: 'left-alone', at, reason: doubt };
          continue;
        }
        const last = run.command.words.at(-1);
        if (last === undefined) continue;
        yield {
          kind: 'fix',
          message: `${lockfile.path} is there, and the install may take other versions: ${verb === undefined ? `pass ${strict}` : 'npm ci takes those'}`,
          at,
          edits:
            verb === undefined
              ? insertOptionAfter(run.step.instruction, run.command, last, strict)
              : replaceWord(verb, run.step.instruction.json === undefined ? strict : JSON.stringify(strict)),
          because: [{ text: 'it has a version for every package', file: lockfile.path }],
        };
      }
    }
  },
});
