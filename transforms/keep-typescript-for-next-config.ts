import { missingTypescript, nextStart } from '../src/build/next.ts';
import { asDependency } from '../src/build/node-addition.ts';
import type { Stage } from '../src/build/stage.ts';
import { appendCommand, insertCommandBefore } from '../src/edits/index.ts';
import type { Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install TypeScript where `next start` reads next.config.ts',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  *fixes(build) {
    const seen = new Set<unknown>();
    for (const target of build.targets) {
      for (const offer of offers(target)) {
        if (!seen.has(offer.at.start)) yield offer;
        seen.add(offer.at.start);
      }
    }
  },
});

function* offers(target: Stage): Iterable<Offer> {
  const start = nextStart(target);
  if (start === undefined) return;
  const at = start.process.instruction.range;
  const missing = missingTypescript(target, start);
  if (!missing.known) return yield { kind: 'left-alone', at, reason: missing.reason };
  if (missing.value === undefined) return;
  const { project, config, install, version } = missing.value;
  const { command, step } = install.run;
  const addition = asDependency(install, project, 'typescript', version);
  if (!addition.known)
    return yield { kind: 'left-alone', at: step.instruction.range, reason: addition.reason };

  const write = addition.value.where === 'after' ? appendCommand : insertCommandBefore;
  yield {
    kind: 'fix',
    message: `next start needs TypeScript to read ${config}, and this install leaves it out: install typescript ${version} beside it`,
    at: step.instruction.range,
    edits: write(target.build.dockerfile, step.instruction, command, addition.value.command),
    because: [
      { text: 'next start reads its configuration here', range: at },
      { text: 'development dependencies are left out', range: command.range },
      { text: 'typescript is a development dependency', file: manifestOf(project.directory) },
    ],
  };
}

function manifestOf(directory: string): string {
  return directory === '' ? 'package.json' : `${directory}/package.json`;
}
