import { oldPort } from '../src/build/aspnet-port.ts';
import { replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Expose the port that ASP.NET listens on',
  why: `Since .NET 8 the images set \`ASPNETCORE_HTTP_PORTS=8080\`, so that the server needs no root. \`EXPOSE 80\` is left from
before: nothing listens there, and what reads it (\`docker run -P\`, reverse proxies, platforms) sends requests to a closed
port. Whoever publishes the port by hand has to name 8080 too (\`-p 80:8080\`).`,
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'a deployment that sets ASPNETCORE_URLS or ASPNETCORE_HTTP_PORTS itself may listen on 80, as the image says today',
  symptoms: ['Now listening on: http://[::]:8080', 'curl: (56) Recv failure: Connection reset by peer'],
  assumes: ['Neither the program nor its settings outside the build context choose another port.'],
  check: 'docker run --rm IMAGE',
  sources: ['https://learn.microsoft.com/en-us/dotnet/core/compatibility/containers/8.0/aspnet-port'],
  looksFor: ['aspnet'],
  *fixes(build) {
    const seen = new Set<unknown>();
    for (const target of build.targets) {
      const old = oldPort(target);
      if (old === undefined || seen.has(old.expose)) continue;
      seen.add(old.expose);
      const port = old.word.raw.replace('80', '8080');
      yield {
        kind: 'fix',
        message: `aspnet:${old.image.tag} listens on port 8080, and the image says ${old.word.raw}: expose ${port}`,
        at: old.expose.range,
        edits: replaceWord(old.word, port),
        because: [{ text: 'since .NET 8 the image listens on 8080', range: target.from.range }],
        advice: 'Publish the port as -p 80:8080, and change it in compose files and manifests',
      };
    }
  },
});
