import { buildCommand, placeholderFor } from '../src/build/build-command.ts';
import type { Build } from '../src/build/build.ts';
import { bundleFaults } from '../src/build/bundle-doubts.ts';
import { canRefer, endOfDeclarations, type BakedDefault, type BakedVariable } from '../src/build/bundles.ts';
import type { Stage } from '../src/build/stage.ts';
import { insertInstructionAfter, removeValue, setDefault } from '../src/edits/index.ts';
import type { Fix } from '../src/fix.ts';
import { valueOf } from '../src/known.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Refuse to bake a localhost address into a browser bundle',
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'A build that passes no value stops: jobs and compose files that were content with the localhost address have to pass one.',
  *fixes(build) {
    const { defaults, secrets, doubts } = bundleFaults(build);
    for (const group of defaults) yield repair(build, group, secrets);
    for (const doubt of doubts) yield { kind: 'left-alone', ...doubt };
  },
});

function repair(build: Build, group: readonly BakedDefault[], secrets: readonly BakedVariable[]): Fix {
  const held = group.filter(({ pair }, index) => group.findIndex((other) => other.pair === pair) === index);
  const [{ baked, instruction }] = group as readonly [BakedDefault];
  const { tool, run } = baked;
  const stages = new Set(group.map(({ step }) => step.stage));
  return {
    kind: 'fix',
    message: `${tool.tool} bakes ${values(group)} into the bundle: take ${owned(group)} away and stop a build without a value`,
    at: instruction.range,
    edits: [
      ...held.flatMap((one, index) => withoutDefault(one, held.slice(0, index))),
      ...[...stages].flatMap((stage) => guard(stage, group)),
    ],
    because: [
      { text: `${tool.tool} writes ${tool.prefix}* into the code for the browser`, source: tool.source },
      { text: 'this is where the bundle is built', range: run.command.range },
    ],
    advice: advice(build, held, secrets),
  };
}

/** No default any more; what had the same one as an earlier ARG takes that one's value. */
function withoutDefault(one: BakedDefault, earlier: readonly BakedDefault[]): Fix['edits'] {
  const twin = earlier.find(
    (other) =>
      other.arg !== one.arg &&
      other.value === one.value &&
      other.baked.tool === one.baked.tool &&
      canRefer(one, other),
  );
  if (one.holder === 'env')
    return setDefault(one.pair, twin ? `\${${one.arg}:-$${twin.arg}}` : `\${${one.arg}}`);
  return twin === undefined ? removeValue(one.pair) : setDefault(one.pair, `$${twin.arg}`);
}

/** A RUN that fails while none of the stage's ARGs has a value: before anything is installed, if they stand there. */
function guard(stage: Stage, group: readonly BakedDefault[]): Fix['edits'] {
  const own = group.filter(({ step }) => step.stage === stage);
  const args = distinct(own.map(({ arg }) => arg));
  const flags = args.map((arg) => `--build-arg ${arg}=...`).join(' ');
  const check = args.reduceRight(
    (rest, arg) => `\${${arg}:${rest === '' ? `?pass ${flags}` : `-${rest}`}}`,
    '',
  );
  return insertInstructionAfter(stage.build.dockerfile, endOfDeclarations(stage, own), `RUN : "${check}"`);
}

function values(group: readonly BakedDefault[]): string {
  return list(
    distinct(group.map(({ baked: { name, variable } }) => `${name}=${valueOf(variable.value) ?? ''}`)),
  );
}

function owned(group: readonly BakedDefault[]): string {
  const args = distinct(group.map(({ arg }) => arg));
  const others = group.some(({ arg, baked }) => arg !== baked.name) ? ` of ${list(args)}` : '';
  return `the default${args.length === 1 ? '' : 's'}${others}`;
}

function advice(build: Build, held: readonly BakedDefault[], secrets: readonly BakedVariable[]): string {
  const args = new Map(
    held.map(({ baked, arg, value }) => [
      arg,
      placeholderFor(value, baked.name.slice(baked.tool.prefix.length)),
    ]),
  );
  const names = list(distinct(secrets.map(({ name }) => name)));
  const warning = names === '' ? [] : [`every visitor can read ${names} too: what is baked in is public`];
  return [buildCommand(build, args), ...warning].join('\n');
}

function list(items: readonly string[]): string {
  return items.length < 2 ? items.join() : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

function distinct(items: readonly string[]): string[] {
  return [...new Set(items)];
}
