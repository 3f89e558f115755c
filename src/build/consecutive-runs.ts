import type { Comment } from '../dockerfile/types.ts';
import { operationOf } from '../packages/operation.ts';
import { known, unknown, valueOf, type Known } from '../known.ts';
import type { Range } from '../range.ts';
import type { Command } from '../shell/types.ts';
import type { Build } from './build.ts';
import { shellOf } from './commands.ts';
import { runItems, type RunItem } from './run-splits.ts';
import type { Stage, Step } from './stage.ts';

/** A RUN that follows another one with nothing between them, neither of which does much. */
export interface ConsecutiveRuns {
  readonly first: Step;
  readonly second: Step;
  /** From the end of the last command of the first to the start of the first one of the second, or why they cannot be joined. */
  readonly gap: Known<Range>;
}

/** RUNs with more commands than this are taken for groups that the author has made. https://github.com/hadolint/hadolint/wiki/DL3059 */
const GROUP = 2;

/** Every RUN that could go into the one before it: with the same flags, a command or two in each. */
export function consecutiveRuns({ stages }: Build): ConsecutiveRuns[] {
  return stages.flatMap((stage) => consecutiveIn(stage));
}

function consecutiveIn({ steps }: Stage): ConsecutiveRuns[] {
  const found: ConsecutiveRuns[] = [];
  /** The first RUN of those that belong together, and what those do that would become one with the next. */
  let head: Step | undefined;
  let group: Group | undefined;
  for (const [index, step] of steps.entries()) {
    const previous = steps[index - 1];
    if (step.instruction.keyword !== 'RUN') head = undefined;
    else if (head === undefined || group === undefined || previous === undefined || !isAlike(head, step)) {
      head = step;
      group = groupOf(step);
    } else {
      const gap = gapBetween(group, step);
      found.push({ first: previous, second: step, gap });
      group = groupOf(step, gap.known ? group : undefined);
    }
  }
  return found;
}

/** RUNs that would become one. */
interface Group {
  readonly last: Step;
  /** One of them has the shell stop at a failure. */
  readonly stops: boolean;
  /** Tools that they upgrade by themselves. */
  readonly renewed: ReadonlySet<string>;
}

/** A RUN with those that it joins. */
function groupOf(step: Step, joined?: Group): Group {
  const renewed = commandsIn(step).filter(installsItself);
  return {
    last: step,
    stops: joined?.stops === true || stopsAtFailure(step),
    renewed:
      joined === undefined || renewed.length > 0
        ? new Set([...(joined?.renewed ?? []), ...renewed.map(({ name }) => name)])
        : joined.renewed,
  };
}

function isAlike(first: Step, second: Step): boolean {
  const flags = [first, second].map(({ instruction }) =>
    JSON.stringify(instruction.flags.map(({ name, value }) => [name, value])),
  );
  return flags[0] === flags[1] && countOf(first) <= GROUP && countOf(second) <= GROUP;
}

/** How many commands a RUN calls; tests and assignments are none. */
function countOf(step: Step): number {
  return commandsIn(step).filter(({ name }) => !['', '[', '[['].includes(name)).length;
}

function commandsIn(step: Step): readonly Command[] {
  return valueOf(shellOf(step))?.commands ?? [];
}

function gapBetween(group: Group, second: Step): Known<Range> {
  const first = group.last;
  const [before, behind] = [chainOf(first), chainOf(second)];
  if (!before.known) return before;
  if (!behind.known) return behind;
  const { dockerfile } = second.stage.build;
  const gap = { start: before.value.at(-1)?.end ?? 0, end: behind.value[0]?.start ?? 0 };
  if (!['', ';'].includes(dockerfile.text.slice(gap.start, first.instruction.range.end).trim()))
    return unknown('something stands behind the last command of the RUN before it');
  const comments = dockerfile.comments.filter(({ range }) => range.start > gap.start && range.end < gap.end);
  if (comments.some(isForTool)) return unknown('the comment between the two is for a linter');
  if (commandsIn(second)[0]?.name === 'cd') return unknown('WORKDIR may take the place of the cd in it');
  if (group.stops && behind.value.some(({ command }) => command === undefined))
    return unknown('set -e in a RUN before it would change what a loop or a condition does');
  const reason = leakOf(first) ?? renewedShell(first) ?? rememberedTool(group, second);
  return reason === undefined ? known(gap) : unknown(reason);
}

/** The commands of a RUN, where each runs only if the one before it has succeeded. */
function chainOf(step: Step): Known<readonly RunItem[]> {
  const items = runItems(step);
  const other = items.known && items.value.find(({ before }) => before !== undefined && before !== '&&');
  return other ? unknown(`${other.before ?? ''} stands between its commands`) : items;
}

/** `# hadolint ignore=…` speaks of the instruction below it. */
function isForTool({ text }: Comment): boolean {
  return /\b(ignore|hadolint|shellcheck|tally|nosemgrep|checkov|trivy|kics)\b/i.test(text);
}

/** What these change in the shell that runs them, the next RUN would find changed. */
const CHANGES_SHELL: ReadonlySet<string> = new Set(
  '. alias cd declare eval exec exit export local popd pushd read readonly return shopt source trap typeset ulimit umask unset wait'.split(
    ' ',
  ),
);

function leakOf(step: Step): string | undefined {
  const leak = commandsIn(step).find((command) => !command.isolated && changesShell(command));
  if (leak === undefined) return undefined;
  return leak.name === ''
    ? 'the variable that the RUN before it sets would reach it'
    : `what ${leak.name} changes in the RUN before it would reach it`;
}

function changesShell({ name, words }: Command): boolean {
  if (name === 'set') return words.slice(1).some(({ literal }) => !/^-[ex]+$/.test(literal ?? ''));
  return name === '' || CHANGES_SHELL.has(name);
}

function stopsAtFailure(step: Step): boolean {
  return commandsIn(step).some(
    ({ name, words }) =>
      name === 'set' && words.some(({ literal }) => literal?.includes('e') === true && literal !== 'set'),
  );
}

/** Whether the next RUN starts with another shell, or other start files, than this one. */
function renewedShell(step: Step): string | undefined {
  const linked = commandsIn(step).some(
    ({ name, words }) =>
      REPLACES_FILES.has(name) && words.some(({ literal }) => literal === '/bin/sh' || literal === 'dash'),
  );
  if (linked) return 'the RUN before it puts another shell in the place of /bin/sh';
  const { shell, env } = startOf(step);
  const reads = shell.some((word) => /^(-\w*[li]\w*|--login)$/.test(word)) || env !== undefined;
  return reads ? 'the shell reads files when it starts, which the RUN before it may change' : undefined;
}

const REPLACES_FILES: ReadonlySet<string> = new Set(
  'cp debconf-set-selections dpkg-divert dpkg-reconfigure echo ln mv rm update-alternatives'.split(' '),
);

function startOf({ stage, index }: Step) {
  const state = stage.state(index);
  return { shell: valueOf(state.shell) ?? [], env: valueOf(state.env('BASH_ENV')) };
}

/** A shell remembers where it has found a program: after an upgrade of that by itself another one may come first on PATH. */
function rememberedTool(group: Group, second: Step): string | undefined {
  const image = valueOf(second.stage.image)?.image;
  const later = new Set(commandsIn(second).map(({ name }) => name));
  const renewed = [...group.renewed].find((name) => later.has(name));
  // There pip is where its upgrade goes: https://github.com/docker-library/python
  if (renewed === undefined || image === 'python' || image === 'node') return undefined;
  return `the shell would go on with the ${renewed} of before its upgrade`;
}

function installsItself(command: Command): boolean {
  const operation = operationOf(command);
  const tool = command.name.replace(/^pip[\d.]+$/, 'pip');
  return operation?.action === 'install' && operation.operands.some(({ raw }) => named(raw) === tool);
}

/** `pip` of `pip==21.0`, `"pip<22"`, `npm@9`. */
function named(raw: string): string {
  return /^["']?([\w.-]+)/.exec(raw)?.[1] ?? '';
}
