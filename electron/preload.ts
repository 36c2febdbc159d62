import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '../shared/contract.ts';
import { commandChannel, type Topic, watchChannel } from './shell/bridge-channels.ts';

// SECURITY: a page gets values only; the event object, which carries the sender, stays here.
const subscribe =
  <Value>(topic: Topic) =>
  (listener: (value: Value) => void) => {
    const receive = (_event: unknown, value: Value) => listener(value);
    ipcRenderer.on(topic, receive);
    ipcRenderer.send(watchChannel, topic);
    return () => {
      ipcRenderer.removeListener(topic, receive);
    };
  };

const bridge: Bridge = {
  run: (name, argument) => ipcRenderer.invoke(commandChannel, name, argument),
  onState: subscribe('state'),
  onCatalog: subscribe('catalog'),
  onProtocol: subscribe('protocol'),
  onAwsFiles: subscribe('aws-files'),
  onShowSession: subscribe('show-session'),
  onShowQuestion: subscribe('show-question'),
  onConsoleWish: subscribe('console-wish'),
  onMenuChoice: subscribe('menu-choice'),
  onVerification: subscribe('verification'),
  onConsole: subscribe('console'),
};

contextBridge.exposeInMainWorld('latchkey', bridge);
