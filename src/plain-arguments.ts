/** What plain flags stand for, by the option's name. */
const FLAGS: ReadonlyMap<string, readonly [name: string, value: boolean]> = new Map([
  ['--version', ['version', true]],
  ['--dry-run', ['dry-run', true]],
  ['--write', ['write', true]],
  ['--unsafe', ['unsafe', true]],
  ['--verbose', ['verbose', true]],
  ['--quiet', ['quiet', true]],
  ['--no-cache', ['cache', false]],
  ['--no-color', ['color', false]],
]);

/** A word that a command could have for its name. */
const COMMAND = /^[a-z-]*$/;

/**
 * The values of a command line of paths and plain flags, as yargs gives them; undefined for any other. Most command lines are
 * plain, and yargs takes longer to prepare than some files take to repair.
 */
export function plainValues(argv: readonly string[]): Readonly<Record<string, unknown>> | undefined {
  const values: Record<string, unknown> = {};
  const paths: string[] = [];
  for (const word of argv) {
    const flag = FLAGS.get(word);
    if (flag === undefined && (word.startsWith('-') || COMMAND.test(word))) return undefined;
    if (flag === undefined) paths.push(word);
    else if (Object.hasOwn(values, flag[0])) return undefined;
    else values[flag[0]] = flag[1];
  }
  return { ...values, _: paths };
}
