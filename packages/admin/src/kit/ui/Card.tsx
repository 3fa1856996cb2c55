import { useId, type ReactNode } from 'react';

/** A panel with a small heading. */
export const Card = ({ title, action, children }: { title?: ReactNode; action?: ReactNode; children: ReactNode }) => {
  const id = useId();
  return (
    <section className="rg-card" aria-labelledby={title ? id : undefined}>
      {title && <header className="rg-card-head"><h3 id={id}>{title}</h3>{action}</header>}
      {children}
    </section>
  );
};

/** Pairs of a word and its value; a pair whose value is null or false is left out. */
export const KeyValue = ({ pairs }: { pairs: readonly (readonly [label: string, value: ReactNode])[] }) => (
  <dl className="rg-pairs">
    {pairs.filter(([, value]) => value !== null && value !== undefined && value !== false).map(([label, value]) => (
      <div key={label}><dt>{label}</dt><dd>{value}</dd></div>
    ))}
  </dl>
);
