import { idleCommands } from '../src/build/idle-commands.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Tell of commands that do nothing in an image',
  why: `A RUN leaves files behind and nothing else. A service that it starts is gone when the RUN ends, and a container of the image starts
without it; what looks at the machine sees the one that builds. What is meant instead depends on what the image is for.`,
  kind: 'improve',
  effect: 'build',
  safety: 'manual',
  risk: 'Commands in the same RUN may need what this one does.',
  symptoms: [
    'For some bash commands it makes no sense running them in a Docker container like `ssh`, `vim`, `shutdown`, `service`, `ps`, `free`, `top`, `kill`, `mount`, `ifconfig`',
  ],
  sources: [
    'https://docs.docker.com/engine/containers/multi-service_container/',
    'https://github.com/hadolint/hadolint/wiki/DL3001',
  ],
  answers: ['hadolint/DL3001'],
  *fixes(build) {
    for (const stage of build.stages)
      for (const { run, why, instead } of idleCommands(stage))
        yield {
          kind: 'fix',
          message: `${run.command.name} is of no use in a build: ${why}`,
          at: run.command.range,
          edits: [],
          because: [{ text: 'it is run while the image is built', range: run.command.range }],
          advice: instead,
        };
  },
});
