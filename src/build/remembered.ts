import type { Stage } from './stage.ts';

/** The same question asked once: the answer is kept as long as what it is asked about. For what never changes. */
export function remembered<K extends object, T>(answer: (about: K) => T): (about: K) => T {
  const answers = new WeakMap<K, { readonly value: T }>();
  return (about) => {
    const kept = answers.get(about);
    if (kept !== undefined) return kept.value;
    const value = answer(about);
    answers.set(about, { value });
    return value;
  };
}

/**
 * The same for stages, whose answers ask about stages above them: they are answered from the first on, so that thousands that
 * hang on one another are no deep recursion.
 */
export function rememberedOfStages<T>(answer: (stage: Stage) => T): (stage: Stage) => T {
  const ask = remembered(answer);
  const answered = new WeakSet<Stage>();
  return (stage) => {
    if (answered.has(stage)) return ask(stage);
    for (const earlier of stage.build.stages.slice(0, stage.index)) {
      if (!answered.has(earlier)) ask(earlier);
      answered.add(earlier);
    }
    return ask(stage);
  };
}
