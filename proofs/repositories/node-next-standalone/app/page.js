export default function Page() {
  return <h1>Welcome aboard</h1>;
}
