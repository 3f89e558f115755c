import { spawn, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const BIN = fileURLToPath(new URL('../../bin/dffix.js', import.meta.url));

/** How a process ended. */
export interface Ended {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** apt-get stops at its prompt: certainly broken. `index` makes each text another one. */
export function brokenText(index = 0): string {
  return `FROM debian:bookworm\nRUN apt-get update && apt-get install curl # ${index}\nCOPY . /app\n`;
}

/** A directory for one test, and dffix as a process in it. */
export class Workplace {
  readonly directory: string;

  constructor(directory: string) {
    this.directory = directory;
    mkdirSync(directory, { recursive: true });
  }

  /** Absolute path of the file, whose directories are made. */
  put(path: string, content: string | Uint8Array): string {
    const place = this.place(path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, content);
    return place;
  }

  place(path: string): string {
    return join(this.directory, path);
  }

  text(path: string): string {
    return readFileSync(this.place(path), 'utf8');
  }

  /** The names of all files that end so. */
  namesEndingIn(ending: string): string[] {
    return readdirSync(this.directory, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith(ending),
    );
  }

  /** One that does not end within a minute is killed: its code is null. */
  dffix(...argv: string[]): Ended {
    return this.run(process.execPath, BIN, ...argv);
  }

  run(command: string, ...argv: string[]): Ended {
    const { status, stdout, stderr } = spawnSync(command, argv, {
      cwd: this.directory,
      encoding: 'utf8',
      maxBuffer: 1e9,
      timeout: 60_000,
      killSignal: 'SIGKILL',
    });
    return { code: status, out: stdout, err: stderr };
  }

  /** Starts dffix, and sends it a signal when `moment` is over. */
  async interrupted(signal: NodeJS.Signals, moment: () => Promise<void>, ...argv: string[]): Promise<Ended> {
    const child = spawn(process.execPath, [BIN, ...argv], { cwd: this.directory });
    let [out, err] = ['', ''];
    child.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
    child.stderr.on('data', (piece: Buffer) => (err += piece.toString()));
    const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));
    await Promise.race([moment(), ended]);
    child.kill(signal);
    return { code: await ended, out, err };
  }
}

/** Makes a new workplace at each call; `remove` takes all of them away. */
export function workplaces(name: string): { next(): Workplace; remove(): void; readonly top: string } {
  const top = mkdtempSync(join(realpathSync(tmpdir()), `dffix-${name}-`));
  let number = 0;
  return {
    top,
    next: () => new Workplace(join(top, String(number++))),
    remove: () => rmSync(top, { recursive: true }),
  };
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
