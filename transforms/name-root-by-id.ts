import { namedUsers } from '../src/build/named-users.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Name root in USER by its id',
  why: `The id of root is 0 in every Linux image, and what reads the configuration of an image need not look that up. Linters ask
for it as they do for other users; nothing works that did not work before, so that this is a matter of style.`,
  kind: 'style',
  effect: 'image',
  safety: 'safe',
  symptoms: ['Non-numeric user-id may not be resolvable by host system'],
  assumes: ['The image is one for Linux.'],
  check: `docker inspect --format '{{.Config.User}}' IMAGE`,
  sources: ['https://docs.docker.com/reference/dockerfile/#user'],
  answers: ['hadolint/DL3066'],
  *fixes(build) {
    for (const stage of build.stages)
      for (const { at, name } of namedUsers(stage))
        if (name === 'root')
          yield {
            kind: 'fix',
            message: 'name root by its id 0',
            at,
            edits: [{ ...at, text: '0' }],
            because: [{ text: 'root has the id 0' }],
          };
  },
});
