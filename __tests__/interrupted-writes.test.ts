import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, statfsSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { main } from '../src/cli.ts';
import type { Offer } from '../src/fix.ts';
import type { NamedTransform } from '../src/transform.ts';
import { inTerminal } from './support/terminal.ts';
import { BIN, brokenText, pause, Workplace, workplaces } from './support/workplace.ts';

/** How often a run is killed: DFFIX_KILLS=100 takes a few minutes. */
const KILLS = Number(process.env['DFFIX_KILLS'] ?? 15);
const FILES = 300;
const PATIENCE = 120_000 + KILLS * 5_000;

const places = workplaces('interrupted');
let place = places.next();
beforeEach(() => {
  place = places.next();
});
afterAll(() => places.remove());

const isRoot = process.geteuid?.() === 0;

/** Many Dockerfiles, and what a run makes of each. */
class Fleet {
  readonly old: ReadonlyMap<string, string>;
  readonly #place: Workplace;

  constructor(place: Workplace) {
    this.#place = place;
    const paths = Array.from({ length: FILES }, (_, index) => `services/${index}/Dockerfile`);
    this.old = new Map(paths.map((path, index) => [path, brokenText(index)]));
    for (const path of paths) this.restore(path);
  }

  restore(path: string): void {
    this.#place.put(path, this.old.get(path) ?? '');
  }

  texts(): Map<string, string> {
    return new Map([...this.old.keys()].map((path) => [path, this.#place.text(path)]));
  }

  changed(): string[] {
    return [...this.texts()].filter(([path, text]) => text !== this.old.get(path)).map(([path]) => path);
  }

  async hasBegunToChange(): Promise<void> {
    while (this.#place.text('services/0/Dockerfile') === this.old.get('services/0/Dockerfile'))
      await pause(1);
  }
}

const WRITE = ['--write', '--quiet', '--no-cache', '--only', 'confirm-package-installs'];

describe('a run that is killed', () => {
  it(
    'leaves each file old or new, and the next run leaves nothing else',
    async () => {
      const fleet = new Fleet(place);
      const start = Date.now();
      expect(place.dffix(...WRITE).code).toBe(0);
      const duration = Date.now() - start;
      const fixed = fleet.texts();
      expect(fleet.changed()).toHaveLength(FILES);
      for (const path of fleet.old.keys()) fleet.restore(path);

      let halves = 0;
      for (let round = 0; round < KILLS; round++) {
        const moment = () => pause((Math.random() * 0.9 + 0.1) * duration);
        await place.interrupted('SIGKILL', moment, ...WRITE, '--jobs', String(1 + (round % 2)));
        const changed = fleet.changed();
        for (const path of changed) expect([path, place.text(path)]).toEqual([path, fixed.get(path)]);
        if (changed.length > 0 && changed.length < FILES) halves++;
        for (const path of changed) fleet.restore(path);
      }
      expect(halves).toBeGreaterThan(0);

      expect(place.dffix(...WRITE).code).toBe(0);
      expect(fleet.texts()).toEqual(fixed);
      expect(place.namesEndingIn('.tmp')).toEqual([]);
    },
    PATIENCE,
  );
});

describe('a run that is asked to stop', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'by %s ends between two files, leaves nothing behind, and says how far it came',
    async (signal) => {
      const fleet = new Fleet(place);
      const report = ['--format', 'json=report.json'];
      const { code, err } = await place.interrupted(
        signal,
        () => fleet.hasBegunToChange(),
        ...WRITE,
        ...report,
      );
      expect([code, /stopped after (\d+) of 300 files/.exec(err)?.length]).toEqual([130, 2]);
      const done = Number(/stopped after (\d+)/.exec(err)?.[1]);
      const changed = fleet.changed();
      expect(changed).toHaveLength(done);
      expect(done).toBeLessThan(FILES);
      for (const path of changed) expect(place.text(path)).toContain('apt-get install -y');
      expect([...place.namesEndingIn('.tmp'), ...place.namesEndingIn('report.json')]).toEqual([]);
    },
    PATIENCE,
  );
});

/** A small file system of its own; undefined where this process may not mount one. */
function smallDisk(): Workplace | undefined {
  const disk = new Workplace(place.place('disk'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk.directory]);
  return status === 0 ? disk : undefined;
}

function unmount(disk: Workplace): void {
  spawnSync('umount', [disk.directory]);
}

/** Runs a test on a small disk; without one it says so and does nothing. */
async function onSmallDisk(test: (disk: Workplace) => void): Promise<void> {
  const disk = smallDisk();
  if (disk === undefined) {
    console.warn('left out: no file system may be mounted here');
    return;
  }
  try {
    test(disk);
  } finally {
    unmount(disk);
  }
}

function fill(disk: Workplace): void {
  const { bavail, bsize } = statfsSync(disk.directory);
  disk.put('filler', new Uint8Array(bavail * bsize));
}

describe('a disk', () => {
  it(
    'that is full keeps its files, and takes the rest of the run no further than one message each',
    () =>
      onSmallDisk((disk) => {
        disk.put('a/Dockerfile', brokenText(1));
        disk.put('b/Dockerfile', brokenText(2));
        fill(disk);
        const { code, err } = disk.dffix('--write', '--quiet', '--cache-dir', 'cache', '--cache');
        expect(code).toBe(2);
        for (const name of ['a', 'b'])
          expect(err).toContain(`${name}/Dockerfile: it cannot be written: no space is left on the device`);
        expect([disk.text('a/Dockerfile'), disk.text('b/Dockerfile')]).toEqual([
          brokenText(1),
          brokenText(2),
        ]);
        expect(disk.namesEndingIn('.tmp')).toEqual([]);
      }),
    PATIENCE,
  );

  it(
    'that is full takes no report, and no half of one',
    () =>
      onSmallDisk((disk) => {
        place.put('Dockerfile', brokenText());
        fill(disk);
        const { code, err } = place.dffix('--format', 'json=disk/report.json', 'Dockerfile');
        expect([code, err]).toEqual([2, expect.stringContaining('no space is left on the device')]);
        expect(disk.namesEndingIn('').toSorted()).toEqual(['filler']);
      }),
    PATIENCE,
  );

  it(
    'that is read-only is told for each file',
    () =>
      onSmallDisk((disk) => {
        disk.put('Dockerfile', brokenText());
        spawnSync('mount', ['-o', 'remount,ro', disk.directory]);
        const { code, err } = disk.dffix('--write', '--no-cache');
        expect([code, err]).toEqual([2, 'Dockerfile: it cannot be written: the file system is read-only\n']);
        expect(disk.text('Dockerfile')).toBe(brokenText());
      }),
    PATIENCE,
  );
});

describe('another user', () => {
  const withSetpriv = isRoot && existsSync('/usr/bin/setpriv') ? it : it.skip;
  withSetpriv(
    'may not put a file into a directory that is read-only, and is told so',
    () => {
      chmodSync(places.top, 0o755);
      chmodSync(place.put('a/Dockerfile', brokenText()), 0o666);
      chmodSync(place.place('a'), 0o555);
      place.put('b/Dockerfile', brokenText());
      for (const path of ['b', 'b/Dockerfile']) chownSync(place.place(path), 65534, 65534);
      const nobody = ['--reuid', '65534', '--regid', '65534', '--clear-groups', process.execPath, BIN];
      const { code, err } = place.run('setpriv', ...nobody, '--write', '--no-cache');
      expect([code, err]).toEqual([2, 'a/Dockerfile: it cannot be written: permission is denied\n']);
      expect(place.text('a/Dockerfile')).toBe(brokenText());
      expect(place.text('b/Dockerfile')).toContain('apt-get install -y');
    },
    PATIENCE,
  );
});

describe('a file that somebody else writes meanwhile', () => {
  it('stays as they wrote it, and is told', async () => {
    place.put('Dockerfile', 'FROM scratch\nCMD ["helo"]\n');
    place.put('other/Dockerfile', 'FROM scratch\nCMD ["helo"]\n');
    const theirs = 'FROM scratch\nCMD ["helo"]\n# theirs\n';
    const rival: NamedTransform = {
      id: 'rival',
      summary: 'say hello',
      why: 'because',
      kind: 'repair',
      effect: 'image',
      safety: 'safe',
      *fixes({ dockerfile: { text } }): Iterable<Offer> {
        const start = text.indexOf('helo');
        if (start < 0) return;
        writeFileSync(place.place('Dockerfile'), theirs);
        const at = { start, end: start + 4 };
        yield { kind: 'fix', message: 'helo is wrong', at, edits: [{ ...at, text: 'hello' }], because: [] };
      },
    };
    const { code, err } = await inTerminal(
      (terminal) => main(terminal, async () => [rival]),
      place.directory,
      ['--write', 'Dockerfile', 'other/Dockerfile'],
    );
    expect([code, err]).toEqual([2, expect.stringMatching(/^Dockerfile: it was changed by someone else/)]);
    expect(place.text('Dockerfile')).toBe(theirs);
    expect(place.text('other/Dockerfile')).toBe('FROM scratch\nCMD ["hello"]\n');
  });
});

describe('a fix that edits a companion file', () => {
  it.each(['../outside.yaml', 'link.yaml', 'up/outside.yaml'])(
    'writes nothing at all where that is out of the build context: %s',
    async (file) => {
      const text = 'FROM scratch\nCMD ["helo"]\n';
      place.put('outside.yaml', '');
      place.put('app/Dockerfile', text);
      symlinkSync('../outside.yaml', place.place('app/link.yaml'));
      symlinkSync('..', place.place('app/up'));
      const leaver: NamedTransform = {
        id: 'leaver',
        summary: 'leave the build context',
        why: 'because',
        kind: 'repair',
        effect: 'image',
        safety: 'safe',
        *fixes({ dockerfile: { text: now } }): Iterable<Offer> {
          const start = now.indexOf('helo');
          if (start < 0) return;
          const at = { start, end: start + 4 };
          const edits = [
            { ...at, text: 'hello' },
            { file, start: 0, end: 0, text: 'evil' },
          ];
          yield { kind: 'fix', message: 'helo is wrong', at, edits, because: [] };
        },
      };
      const { code } = await inTerminal((terminal) => main(terminal, async () => [leaver]), place.directory, [
        '--write',
        'app/Dockerfile',
      ]);
      expect(code).toBe(2);
      expect([place.text('outside.yaml'), place.text('app/Dockerfile')]).toEqual(['', text]);
      expect(place.namesEndingIn('.tmp')).toEqual([]);
    },
  );
});

describe('a directory in the place of what is to be written', () => {
  it('takes no patch and no report, and is told', () => {
    place.put('Dockerfile', brokenText());
    mkdirSync(place.place('taken'));
    expect(place.dffix('--patch', 'taken').code).toBe(2);
    expect(place.dffix('--format', 'json=taken').code).toBe(2);
    expect(place.namesEndingIn('').toSorted()).toEqual(['Dockerfile', 'taken']);
  });
});
