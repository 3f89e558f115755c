import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Tell of passwords that the image sets',
  kind: 'improve',
  effect: 'image',
  safety: 'manual',
  risk: 'Somebody may log in with the password.',
  answers: ['checkov/CKV2_DOCKER_17'],
  looksFor: ['chpasswd'],
  *fixes(build) {
    for (const stage of build.stages)
      for (const { command } of stage.commands)
        if (command.name === 'chpasswd')
          yield {
            kind: 'fix',
            message:
              'a password that is set in the build is known to whoever has the image or its Dockerfile',
            at: command.range,
            edits: [],
            because: [{ text: 'chpasswd writes it into a layer', range: command.range }],
            advice:
              'Leave the account without a password, which nobody can log in with; set one where the container is run if it has to be',
          };
  },
});
