import { importedFromSetuptools } from '../src/build/app-distutils.ts';
import { insertWordsAfter } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install setuptools for a program that imports distutils',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  *fixes(build) {
    const seen = new Set<unknown>();
    for (const target of build.targets) {
      const imported = importedFromSetuptools(target, 'distutils');
      const last = imported?.run.command.words.at(-1);
      if (imported === undefined || last === undefined || seen.has(imported.run.command)) continue;
      seen.add(imported.run.command);
      const { line, run, python } = imported;
      yield {
        kind: 'fix',
        message: `${line.file} imports distutils, which Python ${python} no longer has: install setuptools, which brings it`,
        at: run.command.range,
        edits: insertWordsAfter(last, 'setuptools'),
        because: [
          { text: `the container starts with it: ${line.text}`, file: line.file },
          { text: 'the image has no setuptools', range: target.from.range },
        ],
        advice: 'Better still, write setuptools into the requirements, or do without distutils',
      };
    }
  },
});
