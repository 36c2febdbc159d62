import { describe, expect, it } from 'vitest';
import type { ChainedRole } from '../../shared/chained-roles.ts';
import { randomConfig, randomFrom } from './config-corpus.ts';
import type { PlanRequest, ProfileRole } from './plan-request.ts';
import { planProfiles } from './profile-plan.ts';

const seed = Number(process.env.LATCHKEY_TEST_SEED ?? 20261122);
const startUrl = 'https://example.awsapps.com/start';
const file = '/home/ana/.aws/config';
const role = (accountName: string, roleName: string, accountId = '111122223333'): ProfileRole => ({
  ...{ accountId, accountName, roleName },
});
const corp: PlanRequest = {
  session: { owner: 'corp-id', name: 'corp', startUrl, region: 'us-east-1', scopes: ['sso:account:access'] },
  style: 'sso',
  roles: [role('Prod', 'Admin')],
  template: '{account}-{role}',
  region: 'eu-west-1',
  commandFor: (_, name) => `"/opt/Latchkey/credentials" --profile ${name}`,
};

const planned = (text: string | undefined, request: PlanRequest, taken: readonly string[] = []) => {
  const result = planProfiles({ file, text, taken: new Set(taken) }, request);
  if (result.kind === 'refused') throw new Error(JSON.stringify(result.problems));
  return result.plan;
};
const refusal = (text: string, request: PlanRequest) => {
  const result = planProfiles({ file, text, taken: new Set() }, request);
  return result.kind === 'refused' ? result.problems : [];
};

const session = `# written by Latchkey: corp-id/corp
[sso-session corp]
sso_start_url = ${startUrl}
sso_region = us-east-1
sso_registration_scopes = sso:account:access
`;
const prodAdmin = `# written by Latchkey: corp-id/111122223333/Admin/Prod-Admin
[profile Prod-Admin]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Admin
region = eu-west-1
`;

const deployment: ChainedRole = {
  id: 'chained/1',
  name: 'Deploy to shop',
  source: { sessionId: 'corp-id', accountId: '111122223333', roleName: 'Admin' },
  roleArn: 'arn:aws:iam::444455556666:role/tools/Deploy',
  externalId: 'from-example',
  roleSessionName: 'ana@example',
  durationSeconds: 1800,
  region: 'us-west-2',
};
const deploy: ProfileRole = { ...role('444455556666', 'Deploy', '444455556666'), chained: deployment };
const audit: ProfileRole = {
  ...{ accountId: '777788889999', accountName: '777788889999', roleName: 'Admin' },
  chained: {
    id: 'chained-2',
    name: 'Audit',
    source: { sessionId: 'corp-id', accountId: '444455556666', roleName: 'Deploy', chainedRoleId: 'chained/1' },
    roleArn: 'arn:aws:iam::777788889999:role/Admin',
  },
};

describe('profiles of chained roles', () => {
  const chainedSection = `# written by Latchkey: corp-id/444455556666/Deploy/Deploy-to-shop/chained:chained%2F1
[profile Deploy-to-shop]
role_arn = arn:aws:iam::444455556666:role/tools/Deploy
source_profile = Prod-Admin
external_id = from-example
role_session_name = ana@example
duration_seconds = 1800
region = us-west-2
`;
  const through = `# written by Latchkey: corp-id/777788889999/Admin/Audit/chained:chained-2
[profile Audit]
role_arn = arn:aws:iam::777788889999:role/Admin
source_profile = Deploy-to-shop
region = eu-west-1
`;
  const both = { ...corp, roles: [...corp.roles, deploy, audit] };

  it('start from the profiles of their sources', () => {
    const plan = planned(undefined, both);
    expect(plan.after).toBe([session, prodAdmin, chainedSection, through].join('\n'));
    expect(plan.names.map(({ name, chainedRoleId }) => [name, chainedRoleId])).toEqual([
      ['Prod-Admin', undefined],
      ['Deploy-to-shop', 'chained/1'],
      ['Audit', 'chained-2'],
    ]);
    expect(planned(plan.after, both).hunks).toEqual([]);
  });

  it('follow their source to another name, and go when they are not wanted any more', () => {
    const standing = planned(undefined, both).after;
    const renamed = planned(standing, { ...both, template: '{role}' }).after;
    expect(renamed).toContain('[profile Admin]');
    expect(renamed).toContain('source_profile = Admin\n');
    const without = planned(standing, { ...both, roles: corp.roles });
    expect([without.after, without.pruned]).toEqual([`${session}\n${prodAdmin}`, ['Deploy-to-shop', 'Audit']]);
  });

  it('ask Latchkey where no profile is written for their source', () => {
    const { after } = planned(undefined, { ...corp, roles: [deploy] });
    expect(after).toContain(
      '[profile Deploy-to-shop]\ncredential_process = "/opt/Latchkey/credentials" --profile Deploy-to-shop\nregion = us-west-2\n',
    );
    expect(after).not.toContain('role_arn');
    const again = planned(after, both).after;
    expect(again).toContain('source_profile = Prod-Admin');
    expect(again).not.toContain('credential_process');
  });

  it('stand beside a permission set of the same name in the same account', () => {
    const admin = { ...role('Prod', 'Admin'), chained: { ...deployment, id: 'same', name: 'Prod-Admin' } };
    const names = planned(undefined, { ...corp, style: 'process', roles: [...corp.roles, admin] }).names;
    expect(new Set(names.map(({ name }) => name)).size).toBe(2);
  });
});

describe('a plan for profiles', () => {
  it('begins a file where there is none', () => {
    const plan = planned(undefined, corp);
    expect(plan.before).toBeUndefined();
    expect(plan.after).toBe(`${session}\n${prodAdmin}`);
    expect(plan.names).toEqual([
      {
        ...{ accountId: '111122223333', roleName: 'Admin', part: 'profile', name: 'Prod-Admin' },
        ...{ collided: false, isThere: false },
      },
    ]);
    expect(plan.hunks.flatMap(({ lines }) => lines.map(({ kind }) => kind))).toEqual(Array(12).fill('added'));
  });

  it('has nothing to change the second time', () => {
    const plan = planned(planned(undefined, corp).after, corp);
    expect([plan.after === plan.before, plan.hunks, plan.pruned]).toEqual([true, [], []]);
  });

  it('adds at the end and gives back what it found when all goes again', () => {
    const before = '# mine\n[default]\nregion=us-east-1\n\n\n';
    const after = planned(before, corp).after;
    expect(after).toBe(`${before}\n${session}\n${prodAdmin}`);
    const without = planned(after, { ...corp, roles: [] });
    expect([without.after, without.pruned]).toEqual([before, ['Prod-Admin']]);
  });

  it('changes in its own sections only what it wrote, and keeps what somebody added', () => {
    const edited = planned(undefined, corp).after.replace(
      'region = eu-west-1\n',
      '# a note\nREGION =  us-west-2 \ncli_pager =\ns3 =\n  style = path\n',
    );
    const plan = planned(`${edited}\n[profile mine]\nregion = x\n`, corp);
    expect(plan.after).toBe(
      `${edited.replace('REGION =  us-west-2 ', 'region = eu-west-1')}\n[profile mine]\nregion = x\n`,
    );
  });

  it('turns a profile into one with a command in its place, and the session goes with its last user', () => {
    const before = planned('[default]\nregion = a\n', corp).after;
    const plan = planned(before, { ...corp, style: 'process' });
    expect(plan.after).toBe(
      `[default]\nregion = a\n
# written by Latchkey: corp-id/111122223333/Admin/Prod-Admin
[profile Prod-Admin]
region = eu-west-1
credential_process = "/opt/Latchkey/credentials" --profile Prod-Admin
`,
    );
    const used = planned(`${before}[profile mine]\nsso_session = corp\n`, { ...corp, style: 'process' });
    expect(used.after).toContain('[sso-session corp]');
  });

  it('writes both kinds where both are wanted', () => {
    const plan = planned(undefined, { ...corp, style: 'both' });
    expect(plan.names.map(({ name, part }) => [name, part])).toEqual([
      ['Prod-Admin', 'profile'],
      ['Prod-Admin-process', 'process-twin'],
    ]);
    expect(plan.after).toContain('[profile Prod-Admin-process]\ncredential_process = "/opt');
    expect(planned(plan.after, { ...corp, style: 'both' }).hunks).toEqual([]);
    expect(planned(plan.after, corp).pruned).toEqual(['Prod-Admin-process']);
  });

  it('uses a session section that is there and fits, and refuses one that leads elsewhere', () => {
    const there = `[sso-session corp]\nsso_start_url = ${startUrl}\nsso_region = us-east-1\n`;
    expect(planned(there, corp).after).toBe(`${there}\n${prodAdmin}`);
    expect(refusal(there.replace('us-east-1', 'eu-west-1'), corp)).toEqual([
      { code: 'session-taken', file, line: 1, detail: 'corp' },
    ]);
  });

  it('gives no name twice, and none that somebody else has', () => {
    const roles = [
      role('Prod', 'Admin', '111111111111'),
      role('Prod', 'Admin', '222222222222'),
      role('A', 'B'),
      role('C', 'D'),
    ];
    const plan = planned('[profile "A-B"]\nregion = x\n', { ...corp, roles }, ['C-D']);
    expect(plan.names.map(({ name, collided }) => [name, collided])).toEqual([
      ['Prod-Admin-111111111111', true],
      ['Prod-Admin-222222222222', true],
      ['A-B-111122223333', true],
      ['C-D-111122223333', true],
    ]);
  });

  it('leaves a profile alone that gives the same role under the same name already', () => {
    const there = `[sso-session corp]\nsso_start_url = ${startUrl}\nsso_region = us-east-1\n[profile Prod-Admin]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Admin\n`;
    const plan = planned(there, corp);
    expect([plan.after, plan.names[0]?.isThere]).toEqual([there, true]);
  });

  it('never touches the sections of another session, or a copy made by hand', () => {
    const other = { ...corp, session: { ...corp.session, owner: 'other-id', name: 'other' } };
    const first = planned(undefined, corp).after;
    const second = planned(first, other).after;
    expect(second.startsWith(first)).toBe(true);
    expect(second).toContain('[profile Prod-Admin-111122223333]');
    expect(planned(second, { ...other, roles: [] }).after).toBe(first);
    const copied = `${first}\n${prodAdmin.replace('[profile Prod-Admin]', '[profile copy]')}`;
    const gone = planned(copied, { ...corp, roles: [] }).after;
    expect(gone).toContain('[profile copy]');
    expect(gone).not.toContain('[profile Prod-Admin]');
    expect(gone).toContain('[sso-session corp]');
  });

  it('takes a section for none of ours that somebody renamed, or that our mark only came to stand above', () => {
    const strayed = `${prodAdmin.split('\n')[0]}\n[profile mine]\nregion = x\n`;
    expect(planned(strayed, corp).after.startsWith(strayed)).toBe(true);
    const renamed = planned(undefined, corp).after.replace('[profile Prod-Admin]', '[profile mine]');
    expect(planned(renamed, corp).after).toBe(`${renamed}\n${prodAdmin}`);
  });

  it('follows a renamed template in place, in files with Windows line ends too', () => {
    const before = planned('[default]\r\nregion = a\r\n', corp).after;
    expect(before.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const after = planned(before, { ...corp, template: '{session}.{role}', region: 'eu-west-2' }).after;
    expect(after).toBe(before.replaceAll('Prod-Admin', 'corp.Admin').replace('eu-west-1', 'eu-west-2'));
  });

  it.each([
    ['\ufeff[default]\n', 'byte-order-mark', 1],
    ['[default]\na = 1\n[default]\n', 'duplicate-section', 3],
    ['[default]\na = 1\na = 1\n', 'duplicate-setting', 3],
    ['[DEFAULT]\nregion = a\n', 'default-for-all', 1],
    ['[profile __proto__]\n', 'section-blocked', 1],
    ['words\n', 'text-before-section', 1],
    ['[default]\r\na = 1\r', 'carriage-return', 2],
  ])('is refused for a file that tools do not read alike: %j', (text, code, line) => {
    expect(refusal(text, corp)).toMatchObject([{ code, file, line }]);
  });

  it.each([
    [{ commandFor: () => 'tool\n[profile x]' }, 'value-unwritable', 'credential_process'],
    [{ commandFor: () => '/my #1 tools/run' }, 'value-unwritable', 'credential_process'],
    [{ commandFor: () => ' ' }, 'value-unwritable', 'credential_process'],
    [{ roles: [role('A', 'B]\n[x')] }, 'name-unwritable', 'B]\n[x'],
    [{ roles: [role('A', 'B', '12')] }, 'name-unwritable', '12'],
    [{ style: 'sso' as const, session: { ...corp.session, name: 'a b' } }, 'name-unwritable', 'a b'],
    [
      { style: 'sso' as const, session: { ...corp.session, startUrl: `${startUrl} ; x` } },
      'value-unwritable',
      'sso_start_url',
    ],
  ])('is refused for what cannot be written safely: %j', (change, code, detail) => {
    expect(refusal('', { ...corp, style: 'process', ...change })).toEqual([{ code, file, detail }]);
  });

  it('shows no value that may be secret, and all of what is written', () => {
    const secrets = `[profile keys]\naws_secret_access_key = verysecret\nregion = us-east-1\ncredential_process = tool --token verysecret\n  verysecret`;
    for (const text of [secrets, secrets.replaceAll('\n', '\r\n')]) {
      const plan = planned(text, { ...corp, style: 'process' });
      const shown = plan.hunks.flatMap(({ lines }) => lines);
      expect(JSON.stringify(shown)).not.toContain('verysecret');
      expect(shown.map((line) => line.text)).toContain(
        'credential_process = "/opt/Latchkey/credentials" --profile Prod-Admin',
      );
      expect(shown.find((line) => line.text === 'region = us-east-1')).toMatchObject({
        kind: 'same',
        before: 3,
        after: 3,
      });
    }
  });

  it('copes with whatever people make of our sections: it changes ours, or refuses, and never fails', () => {
    const random = randomFrom(seed);
    const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
    const requests = [
      corp,
      { ...corp, style: 'both' as const, roles: [role('a', 'b'), role('Prod', 'Admin')] },
      { ...corp, roles: [] },
    ];
    let plans = 0;
    for (let round = 0; round < 1500; round += 1) {
      const foreign = randomConfig(random, true);
      const first = planProfiles({ file, text: foreign, taken: new Set() }, pick(requests) ?? corp);
      const lines = (first.kind === 'plan' ? first.plan.after : `${session}${prodAdmin}`).split('\n');
      for (let count = 0; count < 4; count += 1) {
        const [from, to] = [Math.floor(random() * lines.length), Math.floor(random() * lines.length)];
        const moved = random() < 0.5 ? lines.slice(from, from + 1) : lines.splice(from, 1);
        if (random() < 0.6) lines.splice(to, 0, ...moved.map((line) => (random() < 0.2 ? `  ${line}` : line)));
      }
      const text = lines.join('\n');
      const request = pick(requests) ?? corp;
      const second = planProfiles({ file, text, taken: new Set() }, request);
      if (second.kind === 'refused') continue;
      plans += 1;
      // A mark that only now stands above its section again makes it ours again; then there is nothing left to do.
      const settled = planned(planned(second.plan.after, request).after, request);
      expect(settled.after, text).toBe(settled.before);
    }
    expect(plans).toBeGreaterThan(100);
  });
});
