export default function Page() {
  return <main>It works</main>;
}
