import { homeTrouble, homeWriter, isNoHome, properHome, type HomeWriter } from '../src/build/home.ts';
import type { Stage } from '../src/build/stage.ts';
import type { Account } from '../src/build/user-table.ts';
import { appendCommand, setHome } from '../src/edits/index.ts';
import type { Offer } from '../src/fix.ts';
import { valueOf } from '../src/known.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Give the user that runs npm a home it can write to',
  why: `npm, npx, yarn, pnpm and corepack keep caches and logs under the home of whoever calls them. \`useradd\` without \`-m\` and
\`adduser -H\` name a home and do not make it, and nobody but root may make it later. The home is made, and given to the
user, where the user is made.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    "npm error enoent ENOENT: no such file or directory, mkdir '/home/xdr/.npm'",
    "npm error EACCES: permission denied, mkdir '/home/xdr'",
  ],
  assumes: ['The container runs as the user that the image names.'],
  check: 'docker run --rm --entrypoint sh IMAGE -c \'ls -ld "$HOME" && touch "$HOME/.probe"\'',
  sources: ['https://docs.npmjs.com/cli/v11/configuring-npm/folders#cache', 'https://manpages.debian.org/bookworm/passwd/useradd.8.en.html'],
  *fixes(build) {
    for (const target of build.targets) yield* offer(target);
  },
});

function* offer(target: Stage): Iterable<Offer> {
  const writer = homeWriter(target);
  if (writer === undefined) return;
  const at = writer.instruction.range;
  const trouble = homeTrouble(target);
  if (!trouble.known) return yield { kind: 'left-alone', at, reason: trouble.reason };
  if (trouble.value === undefined) return;
  const { account } = trouble.value;
  const home = trouble.value.kind === 'none' ? valueOf(properHome(account)) : trouble.value.home;
  const made = account.made;
  // What has no entry in /etc/passwd, or one of the base image, has no command to mend.
  if (made === undefined || home === undefined) return;
  const { dockerfile } = target.build;
  const { instruction } = made.step;
  const last = made.step.stage.lastCommand(made.step);
  if (last === undefined) return;
  const own = account.home.known && isNoHome(account.home.value) ? setHome(made.command, home) : [];
  yield {
    kind: 'fix',
    message: `${writer.manager} runs as ${account.spec}, whose home ${home} ${trouble.value.kind === 'foreign' ? 'belongs to somebody else' : 'is not made'}: make it where the user is made`,
    at: instruction.range,
    edits: [...own, ...appendCommand(dockerfile, instruction, last, commands(account, home, writer))],
    because: [
      { text: `${account.spec} is made here`, range: made.command.range },
      { text: `${writer.manager} runs as this user and writes to its home`, range: at },
    ],
  };
}

function commands(account: Account, home: string, writer: HomeWriter): string[] {
  const name = account.made?.written(account.spec) ?? account.spec;
  const path = home.endsWith(`/${account.spec}`) ? home.slice(0, -account.spec.length) + name : home;
  const group = valueOf(account.group);
  const groupName = group === account.spec ? name : group;
  const owner = groupName === undefined ? name : `${name}:${groupName}`;
  return [`mkdir -p ${writer.directories.map((one) => `${path}/${one}`).join(' ')}`, `chown -R ${owner} ${path}`];
}
