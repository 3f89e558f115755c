import { missedPackages, type MissedPackages } from '../src/build/python-search.ts';
import { copiedUserBases } from '../src/build/python.ts';
import type { Build } from '../src/build/build.ts';
import { addToEnv, envInstruction, insertInstructionAfter } from '../src/edits/index.ts';
import type { Fix, Offer } from '../src/fix.ts';
import { is, valueOf } from '../src/known.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Tell Python where copied user packages are',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  *fixes(build) {
    const places = new Map<unknown, Offer>();
    for (const target of build.targets) {
      for (const packages of copiedUserBases(target)) {
        const missed = missedPackages(target, packages);
        const at = packages.copy.instruction.range;
        const earlier = places.get(packages.copy);
        if (!missed.known && earlier === undefined)
          places.set(packages.copy, { kind: 'left-alone', at, reason: missed.reason });
        if (missed.known && missed.value && earlier?.kind !== 'fix')
          places.set(packages.copy, setUserBase(build, missed.value));
      }
    }
    yield* places.values();
  },
});

function setUserBase({ dockerfile }: Build, missed: MissedPackages): Fix {
  const { copy, install, base, text, scripts } = missed.packages;
  const { stage } = copy.step;
  const { path } = missed.target.end;
  const addsPath = scripts && path.known && !path.value.includes(`${base}/bin`);
  const variables = { ...(addsPath ? { PATH: `${text}/bin:$PATH` } : {}), PYTHONUSERBASE: text };
  // A second PATH in one ENV would replace the first, and a later one could forget it.
  const setsPath = addsPath ? stage.lastEnv('PATH') : undefined;
  const env = setsPath ? undefined : stage.envFor(text, 'PATH');
  const after = setsPath && setsPath.range.start > copy.instruction.range.start ? setsPath : copy.instruction;
  return {
    kind: 'fix',
    message: `${trouble(missed)}: set ${Object.keys(variables).join(' and ')}`,
    at: copy.instruction.range,
    edits: env
      ? addToEnv(dockerfile, env, variables)
      : insertInstructionAfter(dockerfile, after, envInstruction(variables)),
    because: [
      { text: 'packages are installed for the user of the build', range: install.run.command.range },
      { text: `they are copied to ${base}`, range: copy.instruction.range },
    ],
  };
}

function trouble({ packages: { base }, searched, target }: MissedPackages): string {
  if (!searched.known)
    return `Python finds the user packages in ${base} only if that is in the home of whoever runs it`;
  if (is(searched, base))
    return `Python finds the user packages in ${base} for ${valueOf(target.end.user)?.spec ?? 'one user'} alone`;
  return `Python looks for user packages in ${searched.value}, but they are copied to ${base}`;
}
