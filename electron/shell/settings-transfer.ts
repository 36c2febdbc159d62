/** Settings out to a file, and in from one in two steps: a plan that is shown, and the same plan applied. */
import { withMark } from '../../shared/account-marks.ts';
import { checkChainedRole } from '../../shared/chained-roles.ts';
import { AppError } from '../../shared/errors.ts';
import type { FavouriteRole, RoleRef } from '../../shared/model.ts';
import type { ImportPlanView } from '../../shared/settings-import.ts';
import type { Applications } from './applications.ts';
import type { ChainedRoles } from './chained-roles.ts';
import { draftImport, type ImportChange, type ImportDraft } from './import-draft.ts';
import type { Sessions } from './sessions.ts';
import { type ExportedState, exportedText } from './settings-export.ts';
import { parseSettingsFile, type SettingsDocument } from './settings-file.ts';
import type { State } from './state.ts';

export type SettingsTransfer = {
  exported(): string;
  /** Throws AppError for what `parseSettingsFile` refuses; then no plan is shown any more. */
  plan(file: string, text: string): ImportPlanView;
  /**
   * Adds what is new, and changes what differs where its place is chosen; all of it or nothing. Throws AppError
   * `import-outdated`, and what the checks of chained roles refuse when several changes do not go together.
   */
  apply(planId: string, chosen: readonly string[]): Promise<{ readonly added: number; readonly changed: number }>;
};

type SettingsTransferPorts = {
  readonly state: Pick<State, 'read' | 'change'>;
  readonly sessions: Pick<Sessions, 'list' | 'addAll' | 'edit'>;
  readonly chainedRoles: Pick<ChainedRoles, 'edit'>;
  readonly applications: Pick<Applications, 'edit'>;
  /** The id of an account that no session lists. */
  readonly accountNameOf: (role: RoleRef) => string;
  readonly newId: () => string;
};

/** Throws before anything is changed where changes that are right one by one are wrong together. */
const checkTogether = (here: ExportedState, { added }: ImportDraft, changes: readonly ImportChange[]): void => {
  const sessions = [...here.sessions, ...added.sessions];
  let roles = [...here.chainedRoles, ...added.chainedRoles];
  for (const change of changes) {
    if (change.kind !== 'chained-role') continue;
    const { id } = change;
    const checked = checkChainedRole(change.input, sessions, roles, id);
    roles = roles.map((role) => (role.id === id ? { ...checked, id } : role));
  }
};

export const createSettingsTransfer = (ports: SettingsTransferPorts): SettingsTransfer => {
  const { state, sessions, chainedRoles, applications, newId } = ports;
  /** The plan shown last; a person looks at one at a time. */
  let shown: { readonly view: ImportPlanView; readonly document: SettingsDocument } | undefined;

  const here = (): ExportedState => {
    const { settings, chainedRoles: roles, applications: views, accountMarks, favourites } = state.read();
    const applicationsHere = views.map(({ application }) => application);
    const lists = { chainedRoles: roles, applications: applicationsHere, accountMarks, favourites };
    return { settings, sessions: sessions.list(), ...lists };
  };

  const change = async (each: ImportChange): Promise<void> => {
    switch (each.kind) {
      case 'session':
        return sessions.edit(each.session.id, each.session);
      case 'chained-role':
        return chainedRoles.edit(each.id, each.input);
      case 'application':
        return applications.edit(each.application.id, each.application);
      case 'account':
        return state.change({ accountMarks: withMark(state.read().accountMarks, each.mark) });
      case 'setting':
        return state.change({ settings: { ...state.read().settings, ...each.settings } });
    }
  };

  /** Whoever lists an account knows its name better than a file of somebody else. */
  const named = (favourite: FavouriteRole): FavouriteRole => {
    const accountName = ports.accountNameOf(favourite);
    return accountName === favourite.accountId ? favourite : { ...favourite, accountName };
  };

  return {
    exported() {
      const { sessions: _all, ...rest } = here();
      // The sample organization is served by this app: its endpoints lead nowhere from another machine.
      const kept = sessions.list().filter(({ endpoints }) => endpoints === undefined);
      const ids = new Set(kept.map(({ id }) => id));
      return exportedText({
        ...rest,
        sessions: kept,
        chainedRoles: rest.chainedRoles.filter(({ source }) => ids.has(source.sessionId)),
        applications: rest.applications.filter(({ signer }) => ids.has(signer.sessionId)),
        favourites: rest.favourites.filter(({ sessionId }) => ids.has(sessionId)),
      });
    },

    plan(file, text) {
      shown = undefined;
      const document = parseSettingsFile(text);
      const view = { planId: newId(), file, items: draftImport(document, here(), newId).items };
      shown = { view, document };
      return view;
    },

    async apply(planId, chosen) {
      if (shown?.view.planId !== planId) throw new AppError('import-outdated');
      const before = here();
      const draft = draftImport(shown.document, before, newId);
      if (JSON.stringify(draft.items) !== JSON.stringify(shown.view.items)) throw new AppError('import-outdated');
      const wanted = draft.items.filter(({ verdict, place }) => verdict.kind === 'different' && chosen.includes(place));
      const changes = wanted.flatMap(({ place }) => draft.changes.get(place) ?? []);
      checkTogether(before, draft, changes);
      shown = undefined;

      const { added } = draft;
      const settled = sessions.addAll(added.sessions);
      state.change({
        chainedRoles: [...before.chainedRoles, ...added.chainedRoles],
        applications: [...state.read().applications, ...added.applications.map((application) => ({ application }))],
        accountMarks: [...before.accountMarks, ...added.accountMarks],
        favourites: [...before.favourites, ...added.favourites.map(named)],
      });
      await settled;
      for (const each of changes) await change(each);
      return {
        added: Object.values(added).reduce((sum, { length }) => sum + length, 0),
        changed: changes.length,
      };
    },
  };
};
