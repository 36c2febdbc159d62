import '../ui/field.css';
import './shortcut-field.css';
import { useId } from 'react';
import { acceleratorWords } from '../../shared/accelerator.ts';
import { buttonNames } from '../../shared/button-words.ts';
import { errorBody } from '../../shared/copy.ts';
import {
  noKeysWords,
  pressKeysWords,
  shortcutProblem,
  unfitKeysWords,
  waylandWords,
} from '../../shared/quick-pick-words.ts';
import { bridge } from '../bridge.ts';
import { useKeyRecording } from '../hooks/use-key-recording.ts';
import { useStore } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { FieldError } from '../ui/field-error.tsx';
import type { SettingPieceProps } from './setting-control.tsx';

type ShortcutFieldProps = SettingPieceProps & { readonly onChoose: (keys: string) => Promise<unknown> };

/** The keys that open the quick-pick, chosen by pressing them. */
export const ShortcutField = ({ title, effect, error, onChoose }: ShortcutFieldProps) => {
  const id = useId();
  const keys = useStore(({ app }) => app?.settings.quickPickShortcut ?? '');
  const quickPick = useStore(({ app }) => app?.quickPick);
  const platform = useStore(({ app }) => app?.platform ?? 'linux');
  const choose = async (chosen: string) => {
    await onChoose(chosen);
    // The same keys again are no change, and are listened to again all the same.
    void bridge.run('holdShortcut', { isHeld: false });
  };
  const { recording, start, stop, handlers } = useKeyRecording((accelerator) => void choose(accelerator));

  const isOn = recording.kind === 'on';
  const shown = () => {
    if (recording.kind === 'on') {
      return recording.held === '' ? pressKeysWords : `${acceleratorWords(recording.held, platform)} …`;
    }
    return keys === '' ? noKeysWords : acceleratorWords(keys, platform);
  };
  const problem = () => {
    if (recording.kind === 'on') {
      return recording.isUnfit ? unfitKeysWords(acceleratorWords('CommandOrControl', platform)) : undefined;
    }
    if (error !== undefined) return errorBody(error);
    return quickPick && shortcutProblem(quickPick);
  };
  const said = problem();

  return (
    <div className="field">
      <span id={id} className="field-label">
        {title}
      </span>
      <div className="shortcut-line">
        <Button
          className="shortcut-keys"
          data-recording={isOn ? '' : undefined}
          aria-labelledby={`${id} ${id}-keys`}
          aria-describedby={`${id}-note`}
          onClick={() => (isOn ? stop() : start())}
          {...handlers}
        >
          <span id={`${id}-keys`}>{shown()}</span>
        </Button>
        {keys !== '' && (
          <Button kind="quiet" onClick={() => void choose('')}>
            {buttonNames.remove}
          </Button>
        )}
      </div>
      <div id={`${id}-note`} className="field-note">
        <div className="shortcut-said" aria-live="polite">
          {said !== undefined && <FieldError>{said}</FieldError>}
        </div>
        <p>{effect}</p>
        {quickPick?.isWayland && (
          <>
            <p>{waylandWords}</p>
            <code className="shortcut-command">{quickPick.command}</code>
          </>
        )}
      </div>
    </div>
  );
};
