import { is, known, unknown, type Known } from '../known.ts';
import type { Copy } from './copy.ts';
import { fileEffects, type FileEffect } from './file-effects.ts';
import { isAccount } from './home.ts';
import { nextServer, standaloneSource, type NextServer } from './next-server.ts';
import { join, within } from './paths.ts';
import type { Stage, Step } from './stage.ts';
import type { Account } from './user-table.ts';

/** A Next.js server whose user may not write to `.next/cache`, since a COPY made `.next` somebody else's. */
export interface LockedCache {
  readonly server: NextServer;
  readonly account: Account;
  /** The COPY that brings `.next`. */
  readonly copy: Copy;
  /** Absolute path of `.next/cache`. */
  readonly path: string;
}

/** Who owns a directory, and the COPY that made it so; known undefined where it is not there. */
type Owned = Known<{ readonly owner: Known<string>; readonly copy: Copy | undefined } | undefined>;

interface Ownership {
  readonly next: Owned;
  readonly cache: Owned;
}

const ABSENT: Owned = known(undefined);

/** What keeps the server of a stage's image from its cache; known undefined where nothing certainly does. */
export function lockedCache(target: Stage): Known<LockedCache | undefined> {
  const { user } = target.end;
  const server = target.end.isNotRoot && !target.end.isRoot ? nextServer(target) : undefined;
  if (server === undefined || !user.known) return known(undefined);
  const path = join(server.directory, '.next/cache');
  const { next, cache } = ownership(target, server.directory);
  const decides = is(cache, undefined) ? next : cache;
  if (!decides.known || decides.value === undefined) return known(undefined);
  const { owner, copy } = decides.value;
  // Who gives files to root says so on purpose.
  if (copy === undefined || copy.chown !== undefined || !owner.known || isAccount(owner.value, user.value))
    return known(undefined);
  return known({ server, account: user.value, copy, path });
}

function ownership(stage: Stage, directory: string): Ownership {
  const before =
    stage.base.kind === 'stage' ? ownership(stage.base.stage, directory) : { next: ABSENT, cache: ABSENT };
  const next = join(directory, '.next');
  return stage.steps.reduce((state, step) => afterStep(state, step, next), before);
}

function afterStep(state: Ownership, step: Step, next: string): Ownership {
  if (step.instruction.keyword === 'VOLUME' && step.instruction.body.text.includes('.next'))
    return { ...state, cache: unknown('a volume is mounted there') };
  if (opens(step, next))
    return {
      next: unknown('chmod may let everybody write there'),
      cache: unknown('chmod may let everybody write there'),
    };
  return fileEffects(step).reduce((before, effect) => afterEffect(before, effect, next), state);
}

function opens({ stage, instruction }: Step, next: string): boolean {
  return stage.commands.some(
    ({ step, command, words, directory }) =>
      step.instruction === instruction &&
      ['chmod', 'setfacl'].includes(command.name) &&
      words.slice(1).some((word) => {
        const path = word.known && directory.known ? join(directory.value, word.value) : undefined;
        return (
          path === undefined || within(next, path) || (within(path, next) && command.has('-R', '--recursive'))
        );
      }),
  );
}

function afterEffect(state: Ownership, effect: FileEffect, next: string): Ownership {
  const change = (old: Owned, path: string): Owned => {
    switch (effect.kind) {
      case 'make':
        return is(old, undefined) && (effect.path === path || (effect.parents && within(path, effect.path)))
          ? known({ owner: effect.owner, copy: undefined })
          : old;
      case 'own': {
        const reaches = effect.path === path || (effect.recursive && within(effect.path, path));
        return reaches && old.known && old.value !== undefined
          ? known({ owner: effect.owner, copy: undefined })
          : old;
      }
      case 'remove':
        return within(effect.path, path) ? ABSENT : old;
      case 'copy':
        return is(old, undefined) ? brought(effect.copy, path, next) : old;
      case 'unclear': {
        const touches = effect.path === undefined || within(effect.path, path) || within(path, effect.path);
        return touches && (is(old, undefined) || effect.doubts === 'owner') ? unknown(effect.reason) : old;
      }
    }
  };
  return { next: change(state.next, next), cache: change(state.cache, join(next, 'cache')) };
}

/** What a COPY makes of a path at or in `.next` that was not there before. */
function brought(copy: Copy, path: string, next: string): Owned {
  if (!copy.target.known) return unknown(copy.target.reason);
  const target = copy.target.value;
  const made: Owned = known({ owner: ownerOf(copy), copy });
  // Who owns directories above the destination depends on the builder.
  if (target !== path && within(path, target)) return unknown('it is made on the way to something else');
  if (!within(target, path)) return ABSENT;
  const held = copy.sources.map(({ text }) =>
    text.known ? holds(copy, text.value, target, path, next) : unknown(text.reason),
  );
  if (held.some((one) => is(one, true))) return made;
  return held.find((one) => !one.known) === undefined ? ABSENT : unknown('the source of a COPY may hold it');
}

/** Whether a source brings something to `path`, at or in `.next`. */
function holds(copy: Copy, source: string, target: string, path: string, next: string): Known<boolean> {
  const clean = join('/', source);
  const name = clean.split('/').at(-1) ?? '';
  if (target === next || within(next, target))
    return known(name === '.next' ? path === next || path === join(next, 'cache') : false);
  if (standaloneSource(copy) !== undefined && name === 'standalone') return known(path === next);
  const inContext = `${clean}${path.slice(target === '/' ? 0 : target.length)}`.replace(/^\/+/, '');
  if (copy.from.kind === 'context' && !/[*?[]/.test(source))
    return known(copy.step.stage.build.context.has(inContext));
  // All of the application, as it was built.
  if (copy.from.kind === 'stage' && is(copy.from.stage.end.workdir, clean))
    return known(target === join(next, '..'));
  // A file by its looks, or a directory of another name that lies in the application.
  const isOther =
    /[^/]\.\w+$/.test(name) || /^(public|node_modules|prisma|messages|locales|scripts|static)$/.test(name);
  return isOther || (copy.into && copy.sources.length > 1)
    ? known(false)
    : unknown(`what ${source} holds is not known`);
}

function ownerOf({ chown }: Copy): Known<string> {
  if (chown === undefined) return known('root');
  return chown.known ? known(chown.value.split(':')[0] ?? '') : chown;
}
