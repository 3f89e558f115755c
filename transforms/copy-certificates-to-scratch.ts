import {
  callsHttps,
  embedsCertificates,
  goRuntime,
  installOf,
  isBareOf,
  type GoRuntime,
} from '../src/build/go-runtime.ts';
import type { PackageCall } from '../src/build/system-packages.ts';
import { insertInstructionBefore } from '../src/edits/index.ts';
import type { Fix } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

const BUNDLE = '/etc/ssl/certs/ca-certificates.crt';

export default transform({
  summary: 'Copy the CA certificates into an image from scratch',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['golang'],
  *fixes(build) {
    for (const target of build.targets) {
      const runtime = isBareOf(target, ['/etc'], ['cert', 'ssl']) ? goRuntime(target) : undefined;
      if (runtime === undefined || embedsCertificates(runtime)) continue;
      const calls = callsHttps(runtime);
      const install = installOf(runtime.builder, 'ca-certificates');
      if (calls || install !== undefined) yield copyBundle(runtime, calls, install);
    }
  },
});

function copyBundle(
  { target, copy, from }: GoRuntime,
  calls: boolean,
  install: PackageCall | undefined,
): Fix {
  const { dockerfile } = target.build;
  return {
    kind: 'fix',
    message: calls
      ? 'the program calls addresses with https, and the image has no CA certificates: copy them from the builder'
      : 'CA certificates are installed in the builder and stay there: copy them into the image',
    at: copy.instruction.range,
    edits: insertInstructionBefore(dockerfile, copy.instruction, `COPY --from=${from} ${BUNDLE} ${BUNDLE}`),
    because: [
      { text: 'the image holds nothing but what is copied', range: target.from.range },
      ...(install === undefined
        ? []
        : [{ text: 'the certificates are installed here', range: install.command.range }]),
    ],
    ...(calls
      ? {}
      : {
          safety: 'unsafe',
          risk: 'the image has a file more, which a program that calls nothing with TLS does not need',
        }),
  };
}
