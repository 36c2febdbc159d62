import type { ReactNode } from 'react';

type Fact = { readonly name: string; readonly value: ReactNode };

export const DetailsFacts = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <dl className="details-facts">
    {facts.map(({ name, value }) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
