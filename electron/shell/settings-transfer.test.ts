import { describe, expect, it } from 'vitest';
import { emptyState } from '../../e2e/empty-state.ts';
import { createEngineBed, northwind } from '../../e2e/engine-bed.ts';
import { refOfChainedRole } from '../../shared/chained-roles.ts';
import type { EngineSession } from '../engine/ports.ts';
import { createApplications } from './applications.ts';
import { createChainedRoles } from './chained-roles.ts';
import { createSessions } from './sessions.ts';
import { createSettingsTransfer } from './settings-transfer.ts';
import { createState } from './state.ts';

const createBed = async (remembered: readonly EngineSession[] = []) => {
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `id-${ids}`;
  };
  const { engine, simulator } = createEngineBed();
  const state = createState(emptyState, newId);
  const jars = { empty: async () => undefined };
  const sessions = createSessions({ remembered, remember: () => undefined, engine, state, jars, newId });
  await sessions.start();
  const chainedRoles = createChainedRoles({ state, newId, accountNameOf: ({ accountId }) => accountId });
  const applications = createApplications({ state, newId, engine });
  const transfer = createSettingsTransfer({
    ...{ state, sessions, chainedRoles, applications, newId },
    accountNameOf: ({ accountId }) => (accountId === admin.accountId ? 'shop' : accountId),
  });
  const verdicts = (text: string) =>
    transfer
      .plan('f.json', text)
      .items.map(({ place, verdict }) => [place, verdict.kind === 'refused' ? verdict.error.code : verdict.kind]);
  return { state, sessions, chainedRoles, applications, transfer, verdicts, simulator };
};

type Bed = Awaited<ReturnType<typeof createBed>>;

const acme: EngineSession = {
  id: 'acme',
  name: 'Acme',
  startUrl: 'https://acme.awsapps.com/start',
  region: 'us-east-1',
  scopes: ['sso:account:access'],
};
const admin = { accountId: '111122223333', roleName: 'Admin' };
const roleArn = 'arn:aws:iam::444455556666:role/Deploy';
const applicationArn = 'arn:aws:sso::111122223333:application/ssoins-1/apl-1';

const fill = ({ state, sessions, chainedRoles, applications }: Bed) => {
  sessions.chooseBrowser('acme', { kind: 'command', command: 'run-me {url}' });
  chainedRoles.add({ name: 'Zero', source: { sessionId: 'acme', ...admin }, roleArn });
  const [zero] = state.read().chainedRoles;
  if (zero === undefined) throw new Error('there is no chained role');
  chainedRoles.add({ name: 'After it', source: refOfChainedRole(zero), roleArn, durationSeconds: 900 });
  applications.add({
    ...{ name: 'Reports', applicationArn, region: 'us-east-1', grant: 'jwt-bearer' },
    signer: refOfChainedRole(zero),
  });
  state.change({
    accountMarks: [{ accountId: admin.accountId, environment: 'production', color: 'pink', label: 'Shop' }],
    favourites: [
      { ...refOfChainedRole(zero), accountName: '444455556666' },
      { sessionId: 'acme', ...admin, accountName: 'shop' },
    ],
  });
};

const file = (more: object) => JSON.stringify({ format: 'latchkey-settings', version: 1, ...more });
const { name, startUrl, region } = acme;
const plain = { name, startUrl, region };

describe('settings that go from one Latchkey to another', () => {
  it('arrive as they were, without ids, sharing and browser commands', async () => {
    const shared = {
      ...acme,
      color: 'red',
      labels: ['audit'],
      sharedAs: { kind: 'sso-session', name: 'acme' },
    } as const;
    const from = await createBed([shared, { ...northwind, endpoints: { oidc: 'http://a', portal: 'http://b' } }]);
    fill(from);
    const text = from.transfer.exported();
    expect(text).not.toMatch(/run-me|"id"|sharedAs|Northwind|sessionId|id-\d/);

    const to = await createBed();
    const { planId, items } = to.transfer.plan('f.json', text);
    expect(items.filter(({ kind }) => kind !== 'setting').map((item) => [item.name, item.verdict.kind])).toEqual([
      ['Acme', 'new'],
      ['After it', 'new'],
      ['Zero', 'new'],
      ['Reports', 'new'],
      [admin.accountId, 'new'],
      ['Zero', 'new'],
      ['Admin', 'new'],
    ]);
    expect(to.sessions.list()).toEqual([]);
    expect(await to.transfer.apply(planId, [])).toEqual({ added: 7, changed: 0 });
    expect(to.transfer.exported()).toBe(text);
    expect(to.state.read().sessions.map(({ status }) => status.kind)).toEqual(['signed-out']);
    expect(to.simulator.control.requests()).toEqual([]);
    expect(new Set(to.verdicts(text).map(([, verdict]) => verdict))).toEqual(new Set(['present']));
  });

  it('give the same file whatever order they were made in', async () => {
    const beta = { ...acme, id: 'beta', name: 'Beta' };
    const [one, other] = [await createBed([acme, beta]), await createBed([beta, acme])];
    expect(one.transfer.exported()).toBe(other.transfer.exported());
  });

  it('leave what differs as it is, unless it is chosen; a browser stays either way', async () => {
    const bed = await createBed([{ ...acme, color: 'red' }]);
    fill(bed);
    const theirs = file({
      sessions: [{ ...plain, color: 'blue', labels: ['team'] }],
      chainedRoles: [{ name: 'Zero', source: { session: 'Acme', ...admin }, roleArn, externalId: 'theirs' }],
      settings: { consoleIn: 'browser', clipboardLifetimeMs: 60_000 },
    });
    const { planId, items } = bed.transfer.plan('f.json', theirs);
    expect(items.map(({ verdict }) => verdict)).toEqual([
      {
        kind: 'different',
        differences: [
          { member: 'color', here: 'red', there: 'blue' },
          { member: 'labels', here: '', there: 'team' },
        ],
      },
      { kind: 'different', differences: [{ member: 'externalId', here: '', there: 'theirs' }] },
      { kind: 'different', differences: [{ member: 'consoleIn', here: 'window', there: 'browser' }] },
      { kind: 'present' },
    ]);
    expect(await bed.transfer.apply(planId, ['chainedRoles[0]', 'settings.consoleIn'])).toEqual({
      added: 0,
      changed: 2,
    });
    expect(bed.sessions.require('acme').color).toBe('red');
    expect(bed.state.read().chainedRoles[0]?.externalId).toBe('theirs');
    expect(bed.state.read().settings.consoleIn).toBe('browser');

    const again = bed.transfer.plan('f.json', theirs);
    await bed.transfer.apply(again.planId, ['sessions[0]']);
    expect(bed.sessions.require('acme')).toEqual({
      ...acme,
      ...{ color: 'blue', labels: ['team'], browser: { kind: 'command', command: 'run-me {url}' } },
    });
  });

  it('show all that a file says of an account, and add a favourite once, by the name that is known here', async () => {
    const bed = await createBed([acme]);
    const { accountId } = admin;
    const theirs = file({
      accounts: [{ accountId, environment: 'none', color: 'pink', label: 'Shop' }],
      favourites: [
        { session: 'Acme', ...admin, accountName: 'harmless-sandbox' },
        { session: ' Acme ', ...admin, accountName: 'other' },
      ],
    });
    const { planId, items } = bed.transfer.plan('f.json', theirs);
    expect(items[0]?.about).toBe('No environment · Pink · Shop');
    expect(items.map(({ verdict }) => verdict.kind)).toEqual(['new', 'new', 'present']);
    await bed.transfer.apply(planId, []);
    // By the name that its session has for it.
    expect(bed.state.read().favourites).toEqual([{ sessionId: 'acme', ...admin, accountName: 'shop' }]);
  });

  it('mark an account otherwise only where that is chosen, and add favourites behind those that are here', async () => {
    const bed = await createBed([acme]);
    fill(bed);
    const here = bed.state.read();
    const { accountId } = admin;
    const theirs = file({
      accounts: [
        { accountId, environment: 'none' },
        { accountId: '000417730956', label: ' Logs ' },
      ],
      favourites: [
        { session: 'Acme', ...admin },
        { session: 'Acme', accountId: '000417730956', roleName: 'ReadOnly', accountName: 'log-archive' },
        { session: 'Nobody', ...admin },
        { session: 'Acme', accountId: '12', roleName: 'ReadOnly' },
      ],
      settings: { profileTemplate: '{session}-{role}' },
    });
    expect(bed.verdicts(theirs)).toEqual([
      ['accounts[0]', 'different'],
      ['accounts[1]', 'new'],
      ['favourites[0]', 'present'],
      ['favourites[1]', 'new'],
      ['favourites[2]', 'import-source-missing'],
      ['favourites[3]', 'import-malformed'],
      ['settings.profileTemplate', 'different'],
    ]);
    const first = bed.transfer.plan('f.json', theirs);
    expect(await bed.transfer.apply(first.planId, [])).toEqual({ added: 2, changed: 0 });
    expect(bed.state.read().accountMarks).toEqual([...here.accountMarks, { accountId: '000417730956', label: 'Logs' }]);
    expect(bed.state.read().favourites.slice(0, 2)).toEqual(here.favourites);
    expect(bed.state.read().favourites.at(-1)).toEqual({
      ...{ sessionId: 'acme', accountId: '000417730956', roleName: 'ReadOnly', accountName: 'log-archive' },
    });
    const second = bed.transfer.plan('f.json', theirs);
    await bed.transfer.apply(second.planId, ['accounts[0]', 'settings.profileTemplate']);
    expect(bed.state.read().accountMarks).toContainEqual({ accountId, environment: 'none' });
    expect(bed.state.read().settings.profileTemplate).toBe('{session}-{role}');
  });

  it('are not applied where they are not what was shown any more', async () => {
    const bed = await createBed();
    const { planId } = bed.transfer.plan('f.json', file({ sessions: [plain] }));
    await bed.sessions.add({ ...plain, region: 'eu-west-1' });
    await expect(bed.transfer.apply(planId, [])).rejects.toMatchObject({ code: 'import-outdated' });
    await expect(bed.transfer.apply('another', [])).rejects.toMatchObject({ code: 'import-outdated' });
    expect(bed.sessions.list()).toHaveLength(1);
  });

  it('change nothing at all where changes do not go together', async () => {
    const bed = await createBed([acme]);
    const source = { sessionId: 'acme', ...admin };
    bed.chainedRoles.add({ name: 'A', source, roleArn });
    bed.chainedRoles.add({ name: 'B', source, roleArn });
    const chained = (of: string, by: string) => ({ name: of, source: { chainedRole: by }, roleArn });
    const theirs = file({
      sessions: [{ ...plain, name: 'New' }],
      chainedRoles: [chained('A', 'B'), chained('B', 'A')],
    });
    const { planId } = bed.transfer.plan('f.json', theirs);
    await expect(bed.transfer.apply(planId, ['chainedRoles[0]', 'chainedRoles[1]'])).rejects.toMatchObject({
      code: 'chain-cyclic',
    });
    expect(bed.sessions.list()).toEqual([acme]);
  });
});

describe('a file of a stranger', () => {
  it.each<[string, object, string]>([
    ['another scheme', { startUrl: 'javascript:alert(1)' }, 'start-url-malformed'],
    ['plain http', { startUrl: 'http://acme.awsapps.com/start' }, 'start-url-not-https'],
    ['a region that is a host', { region: 'us-east-1.evil.example/' }, 'region-malformed'],
    ['a long name', { name: 'x'.repeat(100_000) }, 'import-malformed'],
    ['a control character', { name: 'A\u001b[31mcme' }, 'import-hidden-characters'],
    ['an override of direction in a label', { labels: ['\u202eduorp'] }, 'import-hidden-characters'],
    ['a browser command', { browser: { kind: 'command', command: 'rm -rf ~' } }, 'import-malformed'],
    ['endpoints', { endpoints: { oidc: 'https://evil.example' } }, 'import-malformed'],
    ['an id', { id: 'acme' }, 'import-malformed'],
    ['no name', { name: '  ' }, 'name-missing'],
    ['too many scopes', { scopes: Array(21).fill('a:b') }, 'import-malformed'],
  ])('is refused a session with %s', async (_what, more, code) => {
    const { verdicts, transfer, sessions } = await createBed();
    const text = file({
      sessions: [
        { ...plain, ...more },
        { ...plain, name: 'Fine' },
      ],
    });
    expect(verdicts(text)).toEqual([
      ['sessions[0]', code],
      ['sessions[1]', 'new'],
    ]);
    const { planId, items } = transfer.plan('f.json', text);
    expect(items[0]?.name.length).toBeLessThanOrEqual(81);
    expect(JSON.stringify(items)).not.toMatch(/\\u001b|\u202e|rm -rf/);
    await transfer.apply(planId, ['sessions[0]']);
    expect(sessions.list().map((session) => session.name)).toEqual(['Fine']);
  });

  it('has each name once, and takes none that is somebody’s here', async () => {
    const { verdicts } = await createBed([acme]);
    const evil = { ...plain, startUrl: 'https://evil.example/start' };
    const twice = { ...plain, name: 'Twice' };
    const chainedRoles = [
      { name: 'Through ours', source: { session: 'Acme', ...admin }, roleArn },
      { name: 'Through nothing', source: { session: 'None', ...admin }, roleArn },
      { name: 'Through that', source: { chainedRole: 'Through ours' }, roleArn },
      { name: 'Round', source: { chainedRole: 'Round' }, roleArn },
    ];
    expect(verdicts(file({ sessions: [evil, twice, twice], chainedRoles }))).toEqual([
      ['sessions[0]', 'name-taken'],
      ['sessions[1]', 'new'],
      ['sessions[2]', 'name-taken'],
      ['chainedRoles[0]', 'import-source-missing'],
      ['chainedRoles[1]', 'import-source-missing'],
      ['chainedRoles[2]', 'import-source-missing'],
      ['chainedRoles[3]', 'import-source-missing'],
    ]);
  });

  it.each([
    ['copyFormat', 'fish'],
    ['clipboardLifetimeMs', 1],
    ['copyRegion', 'evil.example'],
    ['toString', 1],
  ])('is refused the setting %s', async (setting, value) => {
    const { verdicts } = await createBed();
    expect(verdicts(file({ settings: { [setting]: value } }))).toEqual([[`settings.${setting}`, 'import-malformed']]);
  });

  it('changes nothing where it is none', async () => {
    const { transfer } = await createBed([acme]);
    const { planId } = transfer.plan('f.json', file({ sessions: [{ ...plain, name: 'New' }] }));
    expect(() => transfer.plan('f.json', 'nothing')).toThrow(expect.objectContaining({ code: 'import-not-settings' }));
    await expect(transfer.apply(planId, [])).rejects.toMatchObject({ code: 'import-outdated' });
  });
});
