import './labels.css';

/** What a person calls a session besides its name, in its color. */
export const Labels = ({ labels = [] }: { readonly labels?: readonly string[] | undefined }) =>
  labels.length > 0 && (
    <span className="labels" title={labels.join(', ')}>
      {labels.map((label) => (
        <span key={label} className="clip">
          {label}
        </span>
      ))}
    </span>
  );
