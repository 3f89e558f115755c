/** What a run may use of the process around it. */
export interface Terminal {
  /** Arguments after the program's name. */
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** The script of a thread that repairs Dockerfiles; undefined where dffix runs in one thread. */
  readonly worker?: URL | undefined;
}

export interface Output {
  readonly isTTY: boolean;
  /** Undefined where it is no terminal. */
  readonly columns: number | undefined;
  /** True once nobody reads any more, as after `| head`. */
  readonly closed: boolean;
  write(text: string): void;
}

export function processTerminal(worker?: URL): Terminal {
  return {
    argv: process.argv.slice(2),
    cwd: process.cwd(),
    env: process.env,
    platform: process.platform,
    get stdin() {
      return process.stdin;
    },
    stdout: outputTo(process.stdout),
    stderr: outputTo(process.stderr),
    worker,
  };
}

function outputTo(stream: NodeJS.WriteStream): Output {
  let closed = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    closed = true;
    if (error.code === 'EPIPE') return;
    process.stderr.write(`dffix: the output cannot be written (${error.code ?? error.message})\n`);
    process.exit(2);
  });
  return {
    isTTY: stream.isTTY === true,
    columns: stream.isTTY ? stream.columns : undefined,
    get closed() {
      return closed;
    },
    write(text) {
      if (!closed && text !== '') stream.write(text);
    },
  };
}

/** Lets the process notice what happened outside: a reader that went away, an interrupt. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** All bytes of standard input. */
export async function readAll(input: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of input) chunks.push(chunk);
  return Buffer.concat(chunks);
}
