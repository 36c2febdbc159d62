import './session-dialog.css';
import '../ui/search-line.css';
import './open-console-dialog.css';
import { Autocomplete } from '@base-ui/react/autocomplete';
import { Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { type ConsolePlace, consolePlaces, type RecentDestination } from '../../shared/console.ts';
import {
  noPlaceWords,
  openConsoleFields,
  openConsoleTitle,
  openPlaceHint,
  placeGroupNames,
} from '../../shared/console-place-words.ts';
import type { RoleRef } from '../../shared/model.ts';
import { openConsolePlaceNames, regionlessWords, roleInWords } from '../../shared/role-words.ts';
import { openConsole } from '../actions.ts';
import { consoleRegions, findPlaces, type Place, placeKey } from '../console-places.ts';
import { useStore } from '../store.ts';
import { Modal } from '../ui/modal.tsx';
import { Select } from '../ui/select.tsx';

const noDestinations: readonly RecentDestination[] = [];
const placeOptions = consolePlaces.map((value) => ({ value, label: openConsolePlaceNames[value] }));

type PlaceGroup = { readonly label: string; readonly items: readonly Place[] };

const groupsOf = (places: readonly Place[]): readonly PlaceGroup[] =>
  [
    { label: placeGroupNames.recent, items: places.filter(({ isRecent }) => isRecent) },
    { label: placeGroupNames.services, items: places.filter(({ isRecent }) => !isRecent) },
  ].filter(({ items }) => items.length > 0);

type PlaceListProps = { readonly onOpen: (place: Place) => void };

const PlaceList = ({ onOpen }: PlaceListProps) => (
  <Autocomplete.List className="places">
    {(group: PlaceGroup) => (
      <Autocomplete.Group key={group.label} items={group.items}>
        <Autocomplete.GroupLabel className="menu-label">{group.label}</Autocomplete.GroupLabel>
        <Autocomplete.Collection>
          {(place: Place) => (
            <Autocomplete.Item
              key={placeKey(place)}
              value={place}
              className="menu-item place"
              onClick={() => onOpen(place)}
            >
              <span className="clip" title={place.service.name}>
                {place.service.name}
              </span>
              <span className={place.region === undefined ? 'place-region' : 'place-region mono'}>
                {place.region ?? regionlessWords}
              </span>
            </Autocomplete.Item>
          )}
        </Autocomplete.Collection>
      </Autocomplete.Group>
    )}
  </Autocomplete.List>
);

type OpenConsoleDialogProps = {
  readonly role: RoleRef;
  readonly accountName: string;
  readonly onClose: () => void;
};

/** Where in the console to begin: a service and a region, typed in one go. */
export const OpenConsoleDialog = ({ role, accountName, onClose }: OpenConsoleDialogProps) => {
  const home = useStore(
    ({ app }) => app?.sessions.find(({ session }) => session.id === role.sessionId)?.session.region ?? 'us-east-1',
  );
  const usualRegion = useStore(({ app }) => app?.settings.copyRegion) ?? home;
  const usualPlace = useStore(({ app }) => app?.settings.consoleIn ?? 'window');
  const recent = useStore(({ app }) => app?.recentDestinations) ?? noDestinations;
  const [query, setQuery] = useState('');
  const regions = useMemo(() => consoleRegions(home, usualRegion), [home, usualRegion]);
  const [region, setRegion] = useState(regions.includes(usualRegion) ? usualRegion : home);
  const [where, setWhere] = useState<ConsolePlace>(usualPlace);
  const groups = useMemo(() => groupsOf(findPlaces(query, recent, region, regions)), [query, recent, region, regions]);
  const open = (place: Place) => {
    onClose();
    const destination = { service: place.service.id, ...(place.region !== undefined && { region: place.region }) };
    void openConsole({ role, where, ...destination }, accountName);
  };
  return (
    <Modal title={openConsoleTitle} description={roleInWords(role.roleName, accountName)} onClose={onClose}>
      <div className="session-form place-form">
        <Autocomplete.Root
          inline
          open
          mode="none"
          items={groups}
          itemToStringValue={placeKey}
          value={query}
          onValueChange={(next, { reason }) => {
            if (reason !== 'item-press') setQuery(next);
          }}
          autoHighlight="always"
          keepHighlight
        >
          <div className="search-line place-search">
            <Search aria-hidden="true" />
            <Autocomplete.Input
              aria-label={openConsoleFields.place.label}
              placeholder={openConsoleFields.place.placeholder}
            />
          </div>
          <PlaceList onOpen={open} />
          <Autocomplete.Empty className="places-empty">{groups.length === 0 && noPlaceWords(query)}</Autocomplete.Empty>
        </Autocomplete.Root>
        <div className="place-choices">
          <Select
            {...openConsoleFields.region}
            value={region}
            options={regions.map((value) => ({ value, label: value }))}
            onChange={setRegion}
          />
          <Select {...openConsoleFields.where} value={where} options={placeOptions} onChange={setWhere} />
        </div>
      </div>
      <p className="place-hint">{openPlaceHint}</p>
    </Modal>
  );
};
