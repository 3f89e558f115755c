import { privilegedPort, UNPRIVILEGED } from '../src/build/privileged-port.ts';
import { replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Let ASP.NET listen on a port that is not for root alone',
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'whoever publishes port 80 of the container, or sends requests there, has to name 8080 instead',
  looksFor: ['aspnet'],
  *fixes(build) {
    const seen = new Set<unknown>();
    for (const target of build.targets) {
      const found = privilegedPort(target);
      if (found === undefined || seen.has(found.value)) continue;
      seen.add(found.value);
      const { env, variable, value, changed, user, exposed } = found;
      yield {
        kind: 'fix',
        message: `${variable} asks for port 80, which not every engine lets an ordinary user have: listen on ${UNPRIVILEGED}`,
        at: env.range,
        edits: [
          ...replaceWord(value, changed),
          ...exposed.flatMap((word) => replaceWord(word, word.raw.replace('80', UNPRIVILEGED))),
        ],
        because: [{ text: 'the container does not run as root', range: user.range }],
        advice: `Publish the port as -p 80:${UNPRIVILEGED}, and change it in compose files and manifests`,
      };
    }
  },
});
