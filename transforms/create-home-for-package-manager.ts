import { homeToMake, type HomeToMake } from '../src/build/home-repair.ts';
import { homeTrouble, homeWriter, type HomeTrouble, type HomeWriter } from '../src/build/home.ts';
import type { Stage } from '../src/build/stage.ts';
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
  assumes: ['The container runs as the user that the image names; with a read-only root file system the home is a mount.'],
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
      const trouble = writer && homeTrouble(target);
      const at = writer?.instruction.range;
      if (at === undefined || trouble === undefined) continue;
      if (!trouble.known) yield { kind: 'left-alone', at, reason: trouble.reason };
      // A user without a command that makes it has no place to mend.
      if (!trouble.known || trouble.value?.account.made === undefined || writer === undefined) continue;
      if (mended.has(trouble.value.account.made.command)) continue;
      mended.add(trouble.value.account.made.command);
      yield offer(target, trouble.value, writer);
    }
  },
});

const WHATS_WRONG = { none: 'none', missing: 'not made', foreign: "somebody else's" } as const;

function offer({ build }: Stage, trouble: HomeTrouble, writer: HomeWriter): Offer {
  const home = homeToMake(trouble);
  if (!home.known) return { kind: 'left-alone', at: writer.instruction.range, reason: home.reason };
  const { made, end, option, text } = home.value;
  const { instruction } = made.step;
  return {
    kind: 'fix',
    message: `${writer.manager} runs as ${trouble.account.spec}, whose home is ${WHATS_WRONG[trouble.kind]}: make ${home.value.home} where the user is made`,
    at: instruction.range,
    edits: [
      ...(option === undefined ? [] : setOption(made.command, option, text)),
      ...appendCommand(build.dockerfile, instruction, end, ...commands(home.value, writer)),
    ],
    because: [
      { text: `${trouble.account.spec} is made here`, range: made.command.range },
      { text: `${writer.manager} runs as this user and keeps files in its home`, range: writer.instruction.range },
    ],
  };
}

function commands({ text, owner, isNew }: HomeToMake, { directories }: HomeWriter): string[] {
  const paths = directories.map((directory) => `${text}/${directory}`).join(' ');
  return [`mkdir -p ${paths}`, `chown -R ${owner} ${isNew ? text : paths}`];
}
