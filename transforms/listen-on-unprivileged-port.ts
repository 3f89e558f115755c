import { privilegedPort, UNPRIVILEGED } from '../src/build/privileged-port.ts';
import { replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Let ASP.NET listen on a port that is not for root alone',
  why: `Ports below 1024 are for root, unless the engine says otherwise. Docker since 20.10 does, and so does containerd since 2.0;
CRI-O, older containerd and so many Kubernetes clusters and OpenShift do not: the same image that runs at home ends there with
\`Permission denied\`. On 8080, which the images of .NET have chosen since .NET 8, it runs everywhere.`,
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'whoever publishes port 80 of the container, or sends requests there, has to name 8080 instead',
  symptoms: [
    'System.Net.Sockets.SocketException (13): Permission denied',
    'Unable to start Kestrel.',
    'Failed to bind to address http://[::]:80: permission denied',
  ],
  assumes: ['No setting outside of the Dockerfile chooses another port.'],
  check: 'docker run --rm --sysctl net.ipv4.ip_unprivileged_port_start=1024 IMAGE',
  sources: [
    'https://github.com/dotnet/aspnetcore/issues/4699',
    'https://github.com/moby/moby/pull/41030',
    'https://github.com/kubernetes/kubernetes/issues/102612',
    'https://learn.microsoft.com/en-us/dotnet/core/compatibility/containers/8.0/aspnet-port',
  ],
  looksFor: ['aspnet'],
  *fixes(build) {
    const seen = new Set<unknown>();
    for (const target of build.targets) {
      const found = privilegedPort(target);
      if (found === undefined || seen.has(found.value)) continue;
      seen.add(found.value);
      const { env, variable, value, changed, user, exposed } = found;
      yield {
        kind: 'fix',
        message: `${variable} asks for port 80, which not every engine lets an ordinary user have: listen on ${UNPRIVILEGED}`,
        at: env.range,
        edits: [
          ...replaceWord(value, changed),
          ...exposed.flatMap((word) => replaceWord(word, word.raw.replace('80', UNPRIVILEGED))),
        ],
        because: [{ text: 'the container does not run as root', range: user.range }],
        advice: `Publish the port as -p 80:${UNPRIVILEGED}, and change it in compose files and manifests`,
      };
    }
  },
});
