/** What a settings file says about accounts and favourite roles, judged like its other items. */
import * as v from 'valibot';
import type { AccountMark } from '../../shared/account-marks.ts';
import { markWords } from '../../shared/environment-words.ts';
import type { FavouriteRole, RoleRef } from '../../shared/model.ts';
import { isSameRole } from '../../shared/role-ref.ts';
import type { ImportItem } from '../../shared/settings-import.ts';
import { type createJudge, verdictOn } from './import-verdict.ts';
import { accountToFile } from './settings-export.ts';
import { accountInFile, favouriteInFile, type RoleInFile } from './settings-file.ts';

type Judge = ReturnType<typeof createJudge>;

const namingAccount = v.object({ accountId: v.string() });
const namingFavourite = v.union([
  v.object({ chainedRole: v.string() }),
  v.object({ session: v.string(), accountId: v.string(), roleName: v.string() }),
]);

const accountNamed = (raw: unknown): string => {
  const { success, output } = v.safeParse(namingAccount, raw);
  return success ? output.accountId : '';
};

const favouriteNamed = (raw: unknown): { readonly name: string; readonly key: string } => {
  const { success, output } = v.safeParse(namingFavourite, raw);
  if (!success) return { name: '', key: '' };
  if ('chainedRole' in output) return { name: output.chainedRole, key: `chained ${output.chainedRole}` };
  const { roleName, accountId, session } = output;
  return { name: roleName, key: `${accountId} ${roleName} ${session}` };
};

/** `onChange` hears of each mark that differs from one that is here. */
export const draftAccounts = (
  document: readonly unknown[],
  here: readonly AccountMark[],
  judge: Judge,
  onChange: (place: string, mark: AccountMark) => void,
): { readonly items: readonly ImportItem[]; readonly added: readonly AccountMark[] } => {
  const added: AccountMark[] = [];
  const items = document.map((raw, index) => {
    const place = `accounts[${index}]`;
    return judge.item({ kind: 'account', place, raw, name: accountNamed(raw), schema: accountInFile }, (mark) => {
      const same = here.find(({ accountId }) => accountId === mark.accountId);
      const about = markWords(mark);
      if (same === undefined) {
        added.push(mark);
        return { about, verdict: { kind: 'new' } };
      }
      onChange(place, mark);
      return { about, verdict: verdictOn(accountToFile(same), accountToFile(mark)) };
    });
  });
  return { items, added };
};

/** `roleOf` finds what the file means by a role, and throws AppError where there is no such one. */
export const draftFavourites = (
  document: readonly unknown[],
  here: readonly FavouriteRole[],
  judge: Judge,
  roleOf: (role: RoleInFile) => RoleRef,
): { readonly items: readonly ImportItem[]; readonly added: readonly FavouriteRole[] } => {
  const added: FavouriteRole[] = [];
  const items = document.map((raw, index) => {
    const place = `favourites[${index}]`;
    const named = { kind: 'favourite', place, raw, ...favouriteNamed(raw), schema: favouriteInFile } as const;
    return judge.item(named, ({ accountName, ...inFile }) => {
      const role = roleOf(inFile);
      const where = [accountName ?? role.accountId, 'session' in inFile ? inFile.session : ''];
      const about = where.filter((part) => part !== '').join(', ');
      // Names are trimmed only by now: two items of the file may be one role.
      if ([...here, ...added].some((each) => isSameRole(each, role))) return { about, verdict: { kind: 'present' } };
      added.push({ ...role, accountName: accountName ?? role.accountId });
      return { about, verdict: { kind: 'new' } };
    });
  });
  return { items, added };
};
