import { idleMigrations } from '../src/build/migrations.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Tell of database migrations that nothing runs',
  kind: 'repair',
  effect: 'image',
  safety: 'manual',
  risk: 'something outside of the build context, such as a pipeline, may run the migrations already',
  *fixes(build) {
    const { final } = build;
    const idle = final && idleMigrations(final);
    if (idle === undefined) return;
    const { tool, directory, start } = idle;
    yield {
      kind: 'fix',
      message: `${tool.name} has migrations in ${directory}, and nothing here runs them: run them once for each release`,
      at: start.range,
      edits: [],
      because: [
        { text: 'these change the database that the code expects', file: directory },
        { text: 'the container starts without them', range: start.range },
        { text: `${tool.command} applies those that are missing`, source: tool.source },
      ],
      advice: `Before the containers of a new release start, once:\ndocker run --rm --env-file .env IMAGE ${tool.command}`,
    };
  },
});
