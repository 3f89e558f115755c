import { timeZoneQuestion } from '../src/build/time-zone-question.ts';
import { insertWordsBefore } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://github.com/tianon/docker-brew-ubuntu-core/issues/181';

export default transform({
  summary: 'Install time zone data without its question',
  why: `Ubuntu's images come without tzdata, and many packages bring it: cmake in 20.04, python3 in 24.04, php and postgresql
in all. When it is set up it asks for the geographic area. A build with a terminal waits there for ever; one without gets no
answer and goes on with \`/UTC\`, which no time zone is called, so that programs which read \`/etc/timezone\` fail later.
With \`DEBIAN_FRONTEND=noninteractive\` nothing is asked, and the zone is \`Etc/UTC\`. The variable is set for this one call:
in an ENV it would go on into the containers, and keep people there from answering questions.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'Please select the geographic area in which you live.',
    'Geographic area:',
    'debconf: falling back to frontend: Readline',
    'debconf: (TERM is not set, so the dialog frontend is not usable.)',
    "Current default time zone: '/UTC'",
  ],
  assumes: ['No mirror of your own has other packages.'],
  check: 'docker run --rm IMAGE cat /etc/timezone must say Etc/UTC',
  sources: [
    SOURCE,
    'https://github.com/sony/nnabla/pull/1216',
    'https://github.com/istopwg/ippsample/issues/220',
    'https://docs.docker.com/build/building/variables/',
  ],
  looksFor: ['apt'],
  *fixes(build) {
    for (const stage of build.stages) {
      const question = timeZoneQuestion(stage);
      if (question === undefined) continue;
      const { call, package: name, program } = question;
      const brings = name === 'tzdata' ? 'tzdata asks' : `${name} brings tzdata, which asks`;
      yield {
        kind: 'fix',
        message: `${brings} for the time zone, and a build cannot answer: install without questions`,
        at: call.command.range,
        edits: insertWordsBefore(program, 'DEBIAN_FRONTEND=noninteractive'),
        because: [
          { text: 'the image comes without tzdata', range: stage.from.range, source: SOURCE },
          { text: 'DEBIAN_FRONTEND is not set here', range: call.command.range },
        ],
      };
    }
  },
});
