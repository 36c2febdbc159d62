import type { Account, Directory } from './directory.ts';
import { permissionSets, startUrlForms, users } from './sample-directory.ts';

const products = ['payments', 'search', 'mobile', 'data-lake', 'billing', 'identity', 'catalog', 'media', 'fleet'];
const stages = ['prod', 'staging', 'dev', 'test'];
const roleSubjects = ['Network', 'Database', 'Security', 'Billing', 'Support', 'Release', 'Machine', 'Content', 'Edge'];
const roleKinds = ['Admin', 'Operator', 'Viewer'];

/** mulberry32: the same numbers for the same seed on every machine. */
const createRandom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const accountNameAt = (index: number): string => {
  const stage = stages[index % stages.length];
  const product = products[Math.floor(index / stages.length) % products.length];
  const round = Math.floor(index / (stages.length * products.length));
  return round === 0 ? `${product}-${stage}` : `${product}-${stage}-${round + 1}`;
};

const roleNameAt = (index: number): string => {
  const wellKnown = permissionSets[index]?.name;
  if (wellKnown !== undefined) return wellKnown;
  const rest = index - permissionSets.length;
  const subject = roleSubjects[rest % roleSubjects.length];
  const kind = roleKinds[Math.floor(rest / roleSubjects.length) % roleKinds.length];
  const round = Math.floor(rest / (roleSubjects.length * roleKinds.length));
  return round === 0 ? `${subject}${kind}` : `${subject}${kind}${round + 1}`;
};

const createAccounts = (count: number, random: () => number): readonly Account[] => {
  const taken = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    // Every eighth id is small, so that leading zeros turn up in any organization worth listing.
    const ceiling = index % 8 === 0 ? 10 ** 10 : 10 ** 12;
    let accountId: string;
    do accountId = String(Math.floor(random() * ceiling)).padStart(12, '0');
    while (taken.has(accountId));
    taken.add(accountId);
    const accountName = accountNameAt(index);
    return { accountId, accountName, emailAddress: `aws+${accountName}@northwind.example` };
  });
};

/**
 * An organization of any size, the same for the same numbers. The first user has every role in every account,
 * the others have some roles in some accounts.
 * @param size how many accounts, how many roles in each of them, and the seed for everything that is drawn
 */
export const generateDirectory = (size: {
  readonly accounts: number;
  readonly roles: number;
  readonly seed?: number;
  readonly region?: string;
}): Directory => {
  const random = createRandom(size.seed ?? 1);
  const region = size.region ?? 'us-east-1';
  const accounts = createAccounts(size.accounts, random);
  const roleNames = Array.from({ length: size.roles }, (_, index) => roleNameAt(index));
  const [everything, ...others] = users;
  return {
    organization: 'Northwind',
    region,
    startUrls: startUrlForms(region),
    users,
    accounts,
    permissionSets: roleNames.map((name) => ({ name, description: `Generated: ${name}` })),
    assignments: accounts.flatMap(({ accountId }) => [
      ...(everything === undefined ? [] : [{ userName: everything.userName, accountId, roleNames }]),
      ...others
        .filter(() => random() < 0.5)
        .map(({ userName }) => ({
          userName,
          accountId,
          roleNames: roleNames.slice(0, Math.ceil(random() * roleNames.length)),
        })),
    ]),
  };
};
