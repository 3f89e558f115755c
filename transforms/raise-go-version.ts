import { fittingTag, oldGo, type OldGo } from '../src/build/go-version.ts';
import { raiseEdits } from '../src/build/raised-tag.ts';
import type { Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Use the Go version that go.mod asks for',
  why: `From Go 1.21 on the \`go\` line of go.mod is a minimum. The official images set \`GOTOOLCHAIN=local\`, so Go does not
fetch a newer toolchain by itself: it stops. An older Go cannot even read a version with three numbers. The tag of the
base image is raised to the version of go.mod; what else the tag says (\`-alpine\`, \`-bookworm\`) stays.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'go: go.mod requires go >= 1.25.0 (running go 1.24.13; GOTOOLCHAIN=local)',
    "invalid go version '1.23.0': must match format 1.23",
    'unknown directive: toolchain',
    'note: module requires Go 1.22',
  ],
  assumes: ['The go.mod that is copied is the one in the build context.'],
  check: 'docker build .',
  sources: [
    'https://go.dev/doc/toolchain',
    'https://github.com/docker-library/golang/issues/472',
    'https://github.com/projectdiscovery/dnsx/issues/1025',
  ],
  looksFor: ['golang'],
  *fixes(build) {
    const seen = new Set<unknown>();
    for (const stage of build.needed) {
      const old = oldGo(stage);
      if (old === undefined || seen.has(old.base.from)) continue;
      seen.add(old.base.from);
      yield offer(old);
    }
  },
});

function offer(old: OldGo): Offer {
  const { base, run, module, needs } = old;
  const at = base.from.range;
  const tag = fittingTag(old);
  const edits = raiseEdits(base, tag, 'golang', needs);
  if (!edits.known) return { kind: 'left-alone', at, reason: edits.reason };
  return {
    kind: 'fix',
    message: `${module.path} asks for Go ${needs}, and golang:${base.tag} is older: use golang:${tag ?? ''}`,
    at,
    edits: edits.value,
    because: [
      { text: `go ${needs} is the least that the module is for`, file: module.path },
      { text: 'it is read here', range: run.command.range },
    ],
    ...(old.certain
      ? {}
      : {
          safety: 'unsafe',
          risk: 'Go before 1.21 builds a newer module as long as that uses nothing new, so the build may work today',
        }),
  };
}
