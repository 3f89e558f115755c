import { logEvidence } from '../src/build/failure.ts';
import { oracleJava, type OracleCall, type OracleJava } from '../src/build/oracle-java.ts';
import { removeCommand, removeWordsBefore, replaceWord } from '../src/edits/index.ts';
import type { Edit, Fix } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: "Install OpenJDK where the packages of Oracle's Java are gone",
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: "OpenJDK has no JavaFX and not all fonts and tools of Oracle's JDK, and scripts may name its directory",
  looksFor: ['java'],
  *fixes(build) {
    for (const stage of build.stages) {
      const oracle = oracleJava(stage);
      if (oracle !== undefined) yield offer(oracle);
    }
  },
});

function offer(oracle: OracleJava): Fix {
  const { calls, jdk, home, homes, adding, cause } = oracle;
  const [first] = calls;
  const named = first?.words[0];
  return {
    kind: 'fix',
    message: `no archive has ${named?.literal ?? 'the packages'} any more: install ${jdk}`,
    at: named?.range ?? { start: 0, end: 0 },
    edits: [
      ...calls.flatMap((call) => renamed(call, jdk)),
      ...homes.map((place) => ({ ...place, text: home })),
      ...adding.flatMap((source) => otherArchive(source)),
    ],
    because: [
      ...(cause === undefined ? [] : [logEvidence(cause)]),
      {
        text: "the archives of Oracle's Java are discontinued since April 2019",
        source: 'https://launchpad.net/~webupd8team/+archive/ubuntu/java',
      },
    ],
    ...(jdk === 'default-jdk'
      ? { risk: "OpenJDK stands in for Oracle's JDK, in the version that the release has" }
      : {}),
  };
}

function renamed({ call: { command }, words: [first, ...others] }: OracleCall, jdk: string): Edit[] {
  if (first === undefined) return [];
  return [
    ...replaceWord(first, jdk),
    ...others.flatMap((word) => {
      const index = command.words.indexOf(word);
      const [before, next] = [command.words[index - 1], command.words[index + 1]];
      if (next !== undefined && !others.includes(next)) return removeWordsBefore(word, next);
      return before === undefined ? [] : [{ start: before.range.end, end: word.range.end, text: '' }];
    }),
  ];
}

function otherArchive({ run: { command, step }, word, archive }: OracleJava['adding'][number]): Edit[] {
  if (archive !== undefined) return replaceWord(word, archive);
  const all = step.stage.commands.filter((one) => one.step === step).map((one) => one.command);
  return removeCommand(step.stage.build.dockerfile, step.instruction, all, command) ?? [];
}
