import type { SessionInput } from './contract.ts';
import { AppError } from './errors.ts';
import type { BrowserChoice, SsoSession } from './model.ts';
import { isWellFormedRegion, nearestRegion } from './region.ts';

export const defaultScopes: readonly string[] = ['sso:account:access'];

const accountId = /^\d{4}[ -]?\d{4}[ -]?\d{4}$/;
const scope = /^[A-Za-z0-9_]{1,50}(:[A-Za-z0-9_]{1,50}){0,2}$/;
// The language's own library has no URL parser, and this file runs in every world: scheme, host, optional port, rest.
const httpsUrl = /^https:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?([/?#][^\s"<>\\^`{|}]*)?$/i;

const checkName = (typed: string, sessions: readonly SsoSession[], ownId?: string): string => {
  const name = typed.trim();
  if (name === '') throw new AppError('name-missing');
  if (sessions.some((session) => session.name === name && session.id !== ownId)) {
    throw new AppError('name-taken', { detail: name });
  }
  return name;
};

const checkStartUrl = (startUrl: string): string => {
  if (startUrl.trim() === '') throw new AppError('start-url-missing');
  if (accountId.test(startUrl.trim())) throw new AppError('start-url-account-id', { detail: startUrl.trim() });
  if (startUrl !== startUrl.trim()) throw new AppError('start-url-blank-around');
  if (/^http:\/\//i.test(startUrl)) throw new AppError('start-url-not-https', { detail: startUrl.slice(7) });
  if (!/^[a-z][a-z0-9+.-]*:/i.test(startUrl) && /^[a-z0-9-]+(\.[a-z0-9-]+)+/i.test(startUrl)) {
    throw new AppError('start-url-not-https', { detail: startUrl });
  }
  if (!httpsUrl.test(startUrl)) throw new AppError('start-url-malformed');
  return startUrl;
};

/** Throws AppError `region-missing`, `region-malformed`. */
export const checkRegion = (typed: string): string => {
  const region = typed.trim();
  if (region === '') throw new AppError('region-missing');
  if (!isWellFormedRegion(region)) {
    const near = nearestRegion(region);
    throw new AppError('region-malformed', near === undefined ? {} : { detail: near });
  }
  return region;
};

const checkScopes = (typed: readonly string[] | undefined): readonly string[] => {
  const scopes = (typed ?? defaultScopes).map((each) => each.trim()).filter((each) => each !== '');
  const wrong = scopes.find((each) => !scope.test(each));
  if (wrong !== undefined) throw new AppError('scope-malformed', { detail: wrong });
  return [...new Set(scopes)];
};

const checkBrowser = (browser: BrowserChoice): BrowserChoice => {
  if (browser.kind !== 'command') return browser;
  const command = browser.command.trim();
  if (command === '') throw new AppError('browser-command-missing');
  return { kind: 'command', command };
};

const mostLabels = 8;
const longestLabel = 32;

const checkLabels = (typed: readonly string[]): readonly string[] => {
  const labels = [...new Set(typed.map((each) => each.trim()).filter((each) => each !== ''))];
  const long = labels.find((each) => each.length > longestLabel);
  if (long !== undefined) throw new AppError('label-too-long', { detail: long.slice(0, longestLabel) });
  if (labels.length > mostLabels) throw new AppError('labels-too-many', { detail: String(mostLabels) });
  return labels;
};

/** Checks what a person typed for a session; throws an AppError naming the first thing to change. */
export const checkSessionInput = (
  input: SessionInput,
  sessions: readonly SsoSession[],
  ownId?: string,
): Omit<SsoSession, 'id'> => ({
  name: checkName(input.name, sessions, ownId),
  startUrl: checkStartUrl(input.startUrl),
  region: checkRegion(input.region),
  scopes: checkScopes(input.scopes),
  ...(input.fips && { fips: input.fips }),
  ...(input.dualStack && { dualStack: input.dualStack }),
  ...(input.signInMethod && { signInMethod: input.signInMethod }),
  ...(input.browser && { browser: checkBrowser(input.browser) }),
  ...(input.color && { color: input.color }),
  ...(input.labels && input.labels.length > 0 && { labels: checkLabels(input.labels) }),
});

const regionInHost = [
  /^https:\/\/[^/]+?\.([a-z0-9-]+)\.portal\.amazonaws\.(?:com|com\.cn|eu)(?:[/?#]|$)/,
  /^https:\/\/[^/]+?\.portal\.([a-z0-9-]+)\.(?:app\.aws|app\.amazonwebservices\.com\.cn|api\.amazonwebservices\.eu)(?:[/?#]|$)/,
];

/** The region a regional start URL carries in its host name; the classic forms carry none. */
export const regionOfStartUrl = (startUrl: string): string | undefined => {
  for (const form of regionInHost) {
    const region = form.exec(startUrl.trim())?.[1];
    if (region !== undefined && isWellFormedRegion(region)) return region;
  }
  return undefined;
};
