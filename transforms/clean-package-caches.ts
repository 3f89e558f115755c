import { cleanupPlace } from '../src/build/cleanup-place.ts';
import { keptCaches } from '../src/build/package-caches.ts';
import { cleanUp } from '../src/edits/clean-up.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://dnf.readthedocs.io/en/latest/command_ref.html#clean-command';

const CODES: Readonly<Record<string, readonly string[]>> = {
  yum: ['hadolint/DL3032', 'trivy/DS-0015'],
  zypper: ['hadolint/DL3036', 'trivy/DS-0020'],
  dnf: ['hadolint/DL3040', 'trivy/DS-0019'],
  microdnf: ['hadolint/DL3040', 'trivy/DS-0027'],
};

export default transform({
  summary: 'Clean the cache of dnf, yum and zypper in the layer that fills it',
  kind: 'improve',
  effect: 'image',
  safety: 'safe',
  answers: [...new Set(Object.values(CODES).flat())],
  looksFor: ['dnf', 'yum', 'zypper'],
  *fixes(build) {
    for (const stage of build.stages) {
      for (const { step, call, clean, kept } of keptCaches(stage)) {
        const at = call.command.range;
        const place = cleanupPlace(call.run);
        if (kept !== undefined || !place.known) {
          yield { kind: 'left-alone', at, reason: kept ?? (place.known ? '' : place.reason) };
          continue;
        }
        yield {
          kind: 'fix',
          message: `what ${call.program} fetches stays in the image: ${clean} in the same RUN`,
          at,
          edits: cleanUp(build.dockerfile, step.instruction, place.value, clean),
          because: [{ text: `${call.program} fetches anew what it needs`, range: at, source: SOURCE }],
          answers: CODES[call.manager] ?? [],
        };
      }
    }
  },
});
