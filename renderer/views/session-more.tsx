import { colorNames, managedWords, methodMeanings, methodNames, usualMethodName } from '../../shared/choice-words.ts';
import { type InstalledBrowser, type SsoSession, sessionColors, signInMethods } from '../../shared/model.ts';
import { ownCommandWords, sessionMoreFields } from '../../shared/session-form-words.ts';
import { commandBrowser, installedOptions } from '../browser-choices.ts';
import type { SessionChoices, SessionField, TypedSession } from '../session-form.ts';
import { useStore } from '../store.ts';
import { ColorField } from '../ui/color-field.tsx';
import { FixedField } from '../ui/fixed-field.tsx';
import { Select } from '../ui/select.tsx';
import { Switch } from '../ui/switch.tsx';
import { type FormField, TextField } from '../ui/text-field.tsx';

const colors = sessionColors.map((value) => ({ value, name: colorNames[value] }));

type SessionMoreProps = {
  /** The session as it is kept. */
  readonly session?: SsoSession | undefined;
  readonly typed: TypedSession;
  readonly browsers: readonly InstalledBrowser[];
  readonly field: (name: SessionField) => FormField;
  readonly choose: (choices: Partial<SessionChoices>) => void;
};

/** What most sessions leave as it is. */
export const SessionMore = ({ session, typed, browsers, field, choose }: SessionMoreProps) => {
  const managed = useStore(({ app }) => app?.managed.signInMethod);
  const usual = useStore(({ app }) => app?.settings.signInMethod ?? 'device');
  const method = typed.signInMethod === 'usual' ? usual : typed.signInMethod;
  const methods = [
    { value: 'usual' as const, label: usualMethodName(usual) },
    ...signInMethods.map((value) => ({ value, label: methodNames[value] })),
  ];
  return (
    <>
      {managed === undefined ? (
        <Select
          {...sessionMoreFields.signInMethod}
          value={typed.signInMethod}
          options={methods}
          onChange={(signInMethod) => choose({ signInMethod })}
          hint={methodMeanings[method]}
        />
      ) : (
        <FixedField {...sessionMoreFields.signInMethod} value={methodNames[managed]} reason={managedWords} />
      )}
      <Select
        {...sessionMoreFields.browser}
        value={typed.browser}
        options={[...installedOptions(browsers, session?.browser), { value: commandBrowser, label: ownCommandWords }]}
        onChange={(browser) => choose({ browser })}
      />
      {typed.browser === commandBrowser && <TextField {...sessionMoreFields.command} mono {...field('command')} />}
      <ColorField
        {...sessionMoreFields.color}
        value={typed.color}
        colors={colors}
        onChange={(color) => choose({ color })}
      />
      <TextField {...sessionMoreFields.labels} {...field('labels')} />
      <Switch {...sessionMoreFields.fips} checked={typed.fips} onChange={(fips) => choose({ fips })} />
      <Switch
        {...sessionMoreFields.dualStack}
        checked={typed.dualStack}
        onChange={(dualStack) => choose({ dualStack })}
      />
      <TextField {...sessionMoreFields.scopes} mono {...field('scopes')} />
    </>
  );
};
