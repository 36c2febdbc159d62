import { errorBody, errorTitle } from '../../shared/copy.ts';
import { itemName, kindName, memberName, settingChange, valueWords } from '../../shared/import-words.ts';
import type { ImportItem } from '../../shared/settings-import.ts';
import { Choice } from '../ui/choice.tsx';

const Heading = ({ item }: { readonly item: ImportItem }) => (
  <>
    <b>{itemName(item) || item.place}</b> <span className="import-kind">{kindName(item.kind)}</span>
    {item.about !== '' && <span className="import-about mono">{item.about}</span>}
  </>
);

type ImportRowProps = {
  readonly item: ImportItem;
  readonly isChosen: boolean;
  readonly onChoose: (place: string, isChosen: boolean) => void;
};

export const ImportRow = ({ item, isChosen, onChoose }: ImportRowProps) => {
  const { verdict, place } = item;
  if (verdict.kind === 'refused') {
    return (
      <li>
        <Heading item={item} />
        <p className="import-reason">
          {errorTitle(verdict.error)}. {errorBody(verdict.error)} <span className="import-kind mono">{place}</span>
        </p>
      </li>
    );
  }
  if (verdict.kind !== 'different') {
    return (
      <li>
        <Heading item={item} />
      </li>
    );
  }
  return (
    <li>
      <Choice kind="checkbox" checked={isChosen} onChange={(checked) => onChoose(place, checked)}>
        <Heading item={item} />
      </Choice>
      <dl className="import-differences">
        {verdict.differences.map(({ member, here, there }) => (
          <div key={member}>
            <dt>{item.kind === 'setting' ? settingChange : memberName(member)}</dt>
            <dd>
              {valueWords(member, here)} → {valueWords(member, there)}
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
};
