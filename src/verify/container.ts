import type { Check } from '../verification.ts';
import { tail } from '../text.ts';
import type { Container, ContainerRequest, Engine, ImageConfiguration, State } from './engine.ts';
import { sleep } from './process.ts';
import type { Wishes } from './wishes.ts';

/** An image that was built, and how its containers are to run. */
export interface Trial {
  readonly engine: Engine;
  readonly image: ImageConfiguration;
  readonly wishes: Wishes;
  readonly signal: AbortSignal;
}

/** What a container is asked for, and what runs in it in place of the image's own program. */
export type Asking = Pick<ContainerRequest, 'ports'> & Partial<ContainerRequest>;

/** What became of the program of a container; undefined where it runs on for these seconds. */
export async function ending(
  { signal }: Trial,
  container: Container,
  seconds: number,
): Promise<Extract<State, { running: false }> | undefined> {
  return until(signal, seconds, async () => {
    const state = await container.state();
    return state.running ? undefined : state;
  });
}

/** Starts a container of the image, and removes it when it was looked at. */
export async function inContainer<T>(
  { engine, image, wishes }: Trial,
  request: Asking,
  look: (container: Container) => Promise<T>,
): Promise<T> {
  const container = await engine.start({
    image: image.facts.tag,
    words: [],
    user: wishes.user,
    readOnly: wishes.readOnly === true,
    env: wishes.env,
    network: wishes.containerNetwork,
    platform: wishes.platform,
    ...request,
  });
  try {
    return await look(container);
  } finally {
    await container.remove();
  }
}

/** Asks again until there is an answer or the time is over. */
export async function until<T>(
  signal: AbortSignal,
  seconds: number,
  ask: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (signal.aborted || Date.now() >= deadline) return undefined;
    await sleep(300);
  }
}

export function passed(name: string, what: string, decisive: boolean): Check {
  return { name, passed: true, what, decisive, log: '' };
}

export function failed(name: string, what: string, decisive: boolean, log: string): Check {
  return { name, passed: false, what, decisive, log: tail(log, 400) };
}
