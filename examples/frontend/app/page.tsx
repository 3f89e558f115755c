import { Health } from './health';

const api = process.env.NEXT_PUBLIC_API_BASE ?? '';
const url = process.env.NEXT_PUBLIC_API_URL ?? api;

export default function Page() {
  return (
    <main>
      <h1>Console</h1>
      <p>
        API: <code>{api}</code>
      </p>
      <Health api={url} />
    </main>
  );
}
