import { unconfirmedCalls } from '../src/build/unconfirmed-calls.ts';
import { insertOptionAfter } from '../src/edits/insert-option.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://manpages.debian.org/bookworm/apt/apt-get.8.en.html#OPTIONS';

const CODES: Readonly<Record<string, readonly string[]>> = {
  apt: ['hadolint/DL3014', 'trivy/DS-0021'],
  yum: ['hadolint/DL3030'],
  zypper: ['hadolint/DL3034'],
  dnf: ['hadolint/DL3038'],
  microdnf: ['hadolint/DL3038'],
};

export default transform({
  summary: 'Say yes beforehand to whatever a package manager may ask',
  kind: 'improve',
  effect: 'image',
  safety: 'safe',
  risk: 'Where the failure of the call is tolerated, it now installs what it gave up on before.',
  answers: [...new Set(Object.values(CODES).flat())],
  looksFor: ['apt', 'apk', 'dnf', 'yum', 'zypper'],
  *fixes(build) {
    for (const stage of build.stages) {
      for (const { call, verb, answered, tolerated } of unconfirmedCalls(stage)) {
        const { command, program, step } = call;
        const at = command.range;
        if (answered !== undefined) {
          yield { kind: 'left-alone', at, reason: answered };
          continue;
        }
        yield {
          kind: 'fix',
          message: `${program} ${call.verb} may ask whether to go on, and a build cannot answer: say yes with -y`,
          at,
          edits: insertOptionAfter(step.instruction, command, verb, '-y'),
          because: [{ text: 'nothing in the call says yes', range: at, source: SOURCE }],
          answers: CODES[call.manager] ?? [],
          ...(tolerated
            ? {
                safety: 'unsafe' as const,
                risk: 'the call installs what it gave up on before without failing the build',
              }
            : {}),
        };
      }
    }
  },
});
