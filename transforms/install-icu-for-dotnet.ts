import type { Build } from '../src/build/build.ts';
import { isImageUser, missingIcu, neededIcu, type MissingIcu, type NeededIcu } from '../src/build/dotnet.ts';
import { insertInstructionAfter, insertInstructionBefore, insertListItemAfter } from '../src/edits/index.ts';
import type { Edit, Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install ICU where .NET on Alpine is told to use it',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['dotnet'],
  *fixes(build) {
    const seen = new Set<unknown>();
    for (const target of build.targets) {
      const needed = neededIcu(target);
      if (needed !== undefined && !seen.has(needed.stage)) {
        seen.add(needed.stage);
        yield forProject(build, needed);
      }
      const missing = missingIcu(target);
      if (missing === undefined || seen.has(missing.env)) continue;
      seen.add(missing.env);
      yield offer(build, missing);
    }
  },
});

function offer({ dockerfile }: Build, { image, stage, env, call }: MissingIcu): Offer {
  const at = env.range;
  const last = call?.packages.at(-1);
  if (last === undefined && !isImageUser(stage, env))
    return {
      kind: 'left-alone',
      at,
      reason: 'the user is no longer root where ICU would have to be installed',
    };
  return {
    kind: 'fix',
    message: `.NET is told to use ICU, and ${image.name}:${image.tag} does not have it: install icu-libs`,
    at,
    edits:
      last === undefined
        ? insertInstructionBefore(dockerfile, env, 'RUN apk add --no-cache icu-libs')
        : insertListItemAfter(dockerfile, last.word, 'icu-libs'),
    because: [
      { text: 'the image has no ICU', range: stage.from.range },
      { text: 'globalization is turned on', range: env.range },
    ],
  };
}

/** Two insertions at one place as one. */
function joined(first: Edit[], second: Edit[]): Edit[] {
  return first.map((edit, index) => ({ ...edit, text: edit.text + (second[index]?.text ?? '') }));
}

function forProject({ dockerfile }: Build, { image, stage, needs, certain, unset }: NeededIcu): Offer {
  const install = 'RUN apk add --no-cache icu-libs';
  const instructions = unset ? [install, 'ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false'] : [install];
  return {
    kind: 'fix',
    message: `the project has ${needs}, and ${image.name}:${image.tag} comes without ICU: install icu-libs`,
    at: stage.from.range,
    edits: instructions.map((text) => insertInstructionAfter(dockerfile, stage.from, text)).reduce(joined),
    because: [
      {
        text: 'the image has no ICU, and tells .NET to do without',
        range: stage.from.range,
        source: 'https://github.com/dotnet/dotnet-docker/blob/main/samples/enable-globalization.md',
      },
    ],
    ...(certain && !unset
      ? {}
      : {
          safety: 'unsafe',
          risk: 'What the image does without the package that needs ICU compares and formats by cultures then',
        }),
  };
}
