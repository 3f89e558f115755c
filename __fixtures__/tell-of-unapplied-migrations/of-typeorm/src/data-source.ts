export const source = new DataSource({ type: "postgres" });
