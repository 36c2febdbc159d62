import { type KeyboardEvent, useState } from 'react';
import { pressedAccelerator } from '../../shared/accelerator.ts';
import { bridge } from '../bridge.ts';
import { useStore } from '../store.ts';

type Recording =
  | { readonly kind: 'off' }
  /** `held`: the modifiers that are down. */
  | { readonly kind: 'on'; readonly held: string; readonly isUnfit: boolean };

const off: Recording = { kind: 'off' };

/** Waits for keys to be pressed on the element that has its handlers. Tab and Escape lead away from it, as everywhere. */
export const useKeyRecording = (onRecorded: (accelerator: string) => void) => {
  const [recording, setRecording] = useState<Recording>(off);
  const platform = useStore(({ app }) => app?.platform ?? 'linux');
  const isOn = recording.kind === 'on';

  const start = () => {
    setRecording({ kind: 'on', held: '', isUnfit: false });
    void bridge.run('holdShortcut', { isHeld: true });
  };
  const stop = () => {
    if (!isOn) return;
    setRecording(off);
    void bridge.run('holdShortcut', { isHeld: false });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOn || event.key === 'Tab') return;
    // Neither the dialog nor the window hears them.
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return stop();
    const pressed = pressedAccelerator(event, platform);
    if (pressed.kind === 'begun') setRecording({ kind: 'on', held: pressed.held, isUnfit: false });
    else if (pressed.kind === 'unfit') setRecording({ kind: 'on', held: '', isUnfit: true });
    else {
      setRecording(off);
      onRecorded(pressed.accelerator);
    }
  };
  const onKeyUp = () => {
    if (recording.kind === 'on' && recording.held !== '') setRecording({ ...recording, held: '' });
  };

  return { recording, start, stop, handlers: { onKeyDown, onKeyUp, onBlur: stop } };
};
