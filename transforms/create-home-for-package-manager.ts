import type { Build } from '../src/build/build.ts';
import { homeToMake, type HomeToMake } from '../src/build/home-repair.ts';
import { homeTrouble, homeWriter, type HomeTrouble, type HomeWriter } from '../src/build/home.ts';
import { appendCommand, setOption } from '../src/edits/index.ts';
import type { Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Make the home of the user that runs npm or pip',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  *fixes(build) {
    const mended = new Set<unknown>();
    for (const target of build.targets) {
      const writer = homeWriter(target);
      if (writer === undefined) continue;
      const trouble = homeTrouble(target, writer);
      if (!trouble.known) yield { kind: 'left-alone', at: writer.instruction.range, reason: trouble.reason };
      const made = trouble.known ? trouble.value?.account.made?.command : undefined;
      // A user without a command that makes it has no place to mend.
      if (!trouble.known || trouble.value === undefined || made === undefined || mended.has(made)) continue;
      mended.add(made);
      yield offer(build, trouble.value);
    }
  },
});

const WRONG = {
  none: 'who has no home',
  missing: 'whose home is not made',
  foreign: "whose home is somebody else's",
};

function offer({ dockerfile }: Build, trouble: HomeTrouble): Offer {
  const { account, writer } = trouble;
  const home = homeToMake(trouble);
  if (!home.known) return { kind: 'left-alone', at: writer.instruction.range, reason: home.reason };
  const { made, end, option, text, isNew } = home.value;
  const { instruction } = made.step;
  const what = isNew
    ? `make ${home.value.home} where the user is made`
    : `make directories of its own in ${home.value.home}`;
  return {
    kind: 'fix',
    message: `${writer.manager} runs as ${account.spec}, ${WRONG[trouble.kind]}: ${what}`,
    at: instruction.range,
    edits: [
      ...(option === undefined ? [] : setOption(made.command, option, text)),
      ...appendCommand(dockerfile, instruction, end, ...commands(home.value, writer)),
    ],
    because: [
      { text: `${account.spec} is made here`, range: made.command.range },
      {
        text: `${writer.manager} runs as this user and keeps files in its home`,
        range: writer.instruction.range,
      },
    ],
  };
}

function commands({ text, owner, isNew }: HomeToMake, { directories }: HomeWriter): string[] {
  const paths = directories.map((directory) => `${text}/${directory}`).join(' ');
  return [`mkdir -p ${paths}`, `chown -R ${owner} ${isNew ? text : paths}`];
}
