import type { Build } from '../src/build/build.ts';
import { isImageUser, missingIcu, type MissingIcu } from '../src/build/dotnet.ts';
import { insertInstructionBefore, insertListItemAfter } from '../src/edits/index.ts';
import type { Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install ICU where .NET on Alpine is told to use it',
  why: `The Alpine images of .NET have no ICU and set \`DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=true\`, so that programs run without
cultures. An image that sets the variable to \`false\` and does not install the library ends at the first start. \`icu-libs\` is
what it looks for; it has the data of English, and \`icu-data-full\` beside it has that of all languages.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    "Process terminated. Couldn't find a valid ICU package installed on the system.",
    'Please install libicu (or icu-libs) using your package manager and try again.',
  ],
  assumes: ['The program itself does not turn globalization off.'],
  check: 'docker run --rm IMAGE',
  sources: [
    'https://github.com/dotnet/dotnet-docker/issues/986',
    'https://aka.ms/dotnet-missing-libicu',
    'https://github.com/dotnet/dotnet-docker/blob/main/samples/enable-globalization.md',
  ],
  looksFor: ['dotnet'],
  *fixes(build) {
    const seen = new Set<unknown>();
    for (const target of build.targets) {
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
