import type { Build } from '../src/build/build.ts';
import { needyWheels, type NeedyWheel } from '../src/build/wheel-libraries.ts';
import { installPackages } from '../src/edits/index.ts';
import type { Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install the libraries and programs that Python packages need and do not bring',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['python'],
  *fixes(build) {
    const seen = new Set<unknown>();
    for (const target of build.targets) {
      const needy = needyWheels(target);
      const place = needy?.install.known === true ? needy.install.value.before.instruction : undefined;
      if (needy === undefined || (place !== undefined && seen.has(place))) continue;
      seen.add(place);
      yield offer(build, needy);
    }
  },
});

function offer({ dockerfile }: Build, { packages, run, install }: NeedyWheel): Offer {
  const at = run.command.range;
  if (!install.known) return { kind: 'left-alone', at, reason: install.reason };
  const names = packages.map(({ name }) => name).join(' and ');
  return {
    kind: 'fix',
    message: `${names} ${packages.length > 1 ? 'need' : 'needs'} what the image has not: install ${install.value.packages.join(' and ')}`,
    at,
    edits: installPackages(dockerfile, install.value),
    because: packages.map(({ name, lacks, source }) => ({
      text: `${name} needs ${lacks.join(' and ')}`,
      source,
    })),
    ...(packages.some(({ name }) => name.startsWith('opencv'))
      ? { advice: 'Where no window is opened, opencv-python-headless does without libGL' }
      : {}),
  };
}
