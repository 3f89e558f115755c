import { gonePackages, type GonePackage } from '../src/build/renamed-packages.ts';
import { logEvidence } from '../src/build/failure.ts';
import { removeWordsBefore, replaceWord } from '../src/edits/index.ts';
import type { Edit, Fix, Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install packages by the names that the release has',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['apt', 'apk', 'dnf', 'yum', 'zypper'],
  *fixes(build) {
    for (const stage of build.stages) for (const gone of gonePackages(stage)) yield offer(gone);
  },
});

function offer(gone: GonePackage): Offer {
  const { word, rename, plain, cause } = gone;
  const at = word.range;
  const release = gone.release ?? 'the release';
  if (rename.candidates.length === 0)
    return {
      kind: 'left-alone',
      at,
      reason: `${release} does not have ${rename.name}, and nothing is known to stand for it`,
    };
  const edits = plain ? written(gone) : undefined;
  if (edits === undefined)
    return {
      kind: 'left-alone',
      at,
      reason: `${release} does not have ${rename.name}, and its word cannot be replaced`,
    };
  return {
    kind: 'fix',
    message: `${release} does not have ${rename.name}: install ${gone.wanted.length > 0 ? gone.wanted.join(' and ') : `${rename.candidates.join(' and ')} alone`}`,
    at,
    edits,
    because: [
      ...(cause === undefined ? [] : [logEvidence(cause)]),
      ...(gone.release === undefined
        ? []
        : [{ text: `the base image is made from ${gone.release}`, range: gone.call.step.stage.from.range }]),
    ],
    ...doubt(gone),
  };
}

function written({ call: { command }, word, wanted }: GonePackage): Edit[] | undefined {
  if (wanted.length > 0) return replaceWord(word, wanted.join(' '));
  const index = command.words.indexOf(word);
  const [before, next] = [command.words[index - 1], command.words[index + 1]];
  if (next !== undefined) return removeWordsBefore(word, next);
  return before && [{ start: before.range.end, end: word.range.end, text: '' }];
}

function doubt({ rename, release, logged }: GonePackage): Pick<Fix, 'safety' | 'risk'> {
  if (rename.major)
    return {
      safety: logged ? 'unsafe' : 'manual',
      risk: 'It is another version, or another program: what uses it may have to change',
    };
  if (rename.verified) return {};
  return {
    safety: 'unsafe',
    risk: `The names were not looked up in the package lists of ${release ?? 'the release'}`,
  };
}
