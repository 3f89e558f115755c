import { systemCode } from '../text.ts';

/** What `ask` says; undefined where the file system refuses. */
export function attempt<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return undefined;
  }
}
