import { logEvidence } from '../src/build/failure.ts';
import { toldValue } from '../src/build/told-values.ts';
import { unsetIds } from '../src/build/unset-ids.ts';
import { setDefault } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

/** The first number that Linux distributions give to people, and that a machine's only user mostly has. */
const FIRST_USER = '1000';

export default transform({
  summary: 'Give the ARG of a user id a default',
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'Files in mounted directories belong to another user than the one who builds, where that is not user 1000',
  looksFor: 'log',
  *fixes(build) {
    const cause = build.failure?.cause('account-id-invalid');
    const stage = build.failure?.stage;
    const ids = cause && stage && unsetIds(stage);
    const [first] = ids ?? [];
    if (cause === undefined || ids === undefined || first === undefined) return;
    const values = ids.map(({ name }) => ({ name, told: toldValue(build.context, name) }));
    const isTold = values.every(({ told }) => told !== undefined && /^\d+$/.test(told.value));
    const valueOf = (name: string) =>
      (isTold ? values.find((one) => one.name === name)?.told?.value : undefined) ?? FIRST_USER;
    const given = ids.map(({ name }) => `${name}=${valueOf(name)}`).join(', ');
    yield {
      kind: 'fix',
      message: `${ids.map(({ name }) => name).join(' and ')} ${ids.length === 1 ? 'is' : 'are'} empty unless the build is called with values: give the default ${given}`,
      at: first.run.command.range,
      edits: ids.flatMap(({ name, pair }) => setDefault(pair, valueOf(name))),
      because: [logEvidence(cause)],
      advice:
        'docker build --build-arg ... gives them the numbers of the user who builds: $(id -u), $(id -g)',
    };
  },
});
