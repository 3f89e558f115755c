import { listing } from '../facts/tags.ts';
import { known, unknown, type Known } from '../known.ts';
import type { Stage } from './stage.ts';

export const TEMURIN = 'eclipse-temurin';

/** Words of a tag that say which distribution is below, or how much of it. */
const DISTRIBUTION =
  /^(slim|jessie|stretch|buster|bullseye|bookworm|sid|experimental|oracle|oraclelinux\d*)$/;

/** The tag of Eclipse Temurin for a tag of `openjdk` or `java`: the same major version, JDK or JRE, Alpine or not. */
export function temurinTag(tag: string): Known<string> {
  const [version = '', ...words] = tag.replace(/^openjdk-(?=\d)/, '').split('-');
  if (!/^\d+(u\d+)?(\.[\d.]+)?$/.test(version)) return unknown('its tag names no version');
  const alpine = words.find((word) => /^alpine[\d.]*$/.test(word));
  const odd = words.find(
    (word) => word !== 'jdk' && word !== 'jre' && word !== alpine && !DISTRIBUTION.test(word),
  );
  if (odd !== undefined) return unknown(`nothing like ${odd} is known of Eclipse Temurin`);
  const kind = words.includes('jre') ? 'jre' : 'jdk';
  const wanted = `${/^\d+/.exec(version)?.[0] ?? ''}-${kind}${alpine === undefined ? '' : '-alpine'}`;
  return listing(TEMURIN, wanted) === 'never' ? unknown(`there is no ${TEMURIN}:${wanted}`) : known(wanted);
}

/** Why a stage, or one built from it, would not work with Temurin's distribution; undefined where nothing says so. */
export function distributionTrouble(stage: Stage, tag: string): string | undefined {
  const manager = tag.endsWith('-alpine') ? 'apk' : 'apt';
  const call = above(stage)
    .flatMap(({ packages }) => packages.calls)
    .find((one) => one.manager !== manager);
  return call && `${call.program} is not in ${TEMURIN}:${tag}`;
}

/** Directories that those images had Java in. */
const HOMES = ['/usr/local/openjdk', '/docker-java-home', '/usr/lib/jvm/java-'];

/** The first of the old image's directories that a stage, or one that is built from it or copies of it, names. */
export function oldJavaHome(stage: Stage): string | undefined {
  const { text } = stage.build.dockerfile;
  const stages = stage.build.stages.filter((one) => one.chain.includes(stage) || one.uses.includes(stage));
  const written = stages.flatMap((one) =>
    one.steps.map(({ instruction: { range } }) => text.slice(range.start, range.end)),
  );
  return HOMES.find((home) => written.some((each) => each.includes(home)));
}

function above(stage: Stage): Stage[] {
  return stage.build.stages.filter((one) => one.chain.includes(stage));
}
