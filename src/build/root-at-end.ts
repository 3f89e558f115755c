import type { Instruction } from '../dockerfile/types.ts';
import type { Build } from './build.ts';
import type { Stage, Step } from './stage.ts';

/** A USER that names root and is the last one of its stage. */
export interface RootAtEnd {
  readonly stage: Stage;
  readonly instruction: Instruction;
  /** A container is started from the stage's image. */
  readonly isTarget: boolean;
  /** A user made by the Dockerfile whom an earlier USER of the stage names, as written. */
  readonly earlier: string | undefined;
  /** The earlier USER holds right before it, and nothing stands behind it that may need root. */
  readonly isIdle: boolean;
  /** The last instruction behind it that may need root; undefined where there is none. */
  readonly lastWork: Instruction | undefined;
}

const WORK: ReadonlySet<string> = new Set(['RUN', 'COPY', 'ADD', 'WORKDIR', 'ONBUILD']);

/** Every such USER. */
export function rootsAtEnd(build: Build): RootAtEnd[] {
  const targets = new Set(build.targets);
  return build.stages.flatMap((stage) => {
    const users = stage.steps.filter(({ instruction }) => instruction.keyword === 'USER');
    const last = users.at(-1);
    if (last === undefined || !isRoot(last.instruction)) return [];
    const [before] = users.filter(({ instruction }) => !isRoot(instruction)).slice(-1);
    const earlier = startsOthers(stage) || before === undefined ? undefined : madeUser(before);
    const work = stage.steps
      .slice(last.index + 1)
      .findLast(({ instruction }) => WORK.has(instruction.keyword));
    return [
      {
        stage,
        instruction: last.instruction,
        isTarget: targets.has(stage),
        earlier,
        isIdle: work === undefined && users.at(-2) === before,
        lastWork: work?.instruction,
      },
    ];
  });
}

function isRoot({ words }: Instruction): boolean {
  return /^(?:root|0)(?::|$)/.test(words[0]?.value ?? '');
}

/** Accounts of packages and of unknown images are there for one program: nobody else should run as them. */
function madeUser({ stage, index, instruction }: Step): string | undefined {
  const [word] = instruction.words;
  if (word === undefined || word.raw.includes('$')) return undefined;
  const account = stage.users.account(word.value, index);
  const isOwn =
    account.known &&
    (account.value.made !== undefined || /^[1-9]\d{3}/.test(word.value) || account.value.spec === 'node');
  return isOwn ? word.raw : undefined;
}

/** Programs that start as root and run others, or their workers, as somebody else. */
const SUPERVISORS: ReadonlySet<string> = new Set(
  'apache2 apache2-foreground apache2ctl cron crond httpd init my_init nginx php-fpm runsvdir s6-svscan service sshd supervisord systemd'.split(
    ' ',
  ),
);

function startsOthers({ launch }: Stage): boolean {
  return (['ENTRYPOINT', 'CMD'] as const).some((keyword) => {
    const text = launch.instruction(keyword)?.body.text ?? '';
    const words = text.split(/[\s"',[\]&;]+/).map((word) => word.slice(word.lastIndexOf('/') + 1));
    return words.some((word) => SUPERVISORS.has(word));
  });
}
