import { removeInstruction } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Expose no port for SSH',
  kind: 'improve',
  effect: 'image',
  safety: 'manual',
  risk: 'An image that is meant to be reached by SSH no longer says so, and docker run -P does not publish the port.',
  answers: ['trivy/DS-0004', 'checkov/CKV_DOCKER_1'],
  looksFor: ['22'],
  *fixes(build) {
    for (const stage of build.stages) {
      for (const { instruction, index } of stage.steps) {
        if (instruction.keyword !== 'EXPOSE') continue;
        const { words } = instruction;
        const isSsh = words.map((word) => {
          const { value } = stage.state(index).expand(word);
          return value.known && /^22(?:\/tcp)?$/i.test(value.value);
        });
        const at = isSsh.indexOf(true);
        const [word, before, after] = [words[at], words[at - 1], words[at + 1]];
        if (word === undefined) continue;
        const gap = before
          ? { start: before.range.end, end: word.range.end }
          : { start: word.range.start, end: after?.range.start ?? word.range.end };
        yield {
          kind: 'fix',
          message: 'port 22 is that of SSH, which containers do without: docker exec opens a shell in them',
          at: word.range,
          edits:
            before === undefined && after === undefined
              ? removeInstruction(build.dockerfile, instruction)
              : [{ ...gap, text: '' }],
          because: [{ text: 'nothing else is known to listen there', range: word.range }],
          advice: 'Take the server for SSH out of the image too, unless it is what the image is for',
        };
      }
    }
  },
});
