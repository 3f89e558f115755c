import { installInstruction } from '../src/build/install-place.ts';
import type { Build } from '../src/build/build.ts';
import { missingOpenssl, type MissingOpenssl } from '../src/build/prisma.ts';
import { insertInstructionAfter } from '../src/edits/index.ts';
import type { Fix } from '../src/fix.ts';
import { is } from '../src/known.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: "Install OpenSSL for Prisma's engine",
  why: `Prisma's engine is a native library that loads the system's OpenSSL, and which build of it is fetched depends on the OpenSSL
that is found at that time. The slim images of Node come without it since Debian 12, and Alpine keeps it in another place since
3.21. Prisma then falls back to the engine for OpenSSL 1.1, which no such image has. It is installed where the stages that
fetch the engine and those that run it begin, so that both see the same.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'prisma:warn Prisma failed to detect the libssl/openssl version to use, and may not work as expected. Defaulting to "openssl-1.1.x".',
    'Error loading shared library libssl.so.1.1: No such file or directory',
    'libssl.so.1.1: cannot open shared object file: No such file or directory',
    'PrismaClientInitializationError: Unable to require(`/app/node_modules/.prisma/client/libquery_engine-debian-openssl-1.1.x.so.node`)',
  ],
  assumes: ['The tag of the base image names the release that it names today.'],
  check: 'docker run --rm --entrypoint openssl IMAGE version',
  sources: [
    'https://github.com/prisma/prisma/issues/19729',
    'https://github.com/prisma/prisma/issues/25817',
    'https://www.prisma.io/docs/orm/reference/system-requirements',
  ],
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
