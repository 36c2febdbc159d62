/** What a page of ours may say to the main process, and hear from it. A page that is not ours has no bridge. */
import type { IpcMainEvent, IpcMainInvokeEvent, WebContents } from 'electron';
import type { FoundInAwsFiles } from '../../shared/aws-files.ts';
import type { ConsoleFrameState, ConsoleWish } from '../../shared/console.ts';
import type { CommandName, MenuChoice, VerificationFrameState } from '../../shared/contract.ts';
import type { AppState, CatalogDelta, SessionId } from '../../shared/model.ts';
import type { ProtocolAddition } from '../../shared/protocol.ts';
import { commandChannel, type Topic, topics, watchChannel } from './bridge-channels.ts';
import type { RunCommand } from './commands.ts';
import { appOrigin } from './protocol.ts';

/** Starts pushing a topic's values, and returns its end. */
export type Feed<Value> = (push: (value: Value) => void) => () => void;

export type Feeds = {
  readonly state?: Feed<AppState>;
  readonly catalog?: Feed<CatalogDelta>;
  readonly protocol?: Feed<ProtocolAddition>;
  readonly 'aws-files'?: Feed<FoundInAwsFiles>;
  readonly 'show-session'?: Feed<SessionId>;
  readonly 'show-question'?: Feed<string>;
  readonly 'console-wish'?: Feed<ConsoleWish>;
  readonly 'menu-choice'?: Feed<MenuChoice>;
  readonly verification?: Feed<VerificationFrameState>;
  readonly console?: Feed<ConsoleFrameState>;
};

export type Bridged = {
  /** Commands this page may give; every other one is answered as unknown. */
  readonly allowed: readonly CommandName[];
  readonly run: RunCommand;
  readonly feeds: Feeds;
};

// SECURITY: a message counts only when it comes from the top frame of our own page.
const isFromOurPage = (contents: WebContents, event: IpcMainEvent | IpcMainInvokeEvent): boolean => {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && frame === contents.mainFrame && frame.origin === appOrigin;
};

const isTopic = (value: unknown): value is Topic => topics.some((topic) => topic === value);

const startFeed = <T extends Topic>(contents: WebContents, feeds: Feeds, topic: T): (() => void) | undefined =>
  feeds[topic]?.((value: unknown) => {
    if (!contents.isDestroyed()) contents.send(topic, value);
  });

/** Opens the bridge for one page of ours; it ends with the page. */
export const openBridge = (contents: WebContents, { allowed, run, feeds }: Bridged): void => {
  const running = new Map<Topic, () => void>();
  const stopFeed = (topic: Topic) => {
    running.get(topic)?.();
    running.delete(topic);
  };

  contents.ipc.handle(commandChannel, (event, name: unknown, argument: unknown) => {
    if (!isFromOurPage(contents, event)) throw new Error('refused');
    const command = allowed.find((each) => each === name);
    return command === undefined ? { ok: false, error: { code: 'unexpected' } } : run(command, argument);
  });

  contents.ipc.on(watchChannel, (event, topic: unknown) => {
    if (!isFromOurPage(contents, event) || !isTopic(topic)) return;
    // A page that was loaded again asks again; the first value then comes again too.
    stopFeed(topic);
    const stop = startFeed(contents, feeds, topic);
    if (stop !== undefined) running.set(topic, stop);
  });

  contents.once('destroyed', () => {
    for (const topic of [...running.keys()]) stopFeed(topic);
  });
};
