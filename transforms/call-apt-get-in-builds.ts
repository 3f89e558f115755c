import { aptCalls } from '../src/build/apt-for-people.ts';
import { replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Call apt-get instead of apt',
  why: `\`apt\` is made for people at a terminal: it warns that it has no stable command line interface, and its options and output may change with
each release. \`apt-get\` and \`apt-cache\` keep theirs, know the same sub-commands, and read the same configuration. \`apt upgrade\` also installs
packages that an upgrade newly needs, for which \`apt-get upgrade\` is asked by \`--with-new-pkgs\`.`,
  kind: 'improve',
  effect: 'build',
  safety: 'safe',
  symptoms: ['WARNING: apt does not have a stable CLI interface. Use with caution in scripts.'],
  check: 'docker build .',
  sources: [
    'https://github.com/hadolint/hadolint/wiki/DL3027',
    'https://manpages.debian.org/bookworm/apt/apt.8.en.html#SCRIPT_USAGE_AND_DIFFERENCES_FROM_OTHER_APT_TOOLS',
  ],
  answers: ['hadolint/DL3027', 'checkov/CKV_DOCKER_9'],
  looksFor: ['apt'],
  *fixes(build) {
    for (const { run, word, program, verb, verbRange, written } of aptCalls(build)) {
      const at = run.command.range;
      if (program === undefined || verbRange === undefined) {
        yield {
          kind: 'left-alone',
          at,
          reason: 'neither apt-get nor apt-cache is known to do what this call of apt does',
        };
        continue;
      }
      yield {
        kind: 'fix',
        message: `apt is made for people at a terminal: call ${program} ${verb}`,
        at,
        edits: [
          ...replaceWord({ range: word }, program),
          ...(written === verb ? [] : replaceWord({ range: verbRange }, written)),
        ],
        because: [{ text: `${program} has ${written.split(' ')[0] ?? verb} too`, range: verbRange }],
      };
    }
  },
});
