import { imageBuilds, type ImageBuild } from '../src/build/image-builds.ts';
import { hasRegistry, isMovingTag } from '../src/build/image-name.ts';
import { otherDeployment } from '../src/build/other-deployments.ts';
import type { Stage } from '../src/build/stage.ts';
import { workloadContainers, type WorkloadContainer } from '../src/build/workloads.ts';
import { addYamlKey } from '../src/edits/index.ts';
import type { Offer } from '../src/fix.ts';
import { is } from '../src/known.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Have Kubernetes pull an image whose tag is used again and again',
  kind: 'repair',
  effect: 'none',
  safety: 'unsafe',
  risk: 'a container no longer starts while the registry cannot be reached, or where the image is on the node alone',
  *fixes({ context, final }) {
    if (final === undefined) return;
    for (const container of workloadContainers(context)) {
      const { image, hasPullPolicy } = container;
      if (hasPullPolicy || !image.tag.known || !isMovingTag(image.tag.value)) continue;
      const builds = imageBuilds(context).filter((each) => each.image.repository === image.repository);
      if (builds.length > 0) yield offer(final, container, image.tag.value, builds);
    }
  },
});

function offer(
  { from, build: { context } }: Stage,
  { image, entry, workload }: WorkloadContainer,
  tag: string,
  builds: readonly ImageBuild[],
): Offer {
  const at = from.range;
  const leave = (reason: string): Offer => ({ kind: 'left-alone', at, reason });
  const same = builds.find((each) => is(each.image.tag, tag) || !each.image.tag.known);
  if (same === undefined) return leave(`nothing here builds ${image.written} under the tag ${tag}`);
  if (!builds.some((each) => each.pushed) && !hasRegistry(image))
    return leave(`nothing here pushes ${image.written}: the cluster may have it by another way`);
  const other = otherDeployment(context, image, entry.file);
  if (other !== undefined) return leave(other);
  const edits = addYamlKey(entry, 'imagePullPolicy', 'Always');
  if (!edits.known) return leave(edits.reason);
  const name = `${image.written}:${tag}`;
  return {
    kind: 'fix',
    message: `${workload} keeps the ${name} that its node has, though others are built under this tag: pull it at each start`,
    at,
    edits: edits.value,
    because: [
      { text: `${name} is run, and nothing says when it is pulled`, file: entry.file },
      { text: 'this Dockerfile is built under that name', file: same.file },
    ],
    advice: `kubectl apply -f ${entry.file}, and after each push kubectl rollout restart`,
  };
}
