import { unansweredCalls, type Unanswered } from '../src/build/package-confirmation.ts';
import { insertWordsAfter, insertWordsBefore } from '../src/edits/index.ts';
import type { Build } from '../src/build/build.ts';
import type { Edit, Offer } from '../src/fix.ts';
import { is } from '../src/known.ts';
import { transform } from '../src/transform.ts';

const CODES: Readonly<Record<string, readonly string[]>> = {
  apt: ['hadolint/DL3014', 'trivy/DS-0021'],
  yum: ['hadolint/DL3030'],
  zypper: ['hadolint/DL3034'],
  dnf: ['hadolint/DL3038'],
  microdnf: ['hadolint/DL3038'],
};

export default transform({
  summary: 'Answer the question of a package manager with -y',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  answers: [...new Set(Object.values(CODES).flat())],
  looksFor: ['apt', 'apk', 'dnf', 'yum', 'zypper'],
  *fixes(build) {
    for (const stage of build.stages) {
      for (const { call, unanswered } of unansweredCalls(stage)) {
        if (unanswered.known) yield offer(build, unanswered.value);
        else yield { kind: 'left-alone', at: call.command.range, reason: unanswered.reason };
      }
    }
  },
});

function offer(build: Build, { call, question, verb }: Unanswered): Offer {
  const { command, program, step } = call;
  const isWord = step.instruction.json === undefined || command.wrappedBy.includes('-c');
  return {
    kind: 'fix',
    message: `${program} ${call.verb} asks ${question}, and a build cannot answer: say yes with -y`,
    at: command.range,
    edits: isWord ? written(build, verb) : [{ start: verb.range.end, end: verb.range.end, text: ', "-y"' }],
    because: [{ text: 'nothing answers the question here', range: command.range }],
    answers: CODES[call.manager] ?? [],
  };
}

/** Before the sub-command where the file has it there, behind it otherwise. */
function written({ stages }: Build, verb: Unanswered['verb']): Edit[] {
  const options = stages
    .flatMap(({ packages }) => packages.calls)
    .filter(({ answered }) => is(answered, 'option'))
    .map(({ command, verb: name }) =>
      command.words.find(({ raw }) => raw === name || /^-[a-z]*y|^--(assume-)?yes$/.test(raw)),
    );
  const leads = options.length > 0 && options.every((word) => word?.raw.startsWith('-') === true);
  return leads ? insertWordsBefore(verb, '-y') : insertWordsAfter(verb, '-y');
}
