import { missingPkgResources } from '../src/build/pkg-resources.ts';
import { insertWordsAfter } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install a setuptools that still has pkg_resources',
  why: `The official images of Python 3.12 and later have no setuptools, and setuptools 82 no longer has \`pkg_resources\`. A
program of before that time which imports it, such as gunicorn 20, ends at once with an ImportError, even where it asks for
setuptools, since pip takes the newest. Asked for along with the requirements, an older setuptools brings the module; the
newer version of the program that does without it is better still, and is for the project to choose.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: ["ModuleNotFoundError: No module named 'pkg_resources'"],
  check: 'docker run --rm --entrypoint python IMAGE -c "import pkg_resources"',
  sources: [
    'https://github.com/docker-library/python/issues/957',
    'https://github.com/benoitc/gunicorn/issues/1716',
    'https://setuptools.pypa.io/en/latest/history.html#v82-0-0',
  ],
  *fixes(build) {
    for (const { run, name, version, file, source, removed } of build.targets.flatMap((stage) =>
      missingPkgResources(stage),
    )) {
      const last = run.command.words.at(-1);
      if (last === undefined) continue;
      yield {
        kind: 'fix',
        message: `${name} ${version} imports pkg_resources, which nothing installs: ask for a setuptools that has it`,
        at: run.command.range,
        edits: insertWordsAfter(last, `"setuptools<${removed.setuptools}"`),
        because: [
          { text: `${name} ${version} is asked for`, file },
          { text: `${name} imports pkg_resources when it starts`, source },
          {
            text: 'newer releases of setuptools are without it',
            source: removed.source,
          },
        ],
        advice: `a newer release of ${name} does without pkg_resources`,
      };
    }
  },
});
