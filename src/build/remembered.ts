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
