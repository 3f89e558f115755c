import { bakedDefaults, type BakedDefault } from '../src/build/bundles.ts';
import type { Build } from '../src/build/build.ts';
import type { Stage } from '../src/build/stage.ts';
import { insertInstructionAfter, removeValue, setDefault } from '../src/edits/index.ts';
import type { Fix, Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Refuse to bake a localhost address into a browser bundle',
  why: `\`next build\` and its kin replace \`NEXT_PUBLIC_*\` (\`VITE_*\`, \`REACT_APP_*\` …) by their values when the image is built: what
is set when the container starts comes too late. With \`ARG NEXT_PUBLIC_API_URL=http://localhost:8000\` an image built
without \`--build-arg\` sends every visitor's browser to the visitor's own machine. Without the default, and
with a check, such a build stops with a message that says what to pass.`,
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'A build that passes no value and was content with the localhost address stops.',
  symptoms: [
    'TypeError: Failed to fetch',
    'Refused to connect to http://localhost:8000 because it violates the following Content Security Policy directive',
  ],
  assumes: ['One value given is enough for the build to go on: a repository of several services may need only one of them.'],
  check: 'docker build . must stop with a message; with --build-arg it must pass',
  sources: [
    'https://nextjs.org/docs/app/guides/environment-variables#bundling-environment-variables-for-the-browser',
    'https://vite.dev/guide/env-and-mode',
  ],
  *fixes(build) {
    for (const stage of build.stages) yield* offers(build, stage);
  },
});

function* offers(build: Build, stage: Stage): Iterable<Offer> {
  const baked = bakedDefaults(stage);
  const [first] = baked;
  if (first === undefined) return;
  yield {
    kind: 'fix',
    message: `${list(baked.map(({ name, value }) => `${name}=${value}`))} would be baked into the bundle by ${first.tool.tool}: take the default away and stop a build without a value`,
    at: first.instruction.range,
    edits: [...defaults(baked), ...guard(build, stage, baked)],
    because: [
      { text: `${first.tool.tool} writes ${first.tool.prefix}* into the code for the browser`, source: first.tool.source },
      { text: 'this is where the bundle is built', range: first.run.command.range },
    ],
    advice: advice(build, stage, baked),
  };
}

/** No default any more; what had the same one as an earlier variable takes that one's value. */
function defaults(baked: readonly BakedDefault[]): Fix['edits'] {
  return baked.flatMap((one, index) => {
    const twin = baked.slice(0, index).find((other) => other.value === one.value && other.instruction !== undefined);
    return twin === undefined ? removeValue(one.pair) : setDefault(one.pair, `$${twin.name}`);
  });
}

function guard(build: Build, stage: Stage, baked: readonly BakedDefault[]): Fix['edits'] {
  const last = Math.max(...baked.map(({ step }) => step.index));
  const anchor = stage.endOfDeclarations(last);
  const flags = baked.map(({ name }) => `--build-arg ${name}=...`).join(' ');
  const check = baked.reduceRight((rest, { name }, index) => `\${${name}${index === baked.length - 1 ? `:?pass ${flags}` : `:-${rest}`}}`, '');
  return insertInstructionAfter(build.dockerfile, anchor, `RUN : "${check}"`);
}

function advice(build: Build, stage: Stage, baked: readonly BakedDefault[]): string {
  const { dockerfile } = build.context;
  const file = dockerfile === 'Dockerfile' ? '' : ` -f ${dockerfile}`;
  const args = baked.map(({ name, value }) => `--build-arg ${name}=${value.replace(/^(\w+:\/\/)?[^/]*/, (_, scheme: string | undefined) => `${scheme ?? ''}api.example.com`)}`);
  const keys = stage.steps
    .filter(({ instruction }) => instruction.keyword === 'ARG')
    .flatMap(({ instruction }) => instruction.pairs.map(({ key }) => key))
    .filter((key) => key.startsWith(baked[0]?.tool.prefix ?? '') && /_(KEY|SECRET|TOKEN|PASSWORD)$/.test(key));
  const warning = keys.length === 0 ? '' : `\n${list(keys)} can be read by every visitor too: what is baked in is public`;
  return `docker build ${args.join(' ')}${file} .${warning}`;
}

function list(names: readonly string[]): string {
  return names.join(' and ');
}
