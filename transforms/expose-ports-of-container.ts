import { mappedPorts } from '../src/build/exposed-ports.ts';
import { replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/reference/build-checks/expose-invalid-format/';

export default transform({
  summary: 'Expose ports of the container alone',
  why: `EXPOSE names ports that a container listens on. \`EXPOSE 8080:80\` looks as if it published port 80 as 8080, but that is done
by \`docker run --publish 8080:80\` or by Compose: the builder drops what stands before the last colon, warns of it, and will
one day refuse it. What is left is what the image says today.`,
  kind: 'improve',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    "ExposeInvalidFormat: EXPOSE instruction should not define an IP address or host-port mapping, found '8080:80'",
  ],
  check: `docker inspect --format '{{json .Config.ExposedPorts}}' IMAGE`,
  sources: [SOURCE, 'https://github.com/moby/buildkit/issues/2173'],
  answers: ['buildkit/ExposeInvalidFormat'],
  looksFor: ['expose'],
  *fixes(build) {
    for (const { word, wanted } of mappedPorts(build)) {
      yield {
        kind: 'fix',
        message: `EXPOSE ${word.raw} publishes nothing: write ${wanted}`,
        at: word.range,
        edits: replaceWord(word, wanted),
        because: [{ text: 'the builder drops addresses and ports of the host', source: SOURCE }],
      };
    }
  },
});
