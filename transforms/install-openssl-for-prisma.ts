import { installInstruction } from '../src/build/install-place.ts';
import type { Build } from '../src/build/build.ts';
import { missingOpenssl, type MissingOpenssl } from '../src/build/prisma.ts';
import { insertInstructionAfter } from '../src/edits/index.ts';
import type { Fix } from '../src/fix.ts';
import { is } from '../src/known.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: "Install OpenSSL for Prisma's engine",
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  *fixes(build) {
    for (const missing of missingOpenssl(build)) yield repair(build, missing);
  },
});

function repair({ dockerfile }: Build, { stage, image, version, schema }: MissingOpenssl): Fix {
  return {
    kind: 'fix',
    message: `the engine of Prisma needs OpenSSL, and ${image.image}:${image.tag} has none that it finds: install it`,
    at: stage.from.range,
    edits: insertInstructionAfter(
      dockerfile,
      stage.from,
      installInstruction(is(image.packageManager, 'apk') ? 'apk' : 'apt', ['openssl']),
    ),
    because: [
      { text: `@prisma/client ${version} runs its engine for this schema`, file: schema },
      {
        text: `this image has no libssl where Prisma looks`,
        source: 'https://github.com/prisma/prisma/issues/19729',
      },
    ],
  };
}
