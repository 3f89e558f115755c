import { known, unknown, valueOf, type Known } from '../known.ts';
import type { Family } from './image.ts';
import type { StageCommand } from './commands.ts';
import type { Stage } from './stage.ts';

/** A call of gem that installs the documentation of what it installs. */
export interface DocumentedGems {
  readonly run: StageCommand;
  /** Known where RubyGems certainly has the option that leaves it out, which it has since 2.0. */
  readonly option: Known<true>;
}

const WITHOUT = ['--no-document', '-N', '--document', '--no-ri', '--no-rdoc', '--ri', '--rdoc'];

/** Such calls of a stage. The official images of Ruby have a configuration that leaves documentation out. */
export function documentedGems(stage: Stage): readonly DocumentedGems[] {
  const { dockerfile } = stage.build;
  if (valueOf(stage.image)?.image === 'ruby' || dockerfile.text.includes('gemrc')) return [];
  const option = hasOption(stage);
  return stage.commands.flatMap((run) => {
    const { command } = run;
    const verb = command.words[1]?.literal ?? '';
    const installs = command.name === 'gem' && ['install', 'update', 'i'].includes(verb);
    const isShell = run.step.instruction.json === undefined && !command.wrappedBy.includes('-c');
    return installs && isShell && !command.has(...WITHOUT) ? [{ run, option }] : [];
  });
}

/** The last releases of distributions whose Ruby is older than 2.0. */
const TOO_OLD: Partial<Readonly<Record<Family, readonly string[]>>> = {
  debian: ['etch', 'lenny', 'squeeze', 'wheezy'],
  ubuntu: ['lucid', 'precise', 'trusty', 'quantal', 'raring', 'saucy'],
  alpine: [],
};

function hasOption(stage: Stage): Known<true> {
  const { image } = stage;
  if (!image.known) return image;
  const distro = valueOf(image.value.distro);
  const old = distro && TOO_OLD[distro.family];
  const release = distro?.release;
  return old !== undefined &&
    (release !== undefined || distro?.family === 'alpine') &&
    !old.includes(release ?? '')
    ? known(true)
    : unknown('the release of Ruby is not known');
}
