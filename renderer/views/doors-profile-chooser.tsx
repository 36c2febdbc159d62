import { useId, useState } from 'react';
import {
  chosenCountWords,
  filterProfilesName,
  filterProfilesPlaceholder,
  noServedProfilesWords,
  profilesLegend,
} from '../../shared/chooser-words.ts';
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
      <legend>{profilesLegend}</legend>
      {offered !== undefined && offered.length > manyProfiles && (
        <input
          type="search"
          className="choices-filter"
          aria-label={filterProfilesName}
          placeholder={filterProfilesPlaceholder(offered.length)}
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
        {offered?.length === 0 && noServedProfilesWords}
        {chosen.size > 0 && chosenCountWords(chosen.size)}
      </div>
    </fieldset>
  );
};
