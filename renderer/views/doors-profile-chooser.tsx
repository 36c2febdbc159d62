import { useId, useState } from 'react';
import { Choice } from '../ui/choice.tsx';
import { FieldError } from '../ui/field-error.tsx';

const manyProfiles = 8;

type DoorsProfileChooserProps = {
  /** `undefined` while they are being read. */
  readonly offered: readonly string[] | undefined;
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
  readonly error: string | undefined;
};

export const DoorsProfileChooser = ({ offered, chosen, onChange, error }: DoorsProfileChooserProps) => {
  const note = useId();
  const [filter, setFilter] = useState('');
  const wanted = filter.trim().toLowerCase();
  const shown = offered?.filter((name) => name.toLowerCase().includes(wanted)) ?? [];
  const toggle = (name: string, isChosen: boolean) => {
    onChange(new Set(isChosen ? [...chosen, name] : [...chosen].filter((each) => each !== name)));
  };
  return (
    <fieldset className="choices" aria-describedby={note}>
      <legend>Profiles</legend>
      {offered !== undefined && offered.length > manyProfiles && (
        <input
          type="search"
          className="choices-filter"
          aria-label="Filter profiles"
          placeholder={`Filter ${offered.length} profiles`}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
      )}
      {offered !== undefined && offered.length > 0 && (
        <ul className="choices-list">
          {shown.map((name) => (
            <li key={name}>
              <Choice kind="checkbox" checked={chosen.has(name)} onChange={(isChosen) => toggle(name, isChosen)}>
                {name}
              </Choice>
            </li>
          ))}
        </ul>
      )}
      <div id={note} className="field-note" aria-live="polite">
        {error !== undefined && <FieldError>{error}</FieldError>}
        {offered?.length === 0 &&
          'No profile of AWS tools leads to a session in Latchkey. Write some with “Write AWS profiles” in a session’s options.'}
        {chosen.size > 0 && `${chosen.size} chosen`}
      </div>
    </fieldset>
  );
};
