import { is, known, unknown, valueOf, type Known } from '../known.ts';
import type { Command, ShellWord } from '../shell/types.ts';
import { byEnvironment, type NodeInstall } from './node.ts';

/** How an install is told to bring development dependencies too. */
export interface DevInstall {
  /** Words that leave them out, each with the one that it follows. */
  readonly dropped: readonly {
    readonly first: ShellWord;
    readonly last: ShellWord;
    readonly after: ShellWord;
  }[];
  /** Option that asks for them, where the environment leaves them out; behind the sub-command, or in place of the first dropped word. */
  readonly option: string | undefined;
  readonly verb: ShellWord;
}

/** What to change in an install that leaves development dependencies out, or why it cannot be told otherwise. */
export function withDevelopment(install: NodeInstall, isBerry: boolean): Known<DevInstall> {
  const { run, operation } = install;
  const { command, step } = run;
  const written = command.words.map(({ raw }) => raw).join(' ');
  if (step.instruction.json !== undefined) return unknown('the RUN that installs is in exec form');
  if (operation.action === 'prune') return unknown(`${written} removes them before`);
  if (operation.manager === 'bun' || isBerry) return unknown(`how ${written} is told otherwise is not known`);
  const verb = command.words.find(({ literal }) => literal === operation.verb) ?? command.words[0];
  if (verb === undefined) return unknown('the install has no words');
  const option = is(byEnvironment(run), false) ? undefined : askingOption(install);
  return known({ dropped: omissions(command), option, verb });
}

/** https://docs.npmjs.com/cli/v11/commands/npm-install#include, https://classic.yarnpkg.com/en/docs/cli/install, https://pnpm.io/cli/install#--prod--p */
function askingOption(install: NodeInstall): string {
  if (install.operation.manager === 'pnpm') return '--prod=false';
  return install.operation.manager === 'yarn' || hasOldNpm(install) ? '--production=false' : '--include=dev';
}

/** npm 6 and older, which came with Node.js before 15. */
function hasOldNpm({ run }: NodeInstall): boolean {
  const image = valueOf(run.step.stage.image);
  const version = image && valueOf(image.nodeVersion);
  return version !== undefined && version.major < 15;
}

const OMITTING = /^(--production|--prod|-P|--production=true|--prod=true|--omit=dev|--only=prod(uction)?)$/;

function omissions({ words }: Command): DevInstall['dropped'] {
  return words.flatMap((first, index) => {
    const [after, next] = [words[index - 1], words[index + 1]];
    if (after === undefined) return [];
    if (OMITTING.test(first.literal ?? '')) return [{ first, last: first, after }];
    const pair = `${first.literal ?? ''} ${next?.literal ?? ''}`;
    return next !== undefined && /^--(omit dev|only prod(uction)?)$/.test(pair)
      ? [{ first, last: next, after }]
      : [];
  });
}

const KEPT = new Set([
  '--legacy-peer-deps',
  '--force',
  '--ignore-scripts',
  '--frozen-lockfile',
  '--pure-lockfile',
]);

/** The command that takes development dependencies away again. */
export function pruning(install: NodeInstall): string {
  const { command } = install.run;
  const program = command.words[0]?.raw ?? install.operation.manager;
  const isYarn = install.operation.manager === 'yarn';
  const kept = command.words
    .flatMap(({ literal = '' }) =>
      KEPT.has(literal) && isYarn === literal.endsWith('lockfile') ? [` ${literal}`] : [],
    )
    .join('');
  switch (install.operation.manager) {
    case 'pnpm':
      // Without a terminal it may refuse to remove anything: https://pnpm.io/settings#confirmmodulespurge
      return `CI=true ${program} prune --prod${kept}`;
    case 'yarn':
      return `${program} install --production --ignore-scripts --prefer-offline${kept}`;
    default:
      return `${program} prune ${hasOldNpm(install) ? '--production' : '--omit=dev'}${kept}`;
  }
}
