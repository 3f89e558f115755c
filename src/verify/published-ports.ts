import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isDataMap, isList, readYaml } from '../definitions/yaml-data.ts';
import type { Data, DataMap } from '../definitions/yaml-data.ts';
import { systemCode } from '../text.ts';

/** Ports of its containers that Compose files in the root of its context publish for a Dockerfile, TCP alone, in their order. */
export function publishedPorts(dockerfile: string, root: string): readonly number[] {
  const files = namesIn(root).filter((name) => /^(?:docker-)?compose[^/]*\.ya?ml$/.test(name));
  const services = files.flatMap((name) => servicesIn(join(root, name)));
  const own = services.filter((service) => builtFrom(service, root) === resolve(dockerfile));
  return [
    ...new Set(own.flatMap((service) => list(service, 'ports').flatMap((port) => containerPort(port)))),
  ];
}

function namesIn(directory: string): string[] {
  return unlessMissing(() => readdirSync(directory).toSorted()) ?? [];
}

function servicesIn(file: string): DataMap[] {
  const text = unlessMissing(() => readFileSync(file, 'utf8')) ?? '';
  const maps = readYaml(text);
  if (typeof maps === 'string') return [];
  return maps.flatMap((map) => {
    const services = map.entries.get('services');
    return isDataMap(services) ? [...services.entries.values()].filter((one) => isDataMap(one)) : [];
  });
}

function unlessMissing<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return undefined;
  }
}

/** Absolute path of the Dockerfile that a service is built from; undefined where it is not built, or that is not plain. */
function builtFrom(service: DataMap, root: string): string | undefined {
  const build = service.entries.get('build');
  if (typeof build === 'string') return resolve(root, build, 'Dockerfile');
  if (!isDataMap(build)) return undefined;
  const [context = '.', file = 'Dockerfile'] = ['context', 'dockerfile'].map((key) => build.entries.get(key));
  return typeof context === 'string' && typeof file === 'string' ? resolve(root, context, file) : undefined;
}

function list(map: DataMap, key: string): readonly Data[] {
  const data = map.entries.get(key);
  return isList(data) ? data : [];
}

/** `8080:3000`, `127.0.0.1::3000/tcp`, `target: 3000`. https://github.com/compose-spec/compose-spec/blob/main/05-services.md#ports */
function containerPort(port: Data): number[] {
  if (isDataMap(port)) {
    const [target, protocol] = ['target', 'protocol'].map((key) => port.entries.get(key));
    return protocol === 'udp' ? [] : numberOf(target);
  }
  if (typeof port !== 'string') return [];
  const filled = port.replace(/\$\{\w+:?-([^{}$]*)\}/g, '$1');
  const [address = '', protocol = 'tcp'] = filled.split('/');
  return protocol === 'tcp' ? numberOf(address.split(':').at(-1)) : [];
}

function numberOf(text: Data | undefined): number[] {
  return typeof text === 'string' && /^[1-9]\d{0,4}$/.test(text) ? [Number(text)] : [];
}
