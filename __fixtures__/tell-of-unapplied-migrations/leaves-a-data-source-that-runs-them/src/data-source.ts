export const source = new DataSource({ type: "postgres", migrationsRun: true });
