/** What a person says about roles and accounts, and how they divide the window. */
import { longestLabel, withMark } from '../../shared/account-marks.ts';
import { AppError } from '../../shared/errors.ts';
import { isSameRole } from '../../shared/role-ref.ts';
import type { CommandHandlers } from './commands.ts';
import type { RoleUse } from './role-use.ts';
import type { Sessions } from './sessions.ts';
import type { State } from './state.ts';

export type MarkCommand = 'setFavourite' | 'markAccount' | 'changeLayout';

type MarkPorts = {
  readonly state: Pick<State, 'read' | 'change'>;
  readonly sessions: Pick<Sessions, 'require'>;
  readonly roleUse: Pick<RoleUse, 'accountNameOf'>;
};

export const createMarkHandlers = ({ state, sessions, roleUse }: MarkPorts): Pick<CommandHandlers, MarkCommand> => ({
  setFavourite: ({ role, isFavourite, position }) => {
    sessions.require(role.sessionId);
    const { favourites } = state.read();
    const isOne = favourites.some((each) => isSameRole(each, role));
    if (isFavourite && !isOne) {
      const at = position ?? favourites.length;
      const favourite = { ...role, accountName: roleUse.accountNameOf(role) };
      state.change({ favourites: [...favourites.slice(0, at), favourite, ...favourites.slice(at)] });
    }
    if (!isFavourite && isOne) state.change({ favourites: favourites.filter((each) => !isSameRole(each, role)) });
    return null;
  },
  markAccount: ({ label: typed = '', ...mark }) => {
    const label = typed.trim();
    if (label.length > longestLabel) throw new AppError('label-too-long', { detail: label.slice(0, longestLabel) });
    state.change({ accountMarks: withMark(state.read().accountMarks, { ...mark, ...(label !== '' && { label }) }) });
    return null;
  },
  changeLayout: (change) => {
    state.change({ layout: { ...state.read().layout, ...change } });
    return null;
  },
});
