import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Tell of builds that upgrade the distribution of their base image',
  kind: 'improve',
  effect: 'image',
  safety: 'manual',
  risk: 'Without the upgrade the image has older packages.',
  answers: ['hadolint/DL3035'],
  looksFor: ['zypper'],
  *fixes(build) {
    for (const stage of build.stages)
      for (const { action, manager, verb, command } of stage.packages.calls)
        if (manager === 'zypper' && ['dist-upgrade', 'dup'].includes(verb))
          yield {
            kind: 'fix',
            message: `zypper ${verb} gives the image another release than its base image says`,
            at: command.range,
            edits: [],
            because: [{ text: `it is an ${action} of all packages`, range: command.range }],
            advice: 'Start from the newer base image, and install what it lacks',
          };
  },
});
