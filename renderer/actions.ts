/** What the window does: its own changes of state, and commands to main whose failures it shows. */
import type { FoundSession } from '../shared/aws-files.ts';
import { buttonNames } from '../shared/button-words.ts';
import type { ConsoleRequest } from '../shared/console.ts';
import type { CommandName, Commands, CopyRequest } from '../shared/contract.ts';
import { errorTitle, noticeDismissedWords } from '../shared/copy.ts';
import type { ErrorView } from '../shared/errors.ts';
import { copiedSaid, lineCopiedSaid } from '../shared/item-words.ts';
import type { Notice, RoleRef, SessionId, SignInMethod } from '../shared/model.ts';
import { roleInWords } from '../shared/role-words.ts';
import { bridge } from './bridge.ts';
import { type OpenDialog, type Pane, useStore } from './store.ts';

const maxFailures = 3;
let lastFailure = 0;

export const roleKey = ({ sessionId, accountId, roleName, chainedRoleId = '' }: RoleRef): string =>
  `${sessionId} ${accountId} ${roleName} ${chainedRoleId}`;

export const select = (chosenId: SessionId): void => {
  if (useStore.getState().chosenId !== chosenId) useStore.setState({ chosenId, query: '', failures: [] });
  useStore.setState({ pane: 'session', wantedRole: undefined });
};

/** Shows the role's session, with the role active in its list. */
export const showRole = (role: RoleRef): void => {
  select(role.sessionId);
  useStore.setState({ query: '', wantedRole: role });
};

export const showPane = (pane: Pane): void => useStore.setState({ pane });

/** Shows the protocol of a session in the place of its accounts. */
export const showProtocol = (id: SessionId): void => {
  select(id);
  showPane('protocol');
};

export const setQuery = (query: string): void => useStore.setState({ query });
export const openDialog = (dialog: OpenDialog): void => useStore.setState({ dialog });
export const closeDialog = (): void => useStore.setState({ dialog: undefined });

export const dismissFailure = (id: number): void =>
  useStore.setState(({ failures }) => ({ failures: failures.filter((failure) => failure.id !== id) }));

const showFailure = (error: ErrorView, about?: string): void => {
  if (error.code === 'cancelled') return;
  lastFailure += 1;
  const failure = { id: lastFailure, error, about };
  useStore.setState(({ failures }) => ({ failures: [...failures, failure].slice(-maxFailures) }));
};

/** Runs a command and shows its failure; answers its value, or `undefined` when it failed. */
export const run = async <Name extends CommandName>(
  name: Name,
  argument: Commands[Name]['argument'],
  about?: string,
): Promise<Commands[Name]['value'] | undefined> => {
  const reply = await bridge.run(name, argument);
  if (reply.ok) return reply.value;
  showFailure(reply.error, about);
  return undefined;
};

export const copyRole = async (request: CopyRequest, accountName: string): Promise<void> => {
  const key = roleKey(request);
  if (useStore.getState().copying.has(key)) return;
  useStore.setState(({ copying }) => ({ copying: new Set(copying).add(key), failures: [] }));
  await run('copyCredentials', request, roleInWords(request.roleName, accountName));
  useStore.setState(({ copying }) => ({ copying: new Set([...copying].filter((other) => other !== key)) }));
};

/** Says what was just done, where nothing else shows it. */
export const say = (words: string, undo?: () => void): void => useStore.setState({ said: { words, undo } });

/** Copies something that is shown, and says so; never anything secret. */
export const copyText = async (text: string, shown = text): Promise<void> => {
  const copied = await run('copyText', { text }, shown);
  if (copied !== undefined) say(copiedSaid(shown));
};

/** Copies a line of a list as text. */
export const copyLine = async (text: string): Promise<void> => {
  const copied = await run('copyText', { text });
  if (copied !== undefined) say(lineCopiedSaid);
};

export const endSaying = (): void => useStore.setState({ said: undefined });

/** Puts a notice away; it can be had back for a moment. */
export const dismissNotice = async (notice: Notice): Promise<void> => {
  const { id } = notice;
  if ((await run('dismissNotice', { id })) === undefined) return;
  say(noticeDismissedWords(errorTitle(notice)), () => void run('restoreNotice', { id }));
};

/** Opens a role's console, after a question where it is one of production; in its window it says itself what goes wrong. */
export const openConsole = async (request: ConsoleRequest, accountName: string): Promise<void> => {
  const reply = await bridge.run('openConsole', request);
  if (reply.ok) return;
  if (reply.error.code === 'production-unconfirmed') openDialog({ kind: 'confirm-console', request, accountName });
  else showFailure(reply.error, roleInWords(request.role.roleName, accountName));
};

const takeOver = async ({ kind, name, startUrl, region }: FoundSession): Promise<SessionId | undefined> =>
  (await run('adoptSession', { kind, name, startUrl, region }, name))?.id;

/** Takes over a session found in the files of AWS tools, and shows it. */
export const adopt = async (found: FoundSession): Promise<void> => {
  const id = await takeOver(found);
  if (id !== undefined) select(id);
};

/** Takes over one after the other, and shows the first. */
export const adoptAll = async (found: readonly FoundSession[]): Promise<void> => {
  const ids: SessionId[] = [];
  for (const each of found) {
    const id = await takeOver(each);
    if (id !== undefined) ids.push(id);
  }
  if (ids[0] !== undefined) select(ids[0]);
};

const rememberMethod = (id: SessionId, method?: SignInMethod): void =>
  useStore.setState(({ askedMethods }) => {
    const others = [...askedMethods].filter(([other]) => other !== id);
    return { askedMethods: new Map(method === undefined ? others : [...others, [id, method]]) };
  });

/** Begins a sign-in and shows its session; without a method, by the one that counts for the session. */
export const signIn = async (id: SessionId, method?: SignInMethod): Promise<void> => {
  select(id);
  rememberMethod(id, method);
  await run('signIn', { id, ...(method !== undefined && { method }) });
};

/** Adds the demo organization and begins its sign-in, which is what whoever asks for it wants to see. */
export const tryDemo = async (): Promise<void> => {
  const added = await run('addDemo', null);
  if (added) await signIn(added.id);
};

/** Goes on with a sign-in under way by the other method. */
export const switchSignIn = async (id: SessionId, method: SignInMethod): Promise<void> => {
  rememberMethod(id, method);
  await run('switchSignIn', { id, method });
};

/** Looks which browsers are on this machine. Where that cannot be told, the default one remains. */
export const readBrowsers = async (): Promise<void> => {
  const reply = await bridge.run('readBrowsers', null);
  if (reply.ok) useStore.setState({ browsers: reply.value });
};

/** Does not show a warning of a near end again before the next one is due. */
export const putEndWarningAway = (id: SessionId, end: number, dueMs: number): void =>
  useStore.setState(({ putAway }) => ({ putAway: new Map(putAway).set(id, { end, dueMs }) }));

/** Takes the last writing of profiles back; where that fails, it can be tried again. */
export const undoWritten = async (): Promise<void> => {
  const { written } = useStore.getState();
  if (written?.undoId === undefined) return;
  const undone = await run('undoProfiles', { undoId: written.undoId }, buttonNames.undo);
  if (undone !== undefined) useStore.setState({ written: { file: written.file } });
};

export const dismissWritten = (): void => useStore.setState({ written: undefined });
