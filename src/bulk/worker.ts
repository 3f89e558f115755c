import { parentPort, workerData } from 'node:worker_threads';
import { Repairer } from '../repair.ts';
import { select } from '../selection.ts';
import type { NamedTransform } from '../transform.ts';
import type { Circumstances, Task } from './outcome.ts';
import { solve } from './solve.ts';

/** Answers tasks, one after the other, for as long as this thread lives. Each is looked at as if it were the only one. */
export async function work(load: () => Promise<readonly NamedTransform[]>): Promise<void> {
  const port = parentPort;
  if (port === null) throw new TypeError('this is not a worker thread');
  const circumstances = workerData as Circumstances;
  const transforms = await load();
  const { cwd, options } = circumstances;
  const { unsafe, context, asOf } = options;
  const selection = select(transforms, options.only, options.skip, { preset: options.preset });
  port.on('message', (task: Task) => {
    const repairer = new Repairer({ cwd, selection, unsafe, context, asOf });
    port.postMessage(solve(task, circumstances, transforms, repairer));
  });
}
