import { namedUsers } from '../src/build/named-users.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Name root in USER by its id',
  kind: 'style',
  effect: 'image',
  safety: 'safe',
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
