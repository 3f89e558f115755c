import { idleMigrations } from '../src/build/migrations.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Tell of database migrations that nothing runs',
  why: `The code of an image expects the tables as the newest migration leaves them. Where neither the container at its start, nor
the code, nor a compose file, manifest or workflow of the repository runs the migrations, the first release works and a later
one meets a database without the new column. Who runs them, and when, is a decision: once for each release before its containers
start (a job, a release command, an init container), not in every replica at once. So there is no patch, only the command.`,
  kind: 'repair',
  effect: 'image',
  safety: 'manual',
  risk: 'something outside of the build context, such as a pipeline, may run the migrations already',
  symptoms: [
    'sqlalchemy.exc.ProgrammingError: (psycopg2.errors.UndefinedColumn) column',
    'django.db.utils.ProgrammingError: relation',
    'You have 1 unapplied migration(s). Your project may not work properly until you apply the migrations',
    'ActiveRecord::PendingMigrationError',
    'The column `(not available)` does not exist in the current database.',
  ],
  assumes: ['The files of the build context are all that tells how the image is run.'],
  sources: [
    'https://alembic.sqlalchemy.org/en/latest/tutorial.html#running-our-first-migration',
    'https://docs.djangoproject.com/en/stable/topics/migrations/#the-commands',
    'https://www.prisma.io/docs/orm/prisma-client/deployment/deploy-database-changes-with-prisma-migrate',
  ],
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
