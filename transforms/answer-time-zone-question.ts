import { timeZoneQuestion } from '../src/build/time-zone-question.ts';
import { insertWordsBefore } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://github.com/tianon/docker-brew-ubuntu-core/issues/181';

export default transform({
  summary: 'Install time zone data without its question',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
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
