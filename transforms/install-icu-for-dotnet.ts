import type { Build } from '../src/build/build.ts';
import { isImageUser, missingIcu, type MissingIcu } from '../src/build/dotnet.ts';
import { insertInstructionBefore, insertListItemAfter } from '../src/edits/index.ts';
import type { Offer } from '../src/fix.ts';
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
