/** What happens next, in order. */
export function Steps({ steps }: { steps: readonly string[] }) {
  return (
    <ol className="flex flex-col gap-3.5">
      {steps.map((step, index) => (
        <li key={step} className="flex items-start gap-3 text-sm text-ink-soft">
          <span
            aria-hidden
            className="grid size-6 shrink-0 place-items-center rounded-full bg-sunken text-xs font-semibold text-ink"
          >
            {index + 1}
          </span>
          <span className="pt-0.5">{step}</span>
        </li>
      ))}
    </ol>
  );
}
