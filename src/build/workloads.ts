import {
  mapIn,
  mapsIn,
  pairOf,
  scalarsOf,
  textIn,
  textsIn,
  yamlDocuments,
  yamlFiles,
  type YamlEntry,
  type YamlMap,
} from '../context/yaml.ts';
import { imageName, type ImageName } from './image-name.ts';
import { perContext } from './per-context.ts';

/** A container that a Kubernetes manifest has run. */
export interface WorkloadContainer {
  /** `Deployment api` */
  readonly workload: string;
  /** Where its image is named. */
  readonly entry: YamlEntry;
  readonly image: ImageName;
  /** True where the manifest says when the image is pulled. */
  readonly hasPullPolicy: boolean;
  /** Architectures of the nodes that it may run on, e.g. `amd64`; undefined where the manifest does not say. */
  readonly architectures: readonly string[] | undefined;
}

/** From a manifest to the pods in it. https://kubernetes.io/docs/concepts/workloads/ */
const POD_PATHS: Readonly<Record<string, readonly string[]>> = {
  Pod: ['spec'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
  ...Object.fromEntries(
    ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job'].map((kind) => [
      kind,
      ['spec', 'template', 'spec'],
    ]),
  ),
};

/** The containers of the manifests beside the Dockerfile whose images are named without variables. */
export const workloadContainers = perContext((context): readonly WorkloadContainer[] =>
  yamlFiles(context).flatMap((file) => {
    const text = context.companion(file) ?? '';
    if (!text.includes('apiVersion') || !text.includes('kind')) return [];
    return yamlDocuments(text).flatMap((document) => containersOf(file, text, document));
  }),
);

function containersOf(file: string, text: string, document: YamlMap): WorkloadContainer[] {
  const kind = textIn(document, 'kind') ?? '';
  if (!Object.hasOwn(POD_PATHS, kind) || pairOf(document, 'apiVersion') === undefined) return [];
  const path = POD_PATHS[kind] ?? [];
  const pod = path.reduce<YamlMap | undefined>((node, key) => mapIn(node, key), document);
  const name = textIn(mapIn(document, 'metadata'), 'name');
  const architectures = pod && architecturesOf(pod);
  return [...mapsIn(pod, 'initContainers'), ...mapsIn(pod, 'containers')].flatMap((map) => {
    const image = imageName(textIn(map, 'image') ?? '');
    if (image === undefined) return [];
    const workload = name === undefined ? kind : `${kind} ${name}`;
    const hasPullPolicy = pairOf(map, 'imagePullPolicy') !== undefined;
    return [{ workload, entry: { file, text, map, key: 'image' }, image, hasPullPolicy, architectures }];
  });
}

/** Labels that every node has. https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-arch */
const ARCHITECTURE_LABELS = ['kubernetes.io/arch', 'beta.kubernetes.io/arch'];

function architecturesOf(pod: YamlMap): readonly string[] | undefined {
  const selector = scalarsOf(mapIn(pod, 'nodeSelector'));
  const selected = ARCHITECTURE_LABELS.flatMap((label) => selector.get(label) ?? []);
  return selected.length > 0 ? selected : requiredArchitectures(pod);
}

/** One of the terms has to hold, with all its expressions. https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity */
function requiredArchitectures(pod: YamlMap): readonly string[] | undefined {
  const affinity = mapIn(mapIn(pod, 'affinity'), 'nodeAffinity');
  const required = mapIn(affinity, 'requiredDuringSchedulingIgnoredDuringExecution');
  const terms = mapsIn(required, 'nodeSelectorTerms').map((term) =>
    mapsIn(term, 'matchExpressions')
      .filter(
        (each) =>
          ARCHITECTURE_LABELS.includes(textIn(each, 'key') ?? '') && textIn(each, 'operator') === 'In',
      )
      .flatMap((each) => textsIn(each, 'values')),
  );
  return terms.length === 0 || terms.some((values) => values.length === 0) ? undefined : terms.flat();
}
