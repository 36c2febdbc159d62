import { partitionOf } from './aws-hosts.ts';
import type { Account, Application, Assignment, AssumableRole, Directory, PermissionSet, User } from './directory.ts';
import { jwtBearerGrant, tokenExchangeGrant } from './grant-types.ts';

const instanceId = 'ssoins-7223c9d41f0ab865';

/** Every form in which AWS hands out the start URL of one and the same instance, the classic one first. */
export const startUrlForms = (region: string): readonly string[] => [
  'https://d-9067f2a4c1.awsapps.com/start',
  'https://northwind.awsapps.com/start',
  `https://${instanceId}.${region}.portal.amazonaws.com`,
  `https://${instanceId}.portal.${region}.app.aws`,
  `https://identitycenter.amazonaws.com/${instanceId}`,
];

export const permissionSets: readonly PermissionSet[] = [
  { name: 'AdministratorAccess', description: 'Full access' },
  { name: 'DeveloperAccess', description: 'Deploy and operate, without touching people' },
  { name: 'DataEngineer', description: 'Pipelines, tables and queries' },
  { name: 'ReadOnly', description: 'Look, change nothing' },
  { name: 'BreakGlass', description: 'Emergencies only' },
];

export const users: readonly User[] = [
  { userName: 'maya', displayName: 'Maya Lindqvist', email: 'maya@northwind.example' },
  { userName: 'tomas', displayName: 'Tomás Oliveira', email: 'tomas@northwind.example' },
  { userName: 'auditor', displayName: 'Ines Vogel (auditor)', email: 'ines@audit.example' },
];

const account = (accountId: string, accountName: string): Account => ({
  accountId,
  accountName,
  emailAddress: `aws+${accountName}@northwind.example`,
});

const accounts: readonly Account[] = [
  account('007199342208', 'search-prod'),
  account('000417730956', 'log-archive'),
  account('119038245570', 'northwind-root'),
  account('221400981536', 'data-lake-dev'),
  account('264718039925', 'data-lake-prod'),
  account('356002917483', 'search-staging'),
  account('412055367781', 'payments-prod'),
  account('508836114297', 'mobile-dev'),
  account('635920478811', 'network-hub'),
  account('741188206354', 'security-audit'),
  account('883011204467', 'payments-staging'),
  account('990274615530', 'sandbox-empty'),
];

/** Maya runs the platform: nearly everything. `sandbox-empty` is hers too, though no role is assigned there. */
const rolesOfMaya: Readonly<Record<string, readonly string[]>> = {
  'search-prod': ['AdministratorAccess', 'ReadOnly', 'BreakGlass'],
  'log-archive': ['ReadOnly'],
  'northwind-root': ['BreakGlass', 'ReadOnly'],
  'data-lake-dev': ['AdministratorAccess', 'DataEngineer'],
  'data-lake-prod': ['DataEngineer', 'ReadOnly'],
  'search-staging': ['AdministratorAccess', 'DeveloperAccess'],
  'payments-prod': ['AdministratorAccess', 'ReadOnly'],
  'mobile-dev': ['DeveloperAccess'],
  'network-hub': ['AdministratorAccess'],
  'security-audit': ['ReadOnly'],
  'payments-staging': ['AdministratorAccess', 'DeveloperAccess', 'ReadOnly'],
  'sandbox-empty': [],
};

const rolesOfTomas: Readonly<Record<string, readonly string[]>> = {
  'search-staging': ['DeveloperAccess', 'ReadOnly'],
  'data-lake-dev': ['DataEngineer'],
  'mobile-dev': ['AdministratorAccess', 'DeveloperAccess'],
  'payments-staging': ['DeveloperAccess'],
};

const assignmentsFrom = (
  userName: string,
  roleNamesByAccount: Readonly<Record<string, readonly string[]>>,
): readonly Assignment[] =>
  accounts.flatMap(({ accountId, accountName }) => {
    const roleNames = roleNamesByAccount[accountName];
    return roleNames === undefined ? [] : [{ userName, accountId, roleNames }];
  });

/** Roles for tools and audits, which people reach from their permission sets; the last one only by way of another. */
const rolesIn = (partition: string): readonly AssumableRole[] => {
  const arn = (rest: string): string => `arn:${partition}:iam::${rest}`;
  return [
    {
      roleArn: arn('264718039925:role/DataLakePublisher'),
      trustedPrincipals: [arn('264718039925:root'), arn('221400981536:root')],
      maxSessionSeconds: 43_200,
    },
    {
      roleArn: arn('412055367781:role/audit/PaymentsAuditExport'),
      trustedPrincipals: [arn('*:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_ReadOnly_*')],
      externalId: 'northwind-audit-2026',
    },
    {
      roleArn: arn('635920478811:role/NetworkInspector'),
      trustedPrincipals: [arn('264718039925:role/DataLakePublisher')],
    },
  ];
};

/** A reporting tool that can do everything applications can, and a search that only knows assertions. */
const applicationsIn = (partition: string): readonly Application[] => {
  const arn = (id: string): string => `arn:${partition}:sso::119038245570:application/${instanceId}/${id}`;
  const issuerUrl = 'https://login.northwind.example';
  return [
    {
      applicationArn: arn('apl-5f2c81d09ab34e67'),
      name: 'Northwind Reports',
      grantTypes: ['authorization_code', 'refresh_token', jwtBearerGrant, tokenExchangeGrant],
      redirectUris: ['http://127.0.0.1/oauth/callback', 'https://reports.northwind.example/callback'],
      scopes: ['openid', 'aws', 'sts:identity_context'],
      callers: [
        `arn:${partition}:iam::*:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_DataEngineer_*`,
        `arn:${partition}:iam::264718039925:role/DataLakePublisher`,
      ],
      trustedIssuer: { issuerUrl, audience: 'northwind-reports', userClaim: 'email' },
    },
    {
      applicationArn: arn('apl-a81e04c7d2569f30'),
      name: 'Northwind Search',
      grantTypes: [jwtBearerGrant],
      redirectUris: [],
      scopes: ['openid', 'aws'],
      callers: [`arn:${partition}:iam::356002917483:root`],
      trustedIssuer: { issuerUrl, audience: 'northwind-search', userClaim: 'sub' },
    },
  ];
};

/** Northwind: a believable small organization of 12 accounts, 5 permission sets and 3 people with different assignments. */
export const sampleDirectory = (region = 'us-east-1'): Directory => ({
  organization: 'Northwind',
  region,
  startUrls: startUrlForms(region),
  users,
  accounts,
  permissionSets,
  roles: rolesIn(partitionOf(region)),
  applications: applicationsIn(partitionOf(region)),
  assignments: [
    ...assignmentsFrom('maya', rolesOfMaya),
    ...assignmentsFrom('tomas', rolesOfTomas),
    ...accounts
      .filter(({ accountName }) => accountName !== 'sandbox-empty')
      .map(({ accountId }) => ({ userName: 'auditor', accountId, roleNames: ['ReadOnly'] })),
  ],
});
