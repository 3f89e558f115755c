import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';

/** Tasks that a worker holds: the next one lies ready when one is done. */
const AT_ONCE = 2;

/**
 * Left alone, V8 lets garbage grow to three times of what is in use, optimizes early what runs a few times in each file, and
 * collects with threads of its own, for which no core is free.
 */
const FLAGS = ['--heap-growing-percent=80', '--interrupt-budget=1000000', '--no-parallel-scavenge'];

/** A thread takes no longer with less room for what is soon garbage, and a run a fifth less memory: three spaces of 4 MB. */
const LIMITS = { maxYoungGenerationSizeMb: 12 };

interface Waiting<Task, Answer> {
  readonly task: Task;
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

interface Member<Task, Answer> {
  readonly worker: Worker;
  /** In the order in which they are answered. */
  readonly tasks: Waiting<Task, Answer>[];
}

/** Threads that answer tasks. They are started when there is work for them. */
export class Pool<Task, Answer> {
  readonly #script: URL;
  readonly #data: unknown;
  readonly #size: number;
  readonly #members = new Set<Member<Task, Answer>>();
  readonly #queue: Waiting<Task, Answer>[] = [];
  #closed = false;

  /** `script` answers each message with one message, in order; `data` is its workerData. */
  constructor(script: URL, data: unknown, size: number) {
    this.#script = script;
    this.#data = data;
    this.#size = size;
  }

  /** Rejects where the thread that had the task came to its end over it; the tasks behind it go to another one. */
  solve(task: Task): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ task, resolve, reject });
      this.#assign();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#members].map(({ worker }) => worker.terminate()));
  }

  #assign(): void {
    while (this.#queue.length > 0) {
      const member = this.#free();
      const next = member && this.#queue.shift();
      if (member === undefined || next === undefined) return;
      member.tasks.push(next);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- this is a thread, and no window
      member.worker.postMessage(next.task);
    }
  }

  #free(): Member<Task, Answer> | undefined {
    const least = [...this.#members].toSorted((a, b) => a.tasks.length - b.tasks.length)[0];
    if (least !== undefined && least.tasks.length === 0) return least;
    if (this.#members.size < this.#size) return this.#start();
    return least !== undefined && least.tasks.length < AT_ONCE ? least : undefined;
  }

  #start(): Member<Task, Answer> {
    const member: Member<Task, Answer> = {
      worker: new Worker(this.#script, { workerData: this.#data, resourceLimits: LIMITS }),
      tasks: [],
    };
    let reason = 'it came to its end';
    this.#members.add(member);
    // To be said late: V8 refuses code that was compiled before.
    member.worker.once('message', () => FLAGS.forEach((flag) => setFlagsFromString(flag)));
    member.worker.on('message', (answer: Answer) => {
      member.tasks.shift()?.resolve(answer);
      this.#assign();
    });
    member.worker.on('error', (error: unknown) => {
      reason = error instanceof Error ? error.message : String(error);
    });
    member.worker.on('exit', () => this.#end(member, reason));
    return member;
  }

  #end(member: Member<Task, Answer>, reason: string): void {
    this.#members.delete(member);
    if (this.#closed) return;
    const [culprit, ...others] = member.tasks;
    this.#queue.unshift(...others);
    culprit?.reject(new Error(`the thread that worked on it died: ${reason}`));
    this.#assign();
  }
}
