import type { PlannedName } from '../../shared/aws-files.ts';
import { assignNames, nameFromTemplate, slug, type WantedName } from '../../shared/profile-names.ts';
import type { ConfigDocument } from './config-document.ts';
import { readAsBotocore, readAsJs } from './config-readings.ts';
import { ownSectionsOf } from './own-sections.ts';
import { keyOfRole, type PlanRequest, type ProfileRole, roleKey } from './plan-request.ts';
import { nameInBotocore } from './section-names.ts';

export type NamedRole = PlannedName & { readonly role: ProfileRole };

const keyOf = (roleKey: string, part: PlannedName['part']): string =>
  part === 'profile' ? roleKey : `${roleKey}/process`;

/** Our present names by role, and those that somebody else has, in the eyes of any tool. */
const presentNames = (document: ConfigDocument, owner: string) => {
  const current = new Map<string, string>();
  for (const { mark, section } of ownSectionsOf(document)) {
    const name = nameInBotocore(section.header);
    if (mark.owner !== owner || mark.part === 'session' || name?.kind !== 'profile') continue;
    current.set(keyOf(roleKey(mark), mark.part), name.name);
  }
  const ours = new Set(current.values());
  const all = [...readAsBotocore(document).profile.keys(), ...readAsJs(document).profile.keys()];
  return { current, others: new Set(['default', ...all.filter((name) => !ours.has(name))]) };
};

/**
 * A name for every profile of the request: the template's where it is free. Names in the file and those in `taken`
 * (other files) are not given again, and a role whose profile stands keeps its name as long as the template allows.
 */
export const nameRoles = (
  document: ConfigDocument,
  taken: ReadonlySet<string>,
  { session, template, style, roles }: PlanRequest,
): readonly NamedRole[] => {
  const { current, others } = presentNames(document, session.owner);
  const standing = readAsBotocore(document).profile;
  const used = new Set([...others, ...taken]);

  const isThere = (role: ProfileRole, name: string): boolean => {
    const settings = standing.get(name);
    return (
      style === 'sso' &&
      role.chained === undefined &&
      others.has(name) &&
      !current.has(keyOfRole(role)) &&
      settings?.get('sso_session') === session.name &&
      settings.get('sso_account_id') === role.accountId &&
      settings.get('sso_role_name') === role.roleName
    );
  };
  const wantedName = (role: ProfileRole, part: PlannedName['part'], wanted: string): WantedName => {
    const key = keyOf(keyOfRole(role), part);
    const present = current.get(key);
    const name = { key, wanted, accountId: role.accountId };
    return present === undefined ? name : { ...name, current: present };
  };
  const planned = (role: ProfileRole, part: PlannedName['part'], name: string, wanted: string): NamedRole => ({
    ...{ role, accountId: role.accountId, roleName: role.roleName, part, name },
    ...(role.chained !== undefined && { chainedRoleId: role.chained.id }),
    ...{ collided: name !== wanted, isThere: part === 'profile' && name === wanted && isThere(role, name) },
  });

  const unique = [...new Map(roles.map((role) => [keyOfRole(role), role])).values()];
  const wanted = unique.map((role) => ({
    role,
    name: slug(role.chained?.name ?? '') || nameFromTemplate(template, { ...role, sessionName: session.name }),
  }));
  const open = wanted.filter(({ role, name }) => !isThere(role, name));
  const names = assignNames(
    open.map(({ role, name }) => wantedName(role, 'profile', name)),
    used,
  );
  const profiles = wanted.map(({ role, name }) => planned(role, 'profile', names.get(keyOfRole(role)) ?? name, name));
  if (style !== 'both') return profiles;

  const twinName = ({ name }: NamedRole): string => `${name}-process`;
  const twins = assignNames(
    profiles.map((each) => wantedName(each.role, 'process-twin', twinName(each))),
    new Set([...used, ...names.values()]),
  );
  return profiles.flatMap((each) => {
    const wantedTwin = twinName(each);
    const name = twins.get(keyOf(keyOfRole(each.role), 'process-twin')) ?? wantedTwin;
    return [each, planned(each.role, 'process-twin', name, wantedTwin)];
  });
};
