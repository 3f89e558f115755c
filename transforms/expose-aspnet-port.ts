import { oldPort } from '../src/build/aspnet-port.ts';
import { replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Expose the port that ASP.NET listens on',
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'a deployment that sets ASPNETCORE_URLS or ASPNETCORE_HTTP_PORTS itself may listen on 80, as the image says today',
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
        edits: [...replaceWord(old.word, port), ...old.asked.map((range) => ({ ...range, text: ':8080' }))],
        because: [{ text: 'since .NET 8 the image listens on 8080', range: target.from.range }],
        advice: 'Publish the port as -p 80:8080, and change it in compose files and manifests',
      };
    }
  },
});
