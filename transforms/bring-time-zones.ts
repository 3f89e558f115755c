import {
  copiesNothing,
  goRuntime,
  installOf,
  isBareOf,
  loadedZone,
  type GoRuntime,
} from '../src/build/go-runtime.ts';
import { lackingZones, ZONES } from '../src/build/lacking-zones.ts';
import { insertCommandBefore, insertInstructionBefore, insertListItemAfter } from '../src/edits/index.ts';
import type { Edit, Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

const ZIP = '/usr/local/go/lib/time/zoneinfo.zip';

export default transform({
  summary: 'Bring the time zones that a Go program loads',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['golang', 'zoneinfo'],
  *fixes(build) {
    for (const stage of build.needed) {
      const run = lackingZones(stage);
      if (run === undefined) continue;
      const { step, command } = run;
      yield {
        kind: 'fix',
        message: 'Alpine has no time zones to copy one from: install tzdata first',
        at: command.range,
        edits: insertCommandBefore(build.dockerfile, step.instruction, command, 'apk add --no-cache tzdata'),
        because: [{ text: 'the image has no time zone database', range: stage.from.range }],
      };
    }
    for (const target of build.targets) {
      const runtime = goRuntime(target);
      const zone = runtime && loadedZone(runtime);
      if (runtime === undefined || zone === undefined || embedsZones(runtime)) continue;
      if (target.end.setsEnv('ZONEINFO')) continue;
      if (isBareOf(target, [ZONES], ['zoneinfo', 'tzdata'])) yield offer(runtime, zone, copied(runtime));
      else if (isPlainAlpine(runtime)) yield offer(runtime, zone, installed(runtime));
    }
  },
});

function embedsZones({ builder }: GoRuntime): boolean {
  return builder.commands.some(({ command }) => command.words.some(({ raw }) => raw.includes('timetzdata')));
}

function isPlainAlpine({ target }: GoRuntime): boolean {
  const isAlpine = target.image.known && target.image.value.image === 'alpine';
  const unread = target.chain.some(({ packages }) =>
    packages.calls.some((call) => call.unread !== undefined),
  );
  const hasZones = installOf(target, 'tzdata') !== undefined || namesZones(target.commands);
  return isAlpine && !unread && !hasZones && copiesNothing(target, [ZONES], ['zoneinfo', 'tzdata']);
}

function namesZones(commands: GoRuntime['target']['commands']): boolean {
  return commands.some(({ command }) => command.words.some(({ raw }) => /tzdata|zoneinfo/.test(raw)));
}

function copied({ target, builder, copy, from }: GoRuntime): readonly Edit[] {
  const { dockerfile } = target.build;
  const before = (text: string) => insertInstructionBefore(dockerfile, copy.instruction, text);
  if (installOf(builder, 'tzdata') !== undefined) return before(`COPY --from=${from} ${ZONES} ${ZONES}`);
  const [file, variable] = [
    before(`COPY --from=${from} ${ZIP} /zoneinfo.zip`),
    before('ENV ZONEINFO=/zoneinfo.zip'),
  ];
  return file.map((edit, index) => ({ ...edit, text: edit.text + (variable[index]?.text ?? '') }));
}

function installed({ target, copy }: GoRuntime): readonly Edit[] {
  const { dockerfile } = target.build;
  const call = target.packages.calls.findLast(
    ({ manager, action, certain, packages, options }) =>
      manager === 'apk' &&
      action === 'install' &&
      certain &&
      packages.length > 0 &&
      !options.some(({ name }) => /^(-t|--virtual)$/.test(name)),
  );
  const last = call?.packages.at(-1);
  if (last !== undefined) return insertListItemAfter(dockerfile, last.word, 'tzdata');
  const isRoot = target.state(copy.step.index).isRoot;
  return isRoot ? insertInstructionBefore(dockerfile, copy.instruction, 'RUN apk add --no-cache tzdata') : [];
}

function offer({ target, copy }: GoRuntime, zone: string, edits: readonly Edit[]): Offer {
  const at = copy.instruction.range;
  if (edits.length === 0)
    return {
      kind: 'left-alone',
      at,
      reason: 'the user is no longer root where tzdata would have to be installed',
    };
  return {
    kind: 'fix',
    message: `the program loads the time zone ${zone}, and the image has no time zones: bring them`,
    at,
    edits,
    because: [{ text: 'the image has no time zone database', range: target.from.range }],
  };
}
