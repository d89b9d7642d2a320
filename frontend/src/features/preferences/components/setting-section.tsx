import type { ReactNode } from 'react';

/** A part of the preferences under its heading. */
export function SettingSection({
  id,
  title,
  help,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly help?: string;
  readonly children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="mt-9">
      <h2 id={id} className="heading text-lg">
        {title}
      </h2>
      {help !== undefined && <p className="mt-0.5 text-sm text-pretty text-ink-soft">{help}</p>}
      <div className="mt-3">{children}</div>
    </section>
  );
}
