export default function Matrix() {
  return <h1 tabIndex={-1}>Matrix</h1>;
}
