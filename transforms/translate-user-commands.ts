import { foreignAccounts } from '../src/build/foreign-accounts.ts';
import { replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: "Write users and groups with the distribution's own commands",
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['user', 'group'],
  *fixes(build) {
    for (const stage of build.needed) {
      const accounts = foreignAccounts(stage);
      if (accounts === undefined) continue;
      const { image, failing, foreign } = accounts;
      const at = failing.command.range;
      const stuck = foreign.find(({ commands }) => commands === undefined);
      if (stuck !== undefined) {
        const { name } = stuck.run.command;
        yield {
          kind: 'left-alone',
          at,
          reason: `this ${name} asks for more than the commands of the image can do`,
        };
        continue;
      }
      const name = failing.command.name;
      yield {
        kind: 'fix',
        message: `${name} as it stands here does not work in ${image.image}:${image.tag}: write what does the same there`,
        at,
        edits: foreign.flatMap(({ run, commands = [] }) => replaceWord(run.command, commands.join(' && '))),
        because: [
          {
            text: `${image.image}:${image.tag} has other commands`,
            range: stage.from.range,
            source: image.source,
          },
        ],
      };
    }
  },
});
