import { is, known, unknown, valueOf, type Known } from '../known.ts';
import type { SystemCall } from '../packages/system-call.ts';
import type { StageCommand } from './commands.ts';
import type { Copy } from './copy.ts';
import type { ImageFacts } from './image.ts';
import { LIST_DIRECTORIES, listEffect, type ListManager } from './package-files.ts';
import { within } from './paths.ts';
import type { Stage, Step } from './stage.ts';
import { Timeline } from './timeline.ts';

/** Whether the lists of what there is are in the image. */
export type Lists = 'present' | 'absent';

const MANAGERS: readonly ListManager[] = ['apt', 'apk'];

/** The lists of a stage's package managers along its steps. */
export class PackageLists {
  readonly #stage: Stage;
  readonly #states: Readonly<Record<ListManager, Timeline<Known<Lists>>>> = {
    apt: new Timeline(),
    apk: new Timeline(),
  };
  /** What comes back when the mounts of a RUN end. */
  readonly #afterMount: { manager: ListManager; at: number; state: Known<Lists> }[] = [];

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  before(manager: ListManager, at: number): Known<Lists> {
    const own = this.#states[manager].before(at);
    if (own !== undefined) return own;
    const { base } = this.#stage;
    if (base.kind === 'stage') return base.stage.packages.lists(Infinity, manager);
    if (!base.facts.known) return base.facts;
    return inImage(base.facts.value);
  }

  /** Anything may have happened. */
  doubt(at: number, reason: string): void {
    for (const manager of MANAGERS) this.#states[manager].set(at, unknown(reason));
  }

  readCopy(copy: Copy, at: number): void {
    const target = valueOf(copy.target);
    for (const manager of MANAGERS)
      if (target !== undefined && within(LIST_DIRECTORIES[manager], target))
        this.#states[manager].set(at, unknown('lists are copied into the image'));
  }

  /** A command that is no package manager. */
  readCommand(run: StageCommand, at: number): void {
    for (const manager of MANAGERS) {
      const effect = listEffect(run, manager);
      if (effect === undefined || (effect === 'removed' && is(this.before(manager, at), 'absent'))) continue;
      const certain = effect === 'removed' && run.command.reached === 'always';
      const reason = `${run.command.name} may have changed the lists`;
      this.#states[manager].set(at, certain ? known('absent') : unknown(reason));
    }
  }

  readCall(call: SystemCall, certain: boolean, at: number): void {
    const { manager } = call;
    if (manager !== 'apt' && manager !== 'apk') return;
    if (call.action === 'clean' && /^dist-?clean$/.test(call.verb))
      this.#states[manager].set(at, known('absent'));
    if (call.action !== 'refresh' && !keepsWhatItFetches(call)) return;
    // `-o Dir::Etc::sourcelist=…` fetches the lists of one source.
    const partial = call.options.some(({ value }) => value?.known === true && /^dir::/i.test(value.value));
    if (certain && !partial) this.#states[manager].set(at, known('present'));
    else if (!is(this.before(manager, at), 'present'))
      this.#states[manager].set(at, unknown('the call that fetches the lists may fail or be passed over'));
  }

  /** Something is mounted over the lists while a RUN runs: what it leaves there is no part of the image. */
  mount(step: Step, from: number, to: number): void {
    for (const manager of MANAGERS.filter((one) => mountsOver(step, LIST_DIRECTORIES[one]))) {
      const before = this.before(manager, step.index);
      this.#states[manager].set(
        from,
        unknown(`what is mounted at ${LIST_DIRECTORIES[manager]} is not known`),
      );
      this.#afterMount.push({ manager, at: to, state: before });
    }
  }

  /** Ends the mounts of a RUN once its commands are read. */
  unmount(): void {
    for (const { manager, at, state } of this.#afterMount.splice(0)) this.#states[manager].set(at, state);
  }
}

/** Until 2015 not every official image was made without lists. */
const EARLY_RELEASES = new Set(['squeeze', 'wheezy', 'jessie']);

/** `rm -rf /var/lib/apt/lists/*` ends what an official image installs, and those of distributions have none:
 *  https://github.com/tianon/docker-brew-ubuntu-core, https://github.com/debuerreotype/debuerreotype */
function inImage({ image, tag, distro }: ImageFacts): Known<Lists> {
  if (image === 'debian' || !distro.known) return known('absent');
  const { family, release } = distro.value;
  const early = family === 'debian' && (release === undefined || EARLY_RELEASES.has(release));
  return early ? unknown(`${image}:${tag} may be old enough to hold lists`) : known('absent');
}

/** Options by which a call that installs fetches the lists itself. */
export function fetchesLists({ manager, options }: SystemCall): boolean {
  const names = manager === 'apk' ? ['-U', '--update-cache', '--update', '--no-cache'] : ['-U', '--update'];
  return options.some(({ name }) => names.includes(name));
}

function keepsWhatItFetches(call: SystemCall): boolean {
  return fetchesLists(call) && !call.options.some(({ name }) => name === '--no-cache');
}

/** True where a cache, tmpfs or other mount hides a directory, or the one that it lies in. */
function mountsOver({ instruction }: Step, directory: string): boolean {
  return instruction.flags.some(({ name, value }) => {
    if (name !== 'mount') return false;
    const target = (value ?? '').split(',').find((part) => /^(target|dst|destination)=/.test(part));
    const path = target?.slice(target.indexOf('=') + 1).replace(/(.)\/$/, '$1');
    return path !== undefined && within(path, directory);
  });
}
