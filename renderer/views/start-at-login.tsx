import { useState } from 'react';
import { errorBody } from '../../shared/copy.ts';
import type { ErrorView } from '../../shared/errors.ts';
import { startAtLoginMeaning, startAtLoginName } from '../../shared/login-words.ts';
import { bridge } from '../bridge.ts';
import { useStore } from '../store.ts';
import { FieldError } from '../ui/field-error.tsx';
import { Switch } from '../ui/switch.tsx';

/** Shows what is so on this machine; it is no setting that is kept with the others. */
export const StartAtLogin = () => {
  const isOn = useStore(({ app }) => app?.startsAtLogin ?? false);
  const [error, setError] = useState<ErrorView>();
  const change = async (enabled: boolean) => {
    const reply = await bridge.run('setStartAtLogin', { enabled });
    setError(reply.ok ? undefined : reply.error);
  };
  return (
    <section className="settings-group" aria-labelledby="settings-machine">
      <h3 id="settings-machine">This machine</h3>
      <Switch
        label={startAtLoginName}
        checked={isOn}
        onChange={(enabled) => void change(enabled)}
        note={startAtLoginMeaning(isOn)}
      />
      {error && <FieldError role="alert">{errorBody(error)}</FieldError>}
    </section>
  );
};
