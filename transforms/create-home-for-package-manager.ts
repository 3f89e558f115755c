import type { Build } from '../src/build/build.ts';
import { homeToMake, type HomeToMake } from '../src/build/home-repair.ts';
import { homeTrouble, homeWriter, type HomeTrouble, type HomeWriter } from '../src/build/home.ts';
import { appendCommand, setOption } from '../src/edits/index.ts';
import type { Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Make the home of the user that runs npm',
  why: `npm, npx, yarn, pnpm and corepack keep caches and logs under the home of whoever calls them. \`useradd\` without
\`-m\`, \`adduser -H\` and Debian's \`adduser --system\` name a home and do not make it, and only root may make it
later. The home is made, and given to the user, where the user is made. \`npm start\` alone gets by without one;
\`npm install\`, \`npx\`, corepack and whatever the application itself keeps in \`~/.cache\` do not.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    "npm error enoent ENOENT: no such file or directory, mkdir '/home/xdr/.npm'",
    "EACCES: permission denied, mkdir '/home/xdr'",
  ],
  assumes: [
    'The container runs as the user that the image names; with a read-only root file system the home is a mount.',
  ],
  check: 'docker run --rm --entrypoint npm IMAGE cache verify',
  sources: [
    'https://docs.npmjs.com/cli/v11/configuring-npm/folders#cache',
    'https://manpages.debian.org/bookworm/passwd/useradd.8.en.html',
    'https://git.busybox.net/busybox/tree/loginutils/adduser.c',
  ],
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
