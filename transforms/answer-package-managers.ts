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
  why: `Whether \`apt-get install\` asks depends on what else comes along, and that changes with the base image and the archive: a
build that works today stops tomorrow because a package has one more dependency. \`-y\` answers beforehand, and changes nothing where there is
no question. Calls that a pipe answers are left as they are.`,
  kind: 'improve',
  effect: 'image',
  safety: 'safe',
  risk: 'Where the failure of the call is tolerated, it now installs what it gave up on before.',
  symptoms: [
    'DL3014 warning: Use the `-y` switch to avoid manual input `apt-get -y install <package>`',
    'DL3030 warning: Use the -y switch to avoid manual input `yum install -y <package>`',
    'DL3034 warning: Non-interactive switch missing from `zypper` command: `zypper install -y`',
    'DL3038 warning: Use the -y switch to avoid manual input `dnf install -y <package>`',
    "DS-0021: 'apt-get' missing '-y' to avoid manual input",
  ],
  check: 'docker build .',
  sources: [SOURCE, 'https://github.com/hadolint/hadolint/wiki/DL3014'],
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
