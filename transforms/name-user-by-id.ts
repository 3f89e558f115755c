import { namedUsers } from '../src/build/named-users.ts';
import { insertWordsAfter } from '../src/edits/index.ts';
import type { Edit } from '../src/fix.ts';
import type { StageCommand } from '../src/build/commands.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/';

export default transform({
  summary: 'Name the user in USER by its id',
  kind: 'improve',
  effect: 'image',
  safety: 'safe',
  answers: ['hadolint/DL3066'],
  *fixes(build) {
    for (const stage of build.stages)
      for (const { at, name, id } of namedUsers(stage)) {
        if (name === 'root') continue;
        if (!id.known) {
          yield { kind: 'left-alone', at, reason: `the id of the user is not known: ${id.reason}` };
          continue;
        }
        const { number, chosenBy } = id.value;
        const fix = {
          kind: 'fix',
          message: `the host cannot tell who ${name} is: name the user by the id ${number}`,
          at,
          edits: [
            ...(chosenBy === undefined ? [] : giveId(chosenBy, number)),
            { ...at, text: String(number) },
          ],
          because: [{ text: `${name} has the id ${number}`, source: SOURCE }],
        } as const;
        yield chosenBy === undefined
          ? fix
          : {
              ...fix,
              safety: 'unsafe',
              risk: `Where a newer base image has an account with the id ${number}, the command that makes ${name} fails.`,
            };
      }
  },
});

/** Only useradd and busybox know `-u`: https://manpages.debian.org/bookworm/adduser/adduser.8.en.html */
function giveId({ command, step }: StageCommand, id: number): Edit[] {
  const [name] = command.words;
  const { image } = step.stage;
  const isBusybox =
    image.known && image.value.packageManager.known && image.value.packageManager.value === 'apk';
  const option = command.name === 'useradd' || isBusybox ? '-u' : '--uid';
  return name === undefined ? [] : insertWordsAfter(name, `${option} ${id}`);
}
