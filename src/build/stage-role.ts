import { officialTags } from '../facts/official-tags.ts';
import { stageTools } from '../facts/stage-tools.ts';
import { known, unknown, type Known } from '../known.ts';
import type { Stage } from './stage.ts';

/**
 * The image that a stage seems to be written for: the official one that the variable of its FROM is named after, else the
 * one that has the tools which the stage runs and does not install, on the distribution whose package manager it calls.
 */
export function roleOf(stage: Stage, variable: string): Known<string> {
  const { distributions, languages } = stageTools();
  const called = stage.commands.map(({ command }) => command.name);
  const distribution = distributions.find(({ commands }) => commands.some((one) => called.includes(one)));
  const words = variable.toLowerCase().split('_');
  const named = languages.find(({ image, names = [] }) =>
    [image, ...names].some((name) => words.includes(name)),
  );
  const installed = stage.packages.calls.flatMap(({ packages }) => packages.map(({ name }) => name));
  const needed = languages.find(({ commands, packages }) => {
    const brought = installed.some((name) => packages.some((prefix) => name.startsWith(prefix)));
    return !brought && commands.some((one) => called.includes(one));
  });
  const language = named ?? needed;
  if (language === undefined) {
    return distribution === undefined
      ? unknown(`nothing tells what ${variable} may be`)
      : known(distribution.image);
  }
  const suffix = distribution?.image === 'alpine' ? '-alpine' : '';
  const version = officialTags(language.image)?.newest(suffix);
  return version === undefined
    ? unknown(`no version of ${language.image} is recorded`)
    : known(`${language.image}:${version}${suffix}`);
}
