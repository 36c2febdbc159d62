/** What a settings file would make of the settings as they are. Nothing is changed here. */
import * as v from 'valibot';
import type { AccountMark } from '../../shared/account-marks.ts';
import { type Application, checkApplication } from '../../shared/applications.ts';
import {
  type ChainedRole,
  type ChainedRoleInput,
  checkChainedRole,
  refOfChainedRole,
} from '../../shared/chained-roles.ts';
import { AppError } from '../../shared/errors.ts';
import type { RoleRef, SsoSession } from '../../shared/model.ts';
import { checkSessionInput } from '../../shared/session-input.ts';
import type { Settings } from '../../shared/settings.ts';
import type { ImportItem } from '../../shared/settings-import.ts';
import { draftAccounts, draftFavourites } from './import-marks.ts';
import { createJudge, verdictOn } from './import-verdict.ts';
import {
  applicationToFile,
  chainedRoleToFile,
  type ExportedState,
  sessionToFile,
  settingsToFile,
} from './settings-export.ts';
import {
  applicationInFile,
  chainedRoleInFile,
  type RoleInFile,
  type SettingsDocument,
  sessionInFile,
  settingsInFile,
} from './settings-file.ts';

/** What an item that differs becomes where it is chosen. */
export type ImportChange =
  | { readonly kind: 'session'; readonly session: SsoSession }
  | { readonly kind: 'chained-role'; readonly id: string; readonly input: ChainedRoleInput }
  | { readonly kind: 'application'; readonly application: Application }
  | { readonly kind: 'account'; readonly mark: AccountMark }
  | { readonly kind: 'setting'; readonly settings: Partial<Settings> };

export type ImportDraft = {
  readonly items: readonly ImportItem[];
  /** Those that are new, with ids of their own. */
  readonly added: Omit<ExportedState, 'settings'>;
  /** By the item's place. */
  readonly changes: ReadonlyMap<string, ImportChange>;
};

const throughAnother = v.object({ name: v.string(), source: v.object({ chainedRole: v.string() }) });

/** The places of chained roles, so that each comes after the one of the file whose credentials it takes. */
const sourcesFirst = (roles: readonly unknown[]): readonly number[] => {
  const placeOf = (name: string) => roles.findIndex((role) => v.is(v.object({ name: v.literal(name) }), role));
  const [ordered, seen] = [new Set<number>(), new Set<number>()];
  const visit = (place: number) => {
    if (place < 0 || seen.has(place)) return;
    seen.add(place);
    const { success, output } = v.safeParse(throughAnother, roles[place]);
    if (success) visit(placeOf(output.source.chainedRole));
    ordered.add(place);
  };
  for (const place of roles.keys()) visit(place);
  return [...ordered];
};

/** Every value passes the checks of what is typed. `newId` names what would be added. */
export const draftImport = (document: SettingsDocument, here: ExportedState, newId: () => string): ImportDraft => {
  const changes = new Map<string, ImportChange>();
  let { sessions, chainedRoles, applications } = here;
  const isAdded = ({ id }: { readonly id: string }, before: readonly { readonly id: string }[]) =>
    before.every((each) => each.id !== id);
  const known = () => ({ sessions, chainedRoles });
  const judge = createJudge();

  const missing = (name: string) => new AppError('import-source-missing', { detail: name });

  /** Only what the file itself means by the name: never one of ours that happens to be called the same. */
  const roleOf = (role: RoleInFile): RoleRef => {
    if ('chainedRole' in role) {
      const found = chainedRoles.find(({ name }) => name === role.chainedRole);
      if (found === undefined || judge.isRefused('chained-role', found.name)) throw missing(role.chainedRole);
      return refOfChainedRole(found);
    }
    const found = sessions.find(({ name }) => name === role.session);
    if (found === undefined || judge.isRefused('session', found.name)) throw missing(role.session);
    return { sessionId: found.id, accountId: role.accountId, roleName: role.roleName };
  };

  const sessionItems = document.sessions.map((raw, index) => {
    const place = `sessions[${index}]`;
    return judge.item({ kind: 'session', place, raw, schema: sessionInFile }, (input) => {
      const same = sessions.find(
        (each) => each.name === input.name && each.startUrl === input.startUrl && each.region === input.region,
      );
      const checked = checkSessionInput(input, sessions, same?.id);
      const about = `${checked.startUrl} · ${checked.region}`;
      if (same === undefined) {
        sessions = [...sessions, { ...checked, id: newId() }];
        return { about, verdict: { kind: 'new' } };
      }
      const session = { ...checked, id: same.id, ...(same.browser && { browser: same.browser }) };
      changes.set(place, { kind: 'session', session });
      return { about, verdict: verdictOn(sessionToFile(same), sessionToFile(checked)) };
    });
  });

  const roleItems = new Map<number, ImportItem>();
  for (const index of sourcesFirst(document.chainedRoles)) {
    const raw = document.chainedRoles[index];
    const place = `chainedRoles[${index}]`;
    const item = judge.item({ kind: 'chained-role', place, raw, schema: chainedRoleInFile }, (role) => {
      const same = chainedRoles.find(({ name }) => name === role.name);
      const input = { ...role, source: roleOf(role.source) };
      const checked = checkChainedRole(input, sessions, chainedRoles, same?.id);
      const about = checked.roleArn;
      if (same === undefined) {
        const added: ChainedRole = { ...checked, id: newId() };
        chainedRoles = [...chainedRoles, added];
        return { about, verdict: { kind: 'new' } };
      }
      changes.set(place, { kind: 'chained-role', id: same.id, input: checked });
      return { about, verdict: verdictOn(chainedRoleToFile(same, known()), chainedRoleToFile(checked, known())) };
    });
    roleItems.set(index, item);
  }

  const applicationItems = document.applications.map((raw, index) => {
    const place = `applications[${index}]`;
    return judge.item({ kind: 'application', place, raw, schema: applicationInFile }, (application) => {
      const same = applications.find(({ name }) => name === application.name);
      const input = { ...application, signer: roleOf(application.signer) };
      const checked = checkApplication(input, sessions, applications, same?.id);
      const about = checked.applicationArn;
      if (same === undefined) {
        applications = [...applications, { ...checked, id: newId() }];
        return { about, verdict: { kind: 'new' } };
      }
      changes.set(place, { kind: 'application', application: { ...checked, id: same.id } });
      return { about, verdict: verdictOn(applicationToFile(same, known()), applicationToFile(checked, known())) };
    });
  });

  const accounts = draftAccounts(document.accounts, here.accountMarks, judge, (place, mark) =>
    changes.set(place, { kind: 'account', mark }),
  );
  const favourites = draftFavourites(document.favourites, here.favourites, judge, roleOf);

  const mine: Readonly<Record<string, unknown>> = settingsToFile(here.settings);
  const settingItems = Object.entries(document.settings).map(([name, value]) => {
    const place = `settings.${name}`;
    const raw = { [name]: value };
    return judge.item({ kind: 'setting', place, raw, name, schema: settingsInFile }, (settings) => {
      changes.set(place, { kind: 'setting', settings });
      return { about: '', verdict: verdictOn({ [name]: mine[name] }, settings) };
    });
  });

  return {
    items: [
      ...sessionItems,
      ...[...roleItems].sort(([left], [right]) => left - right).map(([, item]) => item),
      ...applicationItems,
      ...accounts.items,
      ...favourites.items,
      ...settingItems,
    ],
    added: {
      sessions: sessions.filter((each) => isAdded(each, here.sessions)),
      chainedRoles: chainedRoles.filter((each) => isAdded(each, here.chainedRoles)),
      applications: applications.filter((each) => isAdded(each, here.applications)),
      accountMarks: accounts.added,
      favourites: favourites.added,
    },
    changes,
  };
};
