/** Stands where a list or a text will be, and says so. */
export function Skeleton({ text }: { text: string }) {
  return (
    <div class="skeleton">
      <p>{text}</p>
      <div aria-hidden="true">
        <div class="skeleton-line" />
        <div class="skeleton-line" />
        <div class="skeleton-line" />
      </div>
    </div>
  );
}
