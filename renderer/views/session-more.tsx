import { colorNames, managedWords, methodMeanings, methodNames, usualMethodName } from '../../shared/choice-words.ts';
import { type InstalledBrowser, type SsoSession, sessionColors, signInMethods } from '../../shared/model.ts';
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
          label="How to sign in"
          value={typed.signInMethod}
          options={methods}
          onChange={(signInMethod) => choose({ signInMethod })}
          hint={methodMeanings[method]}
        />
      ) : (
        <FixedField label="How to sign in" value={methodNames[managed]} reason={managedWords} />
      )}
      <Select
        label="Browser"
        value={typed.browser}
        options={[
          ...installedOptions(browsers, session?.browser),
          { value: commandBrowser, label: 'A command of your own' },
        ]}
        onChange={(browser) => choose({ browser })}
        hint="Where pages of this session open outside Latchkey."
      />
      {typed.browser === commandBrowser && (
        <TextField
          label="Browser command"
          placeholder="firefox -P work {url}"
          mono
          {...field('command')}
          hint="{url} stands for the address. Without it, the address comes last."
        />
      )}
      <ColorField label="Color" value={typed.color} colors={colors} onChange={(color) => choose({ color })} />
      <TextField
        label="Labels"
        placeholder="production, on call"
        {...field('labels')}
        hint="Shown beside the name. Separated by commas."
      />
      <Switch
        label="FIPS endpoints"
        checked={typed.fips}
        onChange={(fips) => choose({ fips })}
        note="AWS’s endpoints validated under FIPS 140. Off: as AWS_USE_FIPS_ENDPOINT says."
      />
      <Switch
        label="Dual-stack endpoints"
        checked={typed.dualStack}
        onChange={(dualStack) => choose({ dualStack })}
        note="AWS’s endpoints for IPv4 and IPv6. Off: as AWS_USE_DUALSTACK_ENDPOINT says."
      />
      <TextField label="Scopes" mono {...field('scopes')} hint="Separated by blanks. The usual one is enough." />
    </>
  );
};
