import { listEnd } from '../src/build/commands.ts';
import { logEvidence } from '../src/build/failure.ts';
import { listlessInstall, type ListlessInstall } from '../src/build/missing-lists.ts';
import type { Stage } from '../src/build/stage.ts';
import { appendCommand, insertCommandBefore, insertWordsAfter } from '../src/edits/index.ts';
import type { Edit, Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Fetch the package lists before packages are installed',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['apt', 'apk'],
  *fixes(build) {
    for (const stage of build.stages) {
      const found = listlessInstall(stage);
      if (found !== undefined) yield offer(stage, found);
    }
  },
});

function offer(stage: Stage, found: ListlessInstall): Offer {
  const { call, removed } = found;
  const at = call.command.range;
  const edits = added(stage, found);
  if (edits === undefined)
    return { kind: 'left-alone', at, reason: 'the lists cannot be fetched in a RUN without a shell' };
  const message = found.stale
    ? `${call.program} ${call.verb} asks for packages that the archive has replaced since the lists were made: fetch them first`
    : `${call.program} ${call.verb} does not find ${found.package}, because ${removed ? 'the lists were removed before' : 'the image has no lists'}: fetch them first`;
  return {
    kind: 'fix',
    message,
    at,
    edits,
    because: [
      found.cause === undefined
        ? {
            text: removed ? 'no lists are left here' : 'this image comes without lists',
            range: removed ? at : stage.from.range,
          }
        : logEvidence(found.cause),
    ],
  };
}

function added(stage: Stage, { call, manager, removed, removesAfter }: ListlessInstall): Edit[] | undefined {
  const { command, step } = call;
  const { dockerfile } = stage.build;
  if (step.instruction.json !== undefined && !command.wrappedBy.includes('-c')) return undefined;
  const verb = command.words.find(({ literal }) => literal === call.verb);
  if (manager === 'apk') return verb && insertWordsAfter(verb, '--no-cache');
  const sudo = command.wrappedBy[0] === 'sudo' ? 'sudo ' : '';
  const fetched = insertCommandBefore(dockerfile, step.instruction, command, `${sudo}${call.program} update`);
  const end = listEnd(step);
  if (!removed || removesAfter || !end.known || end.value.tolerated) return fetched;
  return [
    ...fetched,
    ...appendCommand(dockerfile, step.instruction, end.value, `${sudo}rm -rf /var/lib/apt/lists/*`),
  ];
}
