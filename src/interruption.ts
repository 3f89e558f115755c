/** Exit code of what Ctrl-C has ended. */
export const INTERRUPTED = 130;

export interface Interruption {
  readonly signal: AbortSignal;
  /** From here on a signal ends the process again. */
  end(): void;
}

/** A signal that Ctrl-C, or the request to terminate, gives, and `told` beforehand; a second one ends the process at once. */
export function interruption(told: () => void): Interruption {
  const controller = new AbortController();
  const interrupt = (): void => {
    if (controller.signal.aborted) process.exit(INTERRUPTED);
    told();
    controller.abort();
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const name of signals) process.on(name, interrupt);
  return {
    signal: controller.signal,
    end: () => {
      for (const name of signals) process.off(name, interrupt);
    },
  };
}
