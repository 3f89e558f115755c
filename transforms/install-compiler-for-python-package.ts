import { uncompiledPython, type UncompiledPython } from '../src/build/uncompiled-python.ts';
import type { Build } from '../src/build/build.ts';
import { installPackages } from '../src/edits/index.ts';
import type { Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install what a Python package is compiled with',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['pip'],
  *fixes(build) {
    for (const stage of build.needed) {
      const found = uncompiledPython(stage);
      if (found !== undefined) yield offer(build, found);
    }
  },
});

function offer({ dockerfile }: Build, found: UncompiledPython): Offer {
  const { pip, libraries } = found;
  const at = pip.run.command.range;
  if (!found.install.known) return { kind: 'left-alone', at, reason: found.install.reason };
  const { packages } = found.install.value;
  return {
    kind: 'fix',
    message: `pip has to compile ${libraries.map((each) => each.package).join(' and ')} here: install ${packages.join(' and ')}`,
    at,
    edits: installPackages(dockerfile, found.install.value),
    because: libraries.map((each) => ({
      text: `${each.package} has no wheels for Linux`,
      source: each.source,
    })),
  };
}
