import { Health } from './health';

const api = process.env.NEXT_PUBLIC_API_BASE ?? '';

export default function Page() {
  return (
    <main>
      <h1>Console</h1>
      <p>
        API: <code>{api}</code>
      </p>
      <Health api={api} />
    </main>
  );
}
