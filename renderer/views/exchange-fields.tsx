import { requestedTokenNames } from '../../shared/application-words.ts';
import { requestedTokenTypes, type TokenRequest } from '../../shared/applications.ts';
import { exchangeFields, missingFieldWords, otherTokenWords, ownTokenWords } from '../../shared/exchange-words.ts';
import type { GrantField, TypedGrant } from '../application-form.ts';
import { Choice } from '../ui/choice.tsx';
import { SecretField } from '../ui/secret-field.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';

const tokenOptions = (['usual', ...requestedTokenTypes] as const).map((value) => ({
  value,
  label: requestedTokenNames[value],
}));

type ExchangeFieldsProps = {
  readonly grant: TokenRequest['grant'];
  readonly typed: TypedGrant;
  readonly missing: GrantField | undefined;
  readonly sessionName: string | undefined;
  readonly onChange: (changes: Partial<TypedGrant>) => void;
};

/** What a grant asks a person for. */
export const ExchangeFields = ({ grant, typed, missing, sessionName, onChange }: ExchangeFieldsProps) => {
  const missed = (field: keyof typeof missingFieldWords) => (missing === field ? missingFieldWords[field] : undefined);
  switch (grant) {
    case 'jwt-bearer':
      return (
        <SecretField
          field="assertion"
          {...exchangeFields.assertion}
          value={typed.assertion}
          onChange={(assertion) => onChange({ assertion })}
          error={missed('assertion')}
        />
      );
    case 'token-exchange':
      return (
        <>
          <fieldset className="choices">
            <legend>{exchangeFields.subject.label}</legend>
            <Choice
              kind="radio"
              name="subject"
              checked={typed.isOwnToken}
              onChange={() => onChange({ isOwnToken: true, subjectToken: '' })}
            >
              {ownTokenWords(sessionName)}
            </Choice>
            <Choice
              kind="radio"
              name="subject"
              checked={!typed.isOwnToken}
              onChange={() => onChange({ isOwnToken: false })}
            >
              {otherTokenWords}
            </Choice>
          </fieldset>
          {!typed.isOwnToken && (
            <SecretField
              field="subjectToken"
              {...exchangeFields.subjectToken}
              value={typed.subjectToken}
              onChange={(subjectToken) => onChange({ subjectToken })}
              error={missed('subjectToken')}
            />
          )}
          <Select
            {...exchangeFields.requestedTokenType}
            value={typed.requestedTokenType}
            options={tokenOptions}
            onChange={(requestedTokenType) => onChange({ requestedTokenType })}
          />
        </>
      );
    case 'authorization-code':
      return (
        <>
          <SecretField
            field="code"
            {...exchangeFields.code}
            value={typed.code}
            onChange={(code) => onChange({ code })}
            error={missed('code')}
          />
          <TextField
            field="redirectUri"
            {...exchangeFields.redirectUri}
            mono
            value={typed.redirectUri}
            onChange={(redirectUri) => onChange({ redirectUri })}
            error={missed('redirectUri')}
          />
          <SecretField
            {...exchangeFields.codeVerifier}
            value={typed.codeVerifier}
            onChange={(codeVerifier) => onChange({ codeVerifier })}
          />
        </>
      );
    case 'refresh-token':
      return null;
  }
};
