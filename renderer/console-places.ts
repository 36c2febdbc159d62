/** Finding a place in the console: a service, and a region where it has any. Pure. */
import uFuzzy from '@leeoniya/ufuzzy';
import type { RecentDestination } from '../shared/console.ts';
import { type ConsoleService, consoleServiceOf, consoleServices } from '../shared/console-services.ts';
import { knownRegions, partitionIdOf } from '../shared/region.ts';

/** Without a region for services that have none. */
export type Place = { readonly service: ConsoleService; readonly region?: string; readonly isRecent: boolean };

const mostRegions = 6;
const fuzzy = new uFuzzy({ intraMode: 1, intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1 });
const names = consoleServices.map(({ name }) => name.toLowerCase());

export const placeKey = ({ service, region = '', isRecent }: Place): string =>
  `${service.id} ${region} ${isRecent ? 'recent' : ''}`;

/** The regions a console can be opened in with credentials of a region's partition, the wanted ones among them. */
export const consoleRegions = (home: string, wanted: string): readonly string[] => {
  const partition = partitionIdOf(home);
  return [...new Set([...knownRegions, home, wanted])].filter((region) => partitionIdOf(region) === partition).sort();
};

const placeOf = (service: ConsoleService, region: string, isRecent = false): Place =>
  service.isGlobal === true ? { service, isRecent } : { service, region, isRecent };

const isIn = (service: ConsoleService, token: string): boolean =>
  service.name.toLowerCase().includes(token) || service.id.includes(token);

/** What is typed of a service comes before what is typed of a region, in any order. */
const placesOf = (
  service: ConsoleService,
  tokens: readonly string[],
  region: string,
  regions: readonly string[],
): readonly Place[] => {
  const rest = tokens.filter((token) => !isIn(service, token));
  if (rest.length === 0) return [placeOf(service, region)];
  if (service.isGlobal === true) return [];
  const fitting = regions.filter((each) => rest.every((token) => each.includes(token)));
  return fitting.slice(0, mostRegions).map((each) => placeOf(service, each));
};

const similarPlaces = (query: string, region: string): readonly Place[] =>
  (fuzzy.filter(names, query) ?? []).flatMap((at) => {
    const service = consoleServices[at];
    return service === undefined ? [] : [placeOf(service, region)];
  });

/**
 * Places that fit what was typed, those opened last first. A region may be typed, too: "ec2 eu-w"; without one, `region`
 * counts. Misspelt services are found where nothing fits exactly.
 */
export const findPlaces = (
  query: string,
  recent: readonly RecentDestination[],
  region: string,
  regions: readonly string[],
): readonly Place[] => {
  const typed = query.trim().toLowerCase();
  const tokens = typed.split(/\s+/).filter((token) => token !== '');
  const opened = recent.flatMap((destination): readonly Place[] => {
    const service = consoleServiceOf(destination.service);
    if (service === undefined) return [];
    const place = placeOf(service, destination.region ?? region, true);
    if (place.region !== undefined && !regions.includes(place.region)) return [];
    return tokens.every((token) => isIn(service, token) || place.region?.includes(token)) ? [place] : [];
  });
  const found = consoleServices.flatMap((service) => placesOf(service, tokens, region, regions));
  const others = found.filter(
    (place) => !opened.some((each) => each.service === place.service && each.region === place.region),
  );
  const places = [...opened, ...others];
  return places.length > 0 || typed === '' ? places : similarPlaces(typed, region);
};
