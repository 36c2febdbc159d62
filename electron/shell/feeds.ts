import type { FoundInAwsFiles } from '../../shared/aws-files.ts';
import type { ConsoleWish } from '../../shared/console.ts';
import type { MenuChoice } from '../../shared/contract.ts';
import type { AppState, CatalogDelta, SessionId } from '../../shared/model.ts';
import type { ProtocolAddition } from '../../shared/protocol.ts';
import type { Feed, Feeds } from './bridge.ts';
import type { State } from './state.ts';

/** The present state at once, then every change; what changes within one tick is pushed once. */
export const stateFeed =
  (state: Pick<State, 'read' | 'subscribe'>): Feed<AppState> =>
  (push) => {
    let planned = false;
    const end = state.subscribe(() => {
      if (planned) return;
      planned = true;
      setImmediate(() => {
        planned = false;
        push(state.read());
      });
    });
    push(state.read());
    return end;
  };

/** Values for whoever watches at the time; nobody watching, nothing kept. */
export const createBroadcast = <Value>() => {
  const watching = new Set<(value: Value) => void>();
  const feed: Feed<Value> = (push) => {
    watching.add(push);
    return () => watching.delete(push);
  };
  const send = (value: Value) => {
    for (const push of watching) push(value);
  };
  return { feed, send };
};

/** The latest value at once for whoever comes to watch, then every one. */
export const createLatest = <Value>(first: Value) => {
  const { feed: broadcast, send } = createBroadcast<Value>();
  let latest = first;
  const feed: Feed<Value> = (push) => {
    push(latest);
    return broadcast(push);
  };
  const show = (value: Value) => {
    latest = value;
    send(value);
  };
  return { feed, show };
};

/** The last value waits for a page that is still loading, and is given out once. */
export const createDelivery = <Value>() => {
  const { feed: broadcast, send } = createBroadcast<Value>();
  const waiting: Value[] = [];
  let watchers = 0;
  const feed: Feed<Value> = (push) => {
    watchers += 1;
    const end = broadcast(push);
    for (const value of waiting.splice(0)) push(value);
    return () => {
      watchers -= 1;
      end();
    };
  };
  const deliver = (value: Value) => {
    if (watchers > 0) send(value);
    else waiting.splice(0, waiting.length, value);
  };
  return { feed, deliver };
};

/** Everything the main window's page hears, and the ways to say it. */
export const createMainFeeds = (state: Pick<State, 'read' | 'subscribe'>) => {
  const awsFiles = createBroadcast<FoundInAwsFiles>();
  const catalog = createBroadcast<CatalogDelta>();
  const protocol = createBroadcast<ProtocolAddition>();
  const session = createDelivery<SessionId>();
  const question = createDelivery<string>();
  const wish = createDelivery<ConsoleWish>();
  const choice = createDelivery<MenuChoice>();
  /** What the quick-pick's page hears, too. */
  const roleFeeds = { state: stateFeed(state), catalog: catalog.feed };
  const feeds: Feeds = {
    ...roleFeeds,
    protocol: protocol.feed,
    'aws-files': awsFiles.feed,
    'show-session': session.feed,
    'show-question': question.feed,
    'console-wish': wish.feed,
    'menu-choice': choice.feed,
  };
  return {
    ...{ feeds, roleFeeds },
    tellCatalog: catalog.send,
    tellProtocol: protocol.send,
    tellAwsFiles: awsFiles.send,
    showSession: session.deliver,
    showQuestion: question.deliver,
    askForConsole: wish.deliver,
    chooseInMenu: choice.deliver,
  };
};

export type MainFeeds = ReturnType<typeof createMainFeeds>;
