/** The roles at hand in the tray's menu, as data: favourites, and what is used most. */
import { markedAccount } from '../../shared/account-marks.ts';
import { formatNames, valueNames } from '../../shared/copy.ts';
import { usualFormat } from '../../shared/copy-format.ts';
import { byFrecency } from '../../shared/frecency.ts';
import type { AppState, CredentialValue, FavouriteRole } from '../../shared/model.ts';
import { isSameRole, plainRef } from '../../shared/role-ref.ts';
import { credentialFormats } from '../../shared/settings.ts';
import {
  trayCopiedWords,
  trayCopyWords,
  trayLabels,
  trayMoreWords,
  trayRoleWords,
  traySignInWords,
} from '../../shared/tray-words.ts';
import { sessionIn } from './state.ts';
import { action, separator, type TrayItem, text } from './tray-items.ts';

const mostFavourites = 15;
const mostRecents = 10;

const values: readonly CredentialValue[] = ['access-key-id', 'secret-access-key', 'session-token'];

const isProduction = (state: AppState, account: { readonly accountId: string; readonly accountName: string }) =>
  markedAccount(account, state.accountMarks).environment === 'production';

const roleActions = (state: AppState, named: FavouriteRole): readonly TrayItem[] => {
  const role = plainRef(named);
  const view = sessionIn(state, role.sessionId);
  if (view?.status.kind === 'signed-out') {
    return [action(traySignInWords(view.session.name), { do: 'sign-in', id: view.session.id })];
  }
  if (view?.status.kind !== 'signed-in') return [text(trayLabels.waiting)];
  const usual = usualFormat(state, role);
  const { accountName } = named;
  return [
    action(trayCopyWords(usual), { do: 'copy', role, what: usual }),
    {
      kind: 'group',
      label: trayLabels['copy-as'],
      items: [
        ...credentialFormats.map((what) => action(formatNames[what], { do: 'copy', role, what })),
        separator,
        ...values.map((what) => action(valueNames[what], { do: 'copy', role, what })),
      ],
    },
    // What is production asks once more.
    action(trayLabels[isProduction(state, named) ? 'ask-for-console' : 'open-console'], {
      ...{ do: 'open-console', role, accountName },
    }),
  ];
};

const roleItem = (state: AppState, named: FavouriteRole): TrayItem => {
  const chained = state.chainedRoles.find(({ id }) => id === named.chainedRoleId);
  const sessionName = state.sessions.length > 1 ? sessionIn(state, named.sessionId)?.session.name : undefined;
  return {
    kind: 'group',
    label: trayRoleWords(
      { ...named, chainedName: chained?.name },
      { isProduction: isProduction(state, named), sessionName },
    ),
    items: roleActions(state, named),
  };
};

/** What lies on the clipboard. */
const copiedItems = ({ copied }: AppState): readonly TrayItem[] =>
  copied === undefined
    ? []
    : [text(trayCopiedWords(copied)), action(trayLabels['clear-clipboard'], { do: 'clear-clipboard' }), separator];

/** Favourites in their order, then what is used most and is none of them. */
export const roleItems = (state: AppState): readonly TrayItem[] => {
  const { favourites, recentRoles } = state;
  const more = favourites.length - mostFavourites;
  const recents = recentRoles
    .filter((recent) => !favourites.some((each) => isSameRole(each, recent)))
    .sort(byFrecency)
    .slice(0, mostRecents);
  const group = (heading: string, roles: readonly FavouriteRole[], rest: readonly TrayItem[] = []) =>
    roles.length === 0 ? [] : [text(heading), ...roles.map((role) => roleItem(state, role)), ...rest, separator];
  return [
    ...group(trayLabels.favourites, favourites.slice(0, mostFavourites), more > 0 ? [text(trayMoreWords(more))] : []),
    ...group(trayLabels.recents, recents),
    ...copiedItems(state),
  ];
};
