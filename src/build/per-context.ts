import type { Context } from '../context/types.ts';

/** The same answer for the same context, worked out once. */
export function perContext<T extends object>(answer: (context: Context) => T): (context: Context) => T {
  const answers = new WeakMap<Context, T>();
  return (context) => {
    const known = answers.get(context) ?? answer(context);
    answers.set(context, known);
    return known;
  };
}
